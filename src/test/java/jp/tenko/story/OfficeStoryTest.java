package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.file.BusinessImport;
import jp.tenko.roster.file.MemberImport;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import jp.tenko.testing.Console;
import jp.tenko.testing.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The office on a quiet day: who is there, who leads, which business is which, and what it sets. */
class OfficeStoryTest extends StoryTest {

    private static final Charset EXCEL = Charset.forName("windows-31j");

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    @AfterEach
    void as_in_the_files() throws IOException {
        asInTheFiles(this);
        new SocietyOfBusinesses(jdbc).asInTheFiles();
    }

    /** People and businesses as the files of the sandbox say, without anybody who came in a story, and no settings. */
    static void asInTheFiles(StoryTest story) throws IOException {
        Tables.empty(story.jdbc, "account, audit, setting cascade");
        story.jdbc.sql("delete from member where number like 'T%'").update();
        story.jdbc.sql("delete from business where number like 'T%'").update();
        story.jdbc.sql("update member set left_at = null, left_line_user_id = null").update(); // a file does not put them back
        story.jdbc.sql("update business set left_at = null, left_why = null, counted_until = null").update();
        long organization = story.jdbc.sql("select id from organization where channel = 'hirokawa'").query(Long.class).single();
        story.context.getBean(MemberImport.class)
                .read(new OrganizationId(organization), file("members.csv"), story.clock.instant());
        story.context.getBean(BusinessImport.class)
                .read(new OrganizationId(organization), file("businesses.csv"), story.clock.instant());
    }

