package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import jp.tenko.submission.Recipients;
import jp.tenko.testing.Console;
import jp.tenko.testing.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page and every button of the console, for everybody who may come in, and for those of another organization. A page
 * that is not in this table fails the test.
 */
class ConsoleAccessStoryTest extends StoryTest {

    /**
     * Columns: administrator who is no member, director, staff, viewer who sees people, viewer who sees figures only, the
     * neighbour's administrator. 2: they get it (200, or 302 after a button). 3: refused (403). 4: not found (404), as if it were not
     * there. 0: bad request (400): let in, but the form was empty. {R} is a roll call, {M} a member, {I} an incident, {A} an
     * account, {B} a business, {P} a photo, {D} a deadline, {T} a recipient, {X} a
     * share-out that was sent, {N} its first file, {L} a member, {G} one who has left, {F} a file of the list {K}, {W} a registration
     * that was declined, {Y} a system, {V} a flow, {Q} a passkey that is nowhere, of this organization; the neighbour asks for the same ones. {U} and {S} are nowhere: what is tried again is looked for
     * in one's own channel only, and that there is nothing is said on the page.
     */
    private static final String TABLE = """
            GET  /                              2 2 2 2 2 2
            GET  /live                          2 2 2 2 2 2
            GET  /incidents                     2 2 2 2 2 2
            POST /incident/{I}/close            2 2 3 3 3 4
            POST /incident/{I}/reopen           2 2 3 3 3 4
            GET  /damage                        2 2 2 2 2 2
            GET  /damage/damage.csv?incident={I} 2 2 2 2 2 4
            GET  /damage/map                    2 2 2 2 2 2
            GET  /damage/map/marks?incident={I} 2 2 2 2 2 4
            GET  /damage/map/hazards            4 4 4 4 4 4
            GET  /damage/silent?incident={I}    2 2 2 2 3 4
            GET  /damage/{B}                    2 2 2 2 2 4
            GET  /damage/{B}/photos/{P}         2 2 2 2 3 4
            POST /damage/{B}/case               0 0 0 3 3 4
            POST /damage/{B}/called             0 0 0 3 3 4
            POST /damage/{B}/code               2 2 2 3 3 4
            POST /damage/{B}/mail               2 2 2 3 3 4
            POST /damage/silent/mail?incident={I} 2 2 3 3 3 4
            GET  /roll-call                     2 2 2 2 3 2
            POST /roll-call                     0 0 3 3 3 0
            GET  /roll-call/drills.csv          2 2 2 2 3 2
            GET  /roll-call/{R}                 2 2 2 2 3 4
            GET  /roll-call/{R}/answers.csv     2 2 2 2 3 4
            POST /roll-call/{R}/remind          2 2 3 3 3 4
            POST /roll-call/{R}/close           2 2 3 3 3 4
            GET  /roll-call/{R}/{M}             2 2 2 2 3 4
            POST /roll-call/{R}/{M}             0 0 0 3 3 4
            POST /roll-call/{R}/{M}/code        2 2 2 3 3 4
            POST /roll-call/{R}/{M}/mail        2 2 3 3 3 4
            GET  /damage/{B}/report             3 2 2 3 3 4
            POST /damage/{B}/report             3 2 2 3 3 4
            GET  /damage/{B}/hearing-sheet      3 2 2 3 3 4
            POST /damage/{B}/hearing-sheet      3 2 2 3 3 4
            GET  /submission                    2 2 2 2 2 2
            POST /submission/deadlines          0 0 3 3 3 0
            POST /submission/deadline/{D}/drop  2 2 3 3 3 4
            POST /submission/deadline/{D}/restore 4 4 3 3 3 4
            GET  /submission/deadline/{D}       2 2 2 3 3 4
            GET  /submission/deadline/{D}/print 2 2 2 3 3 4
            GET  /submission/deadline/{D}/files/{N} 2 2 2 3 3 4
            GET  /submission/deadline/{D}/form-one.csv 2 2 2 3 3 4
            POST /submission/deadline/{D}/approve 2 2 3 3 3 4
            POST /submission/deadline/{D}/description/{B} 3 2 2 3 3 4
            GET  /submission/now/{I}/{T}        2 2 2 3 3 4
            GET  /submission/now/{I}/{T}/print  2 2 2 3 3 4
            GET  /submission/now/{I}/{T}/files/{N} 2 2 2 3 3 4
            GET  /submission/now/{I}/{T}/form-one.csv 2 2 2 3 3 4
            POST /submission/now/{I}/{T}/approve 2 2 3 3 3 4
            POST /submission/now/{I}/{T}/description/{B} 3 2 2 3 3 4
            GET  /submission/share-out/{I}/{O}/{J} 2 2 2 2 2 4
            GET  /submission/sent/{X}           2 2 2 2 2 4
            GET  /submission/sent/{X}/state     2 2 2 3 3 4
            GET  /submission/sent/{X}/files/{N} 2 2 2 2 2 4
            GET  /submission/sent/{X}/print     2 2 2 2 2 4
            POST /submission/sent/{X}/by-hand   2 2 3 3 3 4
            POST /submission/sent/{X}/by-hand/undo 2 2 3 3 3 4
            POST /submission/sent/{X}/again     2 2 3 3 3 4
            POST /submission/sent/{X}/withdraw  2 2 3 3 3 4
            GET  /submission/recipients         2 2 3 3 3 2
            POST /submission/recipients         0 0 3 3 3 0
            GET  /submission/recipients/example.xlsx 2 2 3 3 3 2
            GET  /submission/recipients/{T}     2 2 3 3 3 4
            POST /submission/recipients/{T}     2 2 3 3 3 4
            GET  /submission/recipients/{T}/template 4 4 3 3 3 4
            POST /submission/recipients/{T}/template 2 2 3 3 3 4
            POST /submission/recipients/{T}/template/remove 2 2 3 3 3 4
            POST /submission/recipients/{T}/test-mail 2 2 3 3 3 4
            POST /submission/recipients/{T}/retire 2 2 3 3 3 4
            POST /submission/recipients/{T}/back 2 2 3 3 3 4
            GET  /submission/federation         2 2 2 3 3 2
            GET  /submission/federation/lines   2 2 2 3 3 4
            GET  /submission/federation/{I}/{B} 2 2 2 3 3 4
            POST /submission/federation/{I}/{B}/take 3 2 2 3 3 4
            POST /submission/federation/{I}/{B}/release 3 2 2 3 3 4
            POST /submission/federation/{I}/{B}/typed 3 2 2 3 3 4
            POST /submission/federation/{I}/{B}/untyped 3 2 2 3 3 4
            GET  /submission/hearing-sheets     2 2 2 3 3 2
            GET  /submission/hearing-sheets/blank.xlsx 2 2 2 3 3 2
            GET  /incidents/{I}/hearing-sheets.xlsx 2 2 2 3 3 4
            GET  /incidents/{I}/report          2 2 2 3 3 4
            GET  /damage/{B}/hearing-sheet.xlsx 2 2 2 3 3 4
            GET  /damage/{B}/evidence.zip       2 2 2 3 3 4
            GET  /people                        2 2 2 3 3 2
            GET  /people/people.csv             2 2 2 3 3 2
            GET  /people/new                    2 2 3 3 3 2
            POST /people/new                    0 0 3 3 3 0
            GET  /people/{M}                    2 2 3 3 3 4
            POST /people/{M}                    0 0 3 3 3 4
            POST /people/{M}/undo               0 0 3 3 3 0
            POST /people/{L}/leave              2 2 3 3 3 4
            POST /people/{G}/back               2 2 3 3 3 4
            GET  /people/command                2 2 3 3 3 2
            POST /people/command                0 0 3 3 3 0
            GET  /people/reach                  2 2 3 3 3 2
            GET  /people/sheet                  2 2 2 3 3 2
            POST /people/sheet                  2 2 2 3 3 2
            GET  /codes                         2 2 3 3 3 2
            POST /codes                         0 0 3 3 3 0
            GET  /lists                         2 2 3 3 3 2
            POST /lists                         0 0 3 3 3 0
            GET  /lists/{K}.csv                 2 2 3 3 3 2
            GET  /lists/{F}                     2 2 3 3 3 4
            POST /lists/{F}                     0 0 3 3 3 0
            GET  /businesses                    2 2 2 3 3 2
            GET  /businesses/new                2 2 2 3 3 2
            POST /businesses/new                0 0 0 3 3 0
            GET  /businesses/{B}                2 2 2 3 3 4
            POST /businesses/{B}                0 0 0 3 3 4
            POST /businesses/{B}/undo           0 0 0 3 3 0
            POST /businesses/{B}/code           2 2 2 3 3 4
            POST /businesses/codes              0 0 0 3 3 0
            GET  /businesses/gone               2 2 2 3 3 2
            GET  /businesses/{B}/leave          2 2 2 3 3 4
            POST /businesses/{B}/leave          0 0 0 3 3 0
            POST /businesses/{B}/back           4 4 4 3 3 4
            GET  /businesses/registrations      2 2 2 3 3 2
            POST /businesses/registrations/{W}  0 0 0 3 3 0
            POST /businesses/registrations/{W}/back 2 2 2 3 3 4
            GET  /settings                      2 2 3 3 3 2
            POST /settings                      0 0 3 3 3 0
            POST /settings/standard             0 0 3 3 3 0
            POST /settings/undo                 0 0 3 3 3 0
            GET  /trouble                       2 2 3 3 3 2
            POST /trouble/unsent/{U}/again      2 2 3 3 3 2
            POST /trouble/set-aside/{S}/again   2 2 3 3 3 2
            POST /trouble/noticed               2 2 3 3 3 2
            GET  /access                        2 3 3 3 3 2
            POST /access/viewers                0 3 3 3 3 0
            POST /access/administrators         0 3 3 3 3 0
            POST /access/{A}/close              2 3 3 3 3 4
            POST /access/{A}/open               2 3 3 3 3 4
            GET  /me                            2 2 2 2 2 2
            POST /me/recovery-codes             2 2 2 2 2 2
            POST /me/passkeys/{Q}/remove        4 4 4 4 4 4
            GET  /audit                         2 2 3 3 3 2
            GET  /flows                         2 2 2 3 3 2
            GET  /flows/{V}                     2 2 2 3 3 2
            GET  /api                           2 2 2 2 2 2
            POST /api/tokens                    0 3 3 3 3 0
            POST /api/tokens/{Y}/revoke         2 3 3 3 3 4
            POST /api/tokens/{Y}/restore        2 3 3 3 3 4
            """;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Accounts accounts;

    @Autowired
    Recipients recipients;

    @Autowired
    SignIn signIn;

    @Test
    void every_page_is_in_the_table() {
        var inTheTable = TABLE.lines()
                .map(line -> line.split("\\s+"))
                .map(row -> row[0] + " " + row[1].replaceAll("\\?.*", "").replaceAll("\\{\\w+}", "{}"))
                .collect(Collectors.toCollection(TreeSet::new));
        var mapped = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, page) -> {
            String name = page.getBeanType().getName();
            if (name.startsWith("jp.tenko.console.") && !name.endsWith(".SignInPages") && !name.endsWith(".EvidencePage") && !name.endsWith(".AnswerPage")) {
                mapping.getPatternValues().forEach(path -> mapping.getMethodsCondition().getMethods()
                        .forEach(method -> mapped.add(method + " " + path.replaceAll("\\{\\w+}", "{}"))));
            }
        });

        assertThat(inTheTable).isEqualTo(mapped);
    }

    @Test
    void everybody_gets_what_the_table_says_and_nothing_else() {
        List<Console> people = people();
        List<String> wrong = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            String[] row = line.split("\\s+");
            Map<String, String> ids = newIncident();
            for (int i = 0; i < people.size(); i++) {
                ids = row[0].equals("POST") ? newIncident() : ids;
                String path = row[1];
                for (var id : ids.entrySet()) {
                    path = path.replace(id.getKey(), id.getValue());
                }
                int status = status(people.get(i), row[0], path);
                int expected = Integer.parseInt(row[i + 2]);
                if (expected != (status == 200 || status == 302 ? 2 : status % 10)) {
                    wrong.add(row[0] + " " + row[1] + ", column " + (i + 1) + ": expected " + expected + ", got " + status);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void nobody_gets_anything_without_signing_in() {
        for (String line : TABLE.lines().filter(row -> row.startsWith("GET")).toList()) {
            String path = line.split("\\s+")[1].replaceAll("\\{\\w+}", "1");
            assertThat(Console.leadsTo(new Console(port()).get(path))).as(path).isEqualTo("/sign-in");
        }
    }

    @Test
    void a_viewer_who_sees_figures_only_finds_no_name_and_no_number_on_the_board() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "けがをした");
        String board = people().get(4).get("/").body();

        assertThat(board).contains("未回答", "id=\"injured\">1<").doesNotContain("山田", "tel:", "090-");
    }

    @Test
    void a_viewer_is_out_when_the_day_comes() {
        Console viewer = people().get(4);
        assertThat(viewer.get("/").statusCode()).isEqualTo(200);

        clock.advance(Duration.ofDays(30));
        assertThat(Console.leadsTo(viewer.get("/"))).isEqualTo("/sign-in");
    }

    @Test
    void the_board_of_somebody_whose_access_is_taken_away_shows_nothing_more() throws IOException {
        town.rollIsCalled(OISHI, "地震");
        try (InputStream board = people().get(3).stream("/live").body()) {
            assertThat(board.read()).isPositive();
            jdbc.sql("update account set closed_at = now() where name = '町'").update();
            assertThat(CompletableFuture.supplyAsync(() -> ends(board))).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
        }
    }

    @Test
    void an_open_board_hears_of_a_change_that_somebody_else_has_opened_the_page_upon() throws IOException {
        town.rollIsCalled(OISHI, "地震");
        List<Console> people = people();
        long rollCall = jdbc.sql("select max(id) from roll_call").query(Long.class).single();
        try (InputStream board = people.get(1).stream("/live").body()) {
            int injured = 0;
            for (String name : List.of("山田%", "中島%", "髙橋%", "江口%")) {
                people.get(1).post("/roll-call/" + rollCall + "/" + member(name).value(), Map.of("safety", "injured"));
                people.get(1).get("/"); // before the feed has looked
                String figure = "id=\"injured\">" + ++injured + "<";
                assertThat(CompletableFuture.supplyAsync(() -> says(board, figure))).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
            }
        }
    }

    private static boolean says(InputStream stream, String awaited) {
        try {
            StringBuilder said = new StringBuilder();
            for (int letter = stream.read(); letter >= 0; letter = stream.read()) {
                if (said.append((char) letter).indexOf(awaited, said.length() - awaited.length() - 1) >= 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoever_is_not_in_sees_the_way_in_however_often_they_come() {
        Console somebody = new Console(port());
        for (int visit = 1; visit <= 3; visit++) {
            assertThat(Console.leadsTo(somebody.get("/damage"))).isEqualTo("/sign-in");
        }
        String link = signIn.invitation(administrator(organization("hirokawa")), clock.instant()).toString();
        assertThat(Console.leadsTo(somebody.signIn(Console.secretIn(link)))).isEqualTo("/damage");
    }

    private static boolean ends(InputStream stream) {
        try {
            stream.readAllBytes();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int status(Console person, String method, String path) {
        if (path.equals("/live")) {
            return person.statusOfStream(path);
        }
        return (method.equals("GET") ? person.get(path) : person.post(path, Map.of())).statusCode();
    }

    private List<Console> people() {
        long us = organization("hirokawa");
        long neighbour = jdbc.sql("""
                insert into organization (channel, name) values ('neighbour', 'となり町商工会')
                on conflict (channel) do update set name = excluded.name returning id
                """).query(Long.class).single();
        OrganizationId here = new OrganizationId(us);
        var until = clock.instant().plus(Duration.ofDays(30));
        return List.of(
                in(administrator(us)),
                in(accounts.of(member("大石%"), clock.instant())),
                in(accounts.of(member("山田%"), clock.instant())),
                in(accounts.viewer(here, "町", true, until, clock.instant())),
                in(accounts.viewer(here, "県", false, until, clock.instant())),
                in(administrator(neighbour)));
    }

    private Console in(AccountId account) {
        String link = signIn.invitation(account, clock.instant()).toString();
        Console console = new Console(port());
        assertThat(Console.leadsTo(console.signIn(Console.secretIn(link)))).isEqualTo("/");
        return console;
    }

    private AccountId administrator(long organization) {
        return new AccountId(jdbc.sql("""
                insert into account (organization_id, name, administrator, created_at) values (?, '管理者', true, now()) returning id
                """).param(organization).query(Long.class).single());
    }

    private MemberId member(String name) {
        return new MemberId(jdbc.sql("select id from member where name like ?").param(name).query(Long.class).single());
    }

    private long organization(String channel) {
        return jdbc.sql("select id from organization where channel = ?").param(channel).query(Long.class).single();
    }

    /** A fresh one for each button, so that nobody finds what somebody before them has closed. */
    private Map<String, String> newIncident() {
        jdbc.sql("update roll_call set closed_at = now(), close_reason = 'time_up' where closed_at is null").update();
        jdbc.sql("update incident set closed_at = now() where closed_at is null").update();
        long us = organization("hirokawa");
        long member = member("山田%").value();
        long incident = jdbc.sql("""
                insert into incident (organization_id, kind, drill, began_at, opened_by) values (?, 'earthquake', false, ?, ?) returning id
                """).param(us).param(java.sql.Timestamp.from(clock.instant())).param(member).query(Long.class).single();
        long rollCall = jdbc.sql("""
                insert into roll_call (organization_id, incident_id, drill, audience, started_by, started_at, deadline_at,
                    reminder_minutes, summary_minutes, succession_minutes, deadline_minutes, auto_close_minutes, minute_lasts_ms)
                values (?, ?, false, 'all', ?, ?, ?, '{10}', '{15}', 20, 60, 1440, 60000) returning id
                """).param(us).param(incident).param(member)
                .param(java.sql.Timestamp.from(clock.instant()))
                .param(java.sql.Timestamp.from(clock.instant().plus(Duration.ofHours(1))))
                .query(Long.class).single();
        jdbc.sql("insert into roll_call_member (roll_call_id, member_id, asked_by_line) values (?, ?, true)")
                .param(rollCall).param(member).update();
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("{R}", String.valueOf(rollCall));
        ids.put("{B}", jdbc.sql("select min(id) from business where organization_id = ?").param(us).query(String.class).single());
        ids.put("{M}", String.valueOf(member));
        ids.put("{I}", String.valueOf(incident));
        ids.put("{A}", String.valueOf(accounts.viewer(
                new OrganizationId(us), "町", false, clock.instant().plus(Duration.ofDays(1)), clock.instant()).value()));
        long business = jdbc.sql("select id from business where number = '0001' and organization_id = ?").param(us).query(Long.class).single();
        ids.put("{B}", String.valueOf(business));
        ids.put("{P}", photo(incident, business));
        ids.putAll(documents(incident));
        ids.put("{L}", String.valueOf(onTheWay("null")));
        ids.put("{G}", String.valueOf(onTheWay("now()")));
        ids.put("{K}", "totals");
        ids.put("{F}", jdbc.sql("""
                insert into uploaded_list (id, organization_id, kind, name, file, uploaded_by, uploaded_at)
                select gen_random_uuid(), ?, 'totals', 'a.csv', '', min(id), now() from account returning id::text
                """).param(us).query(String.class).single());
        ids.put("{W}", jdbc.sql("""
                insert into business (organization_id, name, folded_name, registered_at, declined_at, settled_at)
                values (?, 'だれか', 'だれか', now(), now(), now()) returning id::text
                """).param(us).query(String.class).single());
        AccountId system = accounts.viewer(new OrganizationId(us), "町のシステム", false, clock.instant().plus(Duration.ofDays(1)), clock.instant());
        jdbc.sql("insert into api_token (account_id, token_hash, ending, made_by, made_at) values (?, ?, 'abcd', ?, now())")
                .params(system.value(), String.valueOf(system).getBytes(java.nio.charset.StandardCharsets.UTF_8), system.value()).update();
        ids.put("{Y}", String.valueOf(system.value()));
        ids.put("{V}", "staff-safety");
        ids.put("{Q}", "no-such-key");
        ids.put("{U}", "00000000-0000-0000-0000-000000000000");
        ids.put("{S}", "0");
        return ids;
    }

    private long onTheWay(String leftAt) {
        return jdbc.sql("""
                insert into member (organization_id, number, name, role, left_at)
                values (?, 'x' || gen_random_uuid(), 'とおりすがり', 'staff', %s) returning id
                """.formatted(leftAt)).param(organization("hirokawa")).query(Long.class).single();
    }

    @AfterEach
    void nobody_stays_on_the_list() {
        Tables.empty(jdbc, "account, audit cascade");
        jdbc.sql("delete from member where name = 'とおりすがり'").update();
    }

    /** Ready to be looked at. */
    private String photo(long incident, long business) {
        String id = "photo-" + incident;
        jdbc.sql("""
                insert into content (channel, message_id, state, next_attempt_at, asked_at) values ('hirokawa', ?, 'kept', now(), now())
                """).param(id).update();
        jdbc.sql("""
                insert into photo (channel, message_id, incident_id, business_id, number, ordinal, said_at, view_state, width, height, view)
                values ('hirokawa', ?, ?, ?, 1, 1, now(), 'ready', 1, 1, '\\xffd8')
                """).param(id).param(incident).param(business).update();
        return id;
    }

    /** What is due, and what was sent. */
    private Map<String, String> documents(long incident) {
        recipients.of(new OrganizationId(organization("hirokawa")));
        jdbc.sql("update recipient set retired_at = null").update();
        long prefecture = jdbc.sql("select id from recipient where code = 'prefecture' and organization_id = 1").query(Long.class).single();
        long deadline = jdbc.sql("""
                insert into deadline (incident_id, recipient_id, due_at, origin) values (?, ?, ?, 'plan') returning id
                """).param(incident).param(prefecture).param(java.sql.Timestamp.from(clock.instant().plus(Duration.ofHours(1)))).query(Long.class).single();
        long sent = jdbc.sql("""
                insert into submission (incident_id, recipient_id, document, number, state, channel, address, subject, body, known_at,
                                        approved_at, message_id)
                values (?, (select id from recipient where code = 'town' and organization_id = 1), 'share_out', 1, 'by_hand', 'fax', '', '情報共有', '情報共有',
                        now(), now(), 'm' || ?) returning id
                """).param(incident).param(incident).query(Long.class).single();
        jdbc.sql("insert into submission_file values (?, 0, 'x.xlsx', 'application/octet-stream', 'x', '00')").param(sent).update();
        String town = jdbc.sql("select id from recipient where code = 'town' and organization_id = 1").query(String.class).single();
        return Map.of("{O}", town, "{J}", "1", "{D}", String.valueOf(deadline), "{T}", String.valueOf(prefecture), "{X}", String.valueOf(sent), "{N}", "0");
    }
}