    private static byte[] file(String name) throws IOException {
        try (var file = OfficeStoryTest.class.getResourceAsStream("/sandbox/" + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    @Test
    void of_two_who_change_the_same_person_the_second_sees_what_the_first_has_saved() {
        Console one = member("大石%");
        Console other = member("中島%");
        String path = "/people/" + id("山田%");
        Map<String, String> first = form(one.get(path).body());
        Map<String, String> second = form(other.get(path).body());

        first.put("telephone", "090-0000-0777");
        assertThat(Console.leadsTo(one.post(path, first))).isEqualTo(path);
        second.put("name", "山田 太朗🌙");
        String late = other.post(path, second).body();
        assertThat(late).contains("ほかの人が変更しました", "いまの登録: 090-0000-0777", "山田 太朗🌙");
        assertThat(telephone("山田%")).isEqualTo("+819000000777");

        Map<String, String> again = form(late);
        again.put("telephone", "090-0000-0777");
        again.put("name", "山田 太朗🌙");
        assertThat(Console.leadsTo(other.post(path, again))).isEqualTo(path);
        assertThat(jdbc.sql("select detail from audit where deed = 'member-changed' order by id").query(String.class).list())
                .containsExactly("telephone", "name");
    }

    @Test
    void whoever_is_taken_off_the_list_is_out_at_once_and_can_be_put_back() {
        Console director = member("大石%");
        Console yamada = member("山田%");
        String person = "/people/" + id("山田%");
        assertThat(yamada.get("/people").statusCode()).isEqualTo(200);

        director.post(person + "/leave", Map.of());
        assertThat(director.get("/people").body()).contains("山田 太郎さんを名簿から外しました");
        assertThat(Console.leadsTo(yamada.get("/people"))).isEqualTo("/sign-in");
        town.rollIsCalled(OISHI, "地震");
        assertThat(town.heard(YAMADA)).noneMatch(heard -> heard.contains("無事"));
        assertThat(director.post("/people/" + id("大石%") + "/leave", Map.of()).statusCode()).isEqualTo(302);
        assertThat(director.get("/people").body()).contains("事務局長と代理は、名簿から外せません");

        director.post(person + "/back", Map.of());
        assertThat(yamada.get("/people").statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select line_user_id from member where name like '山田%'").query(String.class).single())
                .isEqualTo(YAMADA.lineUserId());
    }

    @Test
    void the_chain_of_command_cannot_be_broken() {
        Console director = member("大石%");
        String page = director.get("/people/command").body();
        String seen = value(page, "seen");
        String oishi = String.valueOf(id("大石%"));
        String yamada = String.valueOf(id("山田%"));

        assertThat(director.postWithoutToken("/people/command?leader=&leader=" + oishi, withCsrf(page, seen)).body())
                .contains("事務局長がいません");
        assertThat(director.postWithoutToken("/people/command?leader=" + oishi + "&leader=" + oishi, withCsrf(page, seen)).body())
                .contains("大石 源一郎さんが2か所に選ばれています");
        assertThat(director.postWithoutToken("/people/command?leader=" + oishi + "&leader=" + yamada, withCsrf(page, seen)).statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql("select name from member where role <> 'staff' order by deputy_order nulls first").query(String.class).list())
                .containsExactly("大石 源一郎", "山田 太郎");
        assertThat(director.postWithoutToken("/people/command?leader=" + yamada, withCsrf(page, seen)).body())
                .contains("ほかの人が変更しました");
    }

    @Test
    void a_file_with_bad_lines_is_shown_first_and_taken_over_without_them() {
        Console director = member("大石%");
        byte[] file = """
                事業所番号,事業所名,地区,電話
                0001,㈱花畑製作所,上広川,119
                0002,めぐみ書店,下広川,0943-00-0002
                T01,髙橋食堂,中広川,0943-00-0999
                ,名無し,中広川,
                """.getBytes(EXCEL);
        String preview = Console.leadsTo(director.upload("/lists", Map.of("kind", "businesses"), "名簿.csv", file));
        assertThat(preview).startsWith("/lists/");
        assertThat(director.get(preview).body())
                .contains("2か所の誤り", "電話番号として読めません", ">119<", "空です。必ず書いてください", "誤りのある2行を除いて");

        String without = director.get(preview + "?without=true").body();
        assertThat(without).contains("誤りのある2行は読み込みません", "id=\"added\">1<", "id=\"changed\">0<", "id=\"unchanged\">1<", "髙橋食堂");
        assertThat(count("business where number = 'T01'")).as("only shown").isZero();

        assertThat(Console.leadsTo(director.post(preview, Map.of("state", value(without, "state"), "without", "true")))).isEqualTo("/lists");
        assertThat(director.get("/lists").body()).contains("事業所の名簿を読み込みました。1件が変わりました");
        assertThat(count("business where number = 'T01' and name = '髙橋食堂'")).isEqualTo(1);
        assertThat(director.get(preview).statusCode()).as("it was taken over").isEqualTo(404);
    }

    @Test
    void a_file_that_is_none_is_refused_in_words() {
        Console director = member("大石%");
        director.upload("/lists", Map.of("kind", "members"), "a.csv", new byte[2_000_001]);
        assertThat(director.get("/lists").body()).contains("ファイルが大きすぎます");
        director.upload("/lists", Map.of("kind", "members"), "a.csv", new byte[0]);
        assertThat(director.get("/lists").body()).contains("ファイルが選ばれていません");
        String workbook = Console.leadsTo(director.upload("/lists", Map.of("kind", "members"), "a.xlsx", new byte[] {'P', 'K', 0, 1}));
        assertThat(director.get(workbook).body()).contains("CSVファイルではありません");
        assertThat(director.upload("/lists", Map.of("kind", "secrets"), "a.csv", "a".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_saved_list_can_be_taken_over_again_and_changes_nothing() {
        Console director = member("大石%");
        for (String kind : new String[] {"members", "businesses", "contacts", "officers"}) {
            byte[] saved = director.get("/lists/" + kind + ".csv").body().getBytes(StandardCharsets.UTF_8);
            String preview = Console.leadsTo(director.upload("/lists", Map.of("kind", kind), kind + ".csv", saved));
            assertThat(director.get(preview).body()).as(kind).contains("このファイルを読み込んでも、何も変わりません");
        }
    }

    @Test
    void a_registration_is_matched_from_the_console_and_the_match_is_taken_back() {
        long registered = jdbc.sql("""
                insert into business (organization_id, name, folded_name, telephone, registered_at)
                select id, '花畑製作所', '花畑製作所', '+81943000001', now() from organization where channel = 'hirokawa' returning id
                """).query(Long.class).single();
        jdbc.sql("""
                insert into contact_business (contact_id, business_id, since)
                select min(id), ?, now() from contact where name = '月岡 一郎'
                """).param(registered).update();
        long listed = jdbc.sql("select id from business where number = '0001'").query(Long.class).single();
        int before = count("contact_business where business_id = " + listed);
        Console staff = member("山田%");
        assertThat(staff.get("/businesses/registrations").body()).contains("花畑製作所", "㈱花畑製作所", "月岡 一郎");
        String path = "/businesses/registrations/" + registered;

        staff.post(path, Map.of("is", "number", "number", "9999"));
        assertThat(staff.get("/businesses/registrations").body()).contains("その番号の事業所は名簿にありません");
        staff.post(path, Map.of("is", String.valueOf(listed)));
        assertThat(staff.get("/businesses/registrations").body()).contains("「花畑製作所」を処理しました");
        assertThat(count("contact_business where business_id = " + registered)).isZero();
        assertThat(count("contact_business where business_id = " + listed)).isEqualTo(before + 1);

        staff.post(path + "/back", Map.of());
        assertThat(count("business where id = " + registered + " and listed_as is null and settled_by is null")).isEqualTo(1);
        assertThat(count("contact_business where business_id = " + registered)).isEqualTo(1);
        assertThat(count("contact_business where business_id = " + listed)).isEqualTo(before);
        assertThat(staff.post(path + "/back", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_setting_counts_from_the_next_roll_call_and_is_in_the_log() {
        Console director = member("大石%");
        town.rollIsCalled(OISHI, "地震");
        Map<String, String> settings = form(director.get("/settings").body());
        settings.put("roll-call.deadline", "９０分");
        settings.put("roll-call.auto-close-after", "60");
        assertThat(director.post("/settings", settings).body()).contains("締切と同じか、それより後にしてください");
        settings.put("roll-call.auto-close-after", "1440");
        settings.put("roll-call.reminders", "25,10,90");
        assertThat(director.post("/settings", settings).body()).contains("締切より前の時間だけを書いてください");
        settings.put("roll-call.reminders", "25、10");
        assertThat(Console.leadsTo(director.post("/settings", settings))).isEqualTo("/settings");
        assertThat(minutes()).as("the one that runs").isEqualTo("60 {10,25,45}");

        director.post("/roll-call/" + jdbc.sql("select max(id) from roll_call").query(Long.class).single() + "/close", Map.of());
        clock.advance(Duration.ofDays(8));
        director.post("/roll-call", Map.of("kind", "earthquake", "audience", "all"));
        assertThat(minutes()).isEqualTo("90 {10,25}");
        assertThat(jdbc.sql("select detail from audit where deed = 'setting-changed' order by id").query(String.class).list())
                .containsExactly("roll-call.reminders: 10,25,45 → 10,25", "roll-call.deadline: 60 → 90");

        director.post("/settings/standard", Map.of("name", "roll-call.deadline"));
        assertThat(count("setting")).isEqualTo(1);
        assertThat(director.post("/settings", settings).body()).contains("ほかの人が変更しました");
    }

    @Test
    void codes_on_a_sheet_let_people_join_once() {
        Console director = member("大石%");
        String sheet = director.post("/codes", Map.of("member", String.valueOf(id("江口%")))).body();
        Matcher code = Pattern.compile("class=\"code\">([A-Z0-9]{4}-[A-Z0-9]{4})<").matcher(sheet);
        assertThat(code.find()).isTrue();
        assertThat(sheet).contains("江口 隼人 様", "<svg", "viewBox=\"0 0 ");
        assertThat(code.find()).as("one slip only").isFalse();
        assertThat(director.get("/codes").body()).as("shown once").doesNotContain("class=\"code\"");
        assertThat(count("audit where deed = 'code-made'")).isEqualTo(1);
    }

    @Test
    void codes_for_businesses_go_to_those_for_which_nobody_has_joined() {
        Console staff = member("山田%");
        String joined = jdbc.sql("""
                select b.id::text from business b join contact_business s on s.business_id = b.id
                join contact c on c.id = s.contact_id where c.line_user_id is not null and b.number is not null limit 1
                """).query(String.class).single();
        String silent = jdbc.sql("""
                select b.id::text from business b where b.number is not null
                and not exists (select from contact_business s where s.business_id = b.id) limit 1
                """).query(String.class).single();

        staff.post("/businesses/codes", Map.of("business", joined));
        assertThat(staff.get("/businesses").body()).contains("この一覧の事業所は、どこも登録しています");
        String sheet = staff.post("/businesses/codes", Map.of("business", joined + "," + silent)).body();
        assertThat(Pattern.compile("class=\"code\"").matcher(sheet).results().count()).isEqualTo(1);
        assertThat(count("join_code where business_id = " + silent)).isEqualTo(1);
        assertThat(count("join_code where business_id = " + joined)).isZero();
    }

    private Console member(String name) {
        String link = signIn.invitation(accounts.of(new MemberId(id(name)), clock.instant()), clock.instant()).toString();
        Console console = new Console(port());
        assertThat(Console.leadsTo(console.signIn(Console.secretIn(link)))).isEqualTo("/");
        return console;
    }

    private long id(String name) {
        return jdbc.sql("select id from member where name like ?").param(name).query(Long.class).single();
    }

    private String telephone(String name) {
        return jdbc.sql("select telephone from member where name like ?").param(name).query(String.class).single();
    }

    private String minutes() {
        return jdbc.sql("select deadline_minutes || ' ' || reminder_minutes::text from roll_call order by id desc limit 1")
                .query(String.class).single();
    }

    private int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private static Map<String, String> withCsrf(String page, String seen) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("seen", seen);
        fields.put("_csrf", value(page, "_csrf"));
        return fields;
    }

    private static String value(String page, String name) {
        Matcher field = Pattern.compile("<input[^>]*name=\"" + Pattern.quote(name) + "\"[^>]*>").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        Matcher value = Pattern.compile("value=\"([^\"]*)\"").matcher(field.group());
        return value.find() ? value.group(1) : "";
    }

    /** The fields of the page as they are filled in. */
    private static Map<String, String> form(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*>").matcher(page);
        while (input.find()) {
            if (!input.group(1).equals("_csrf")) {
                fields.put(input.group(1), value(input.group(), input.group(1)));
            }
        }
        Matcher select = Pattern.compile("<select[^>]*name=\"([^\"]+)\".*?</select>", Pattern.DOTALL).matcher(page);
        while (select.find()) {
            Matcher chosen = Pattern.compile("<option value=\"([^\"]*)\" selected").matcher(select.group());
            fields.put(select.group(1), chosen.find() ? chosen.group(1) : "");
        }
        return fields;
    }
}
