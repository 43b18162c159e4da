package jp.tenko.story;

import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import jp.tenko.testing.Cast;
import jp.tenko.testing.Console;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The damage in the console: what the office sees of it, does about it, and what the town does not see. */
class DamagePagesStoryTest extends StoryTest {

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    @AfterEach
    void as_in_the_files() {
        jdbc.sql("update business set name = '㈱花畑製作所' where number = '0001'").update();
        new SocietyOfBusinesses(jdbc).asInTheFiles();
    }

    @Test
    void without_an_incident_the_pages_say_so() {
        Console staff = member("山田%");

        assertThat(staff.get("/damage").body()).contains("進行中の災害はありません", "まだありません");
        assertThat(staff.get("/damage/map").body()).contains("進行中の災害はありません");
        assertThat(staff.get("/damage/silent").statusCode()).isEqualTo(404);
        assertThat(staff.get("/incidents").body()).contains("まだありません");
        assertThat(staff.get("/damage?incident=999999").statusCode()).isEqualTo(404);
        assertThat(staff.get("/damage?incident=x").statusCode()).isEqualTo(400);
    }

    @Test
    void the_office_sees_who_said_what_and_whom_to_call() {
        flooded(HANAHATA);
        town.says(HANAHATA, "被害");
        town.taps(HANAHATA, "修正 被害額: 300,000円");
        town.says(HANAHATA, "80万");
        town.taps(HANAHATA, "送信");
        Console staff = member("山田%");

        assertThat(staff.get("/damage").body()).contains("㈱花畑製作所", "床上浸水", "800,000円", "id=\"heavy\">1<").doesNotContain("0台");
        assertThat(Stream.of("/damage", "/").map(path -> staff.get(path).body()))
                .as("nobody has said a word of the other districts")
                .allMatch(body -> body.contains("まだ分かりません") && !body.contains("ほぼ被害なし"));
        assertThat(staff.get("/damage/" + business()).body())
                .contains("第2報", "<del>300,000円</del>", "花畑 直美", "tel:+81", "前の報告から変わったところ");
        assertThat(staff.get("/damage/silent?print&district=上広川").body()).contains("めぐみ").doesNotContain("㈱花畑製作所");
        String csv = staff.get("/damage/damage.csv").body();
        assertThat(csv).startsWith("\uFEFF事業所番号,事業所名").contains("0001,㈱花畑製作所,製造業,上広川", "床上浸水", "800000");
        Console director = member("大石%");
        assertThat(director.get("/audit").body()).contains("事業所の被害を見た", "未報告の電話一覧を見た", "被害の一覧をCSVで保存した");
    }

    @Test
    void a_viewer_sees_figures_and_reports_but_no_person_and_no_number() {
        flooded(HANAHATA);
        jdbc.sql("""
                update damage_report set answers = answers || '{"remarks": "店長の携帯は 090-1234-5678 です", "trading": "closed"}',
                       questions = questions || '{remarks}'
                """).update();
        Console staff = member("山田%");
        staff.post("/damage/" + business() + "/case", Map.of("version", "0", "state", "working", "memo", "090-9999-0000", "onIt", ""));
        Console viewer = viewer(false);
        String one = viewer.get("/damage/" + business()).body();

        assertThat(one).contains("㈱花畑製作所", "床上浸水", "300,000円", "第1報", "対応中")
                .doesNotContain("tel:", "花畑 直美", "1234-5678", "9999", "山田");
        assertThat(Stream.of("/damage", "/damage/map", "/damage/map/marks", "/damage/damage.csv", "/incidents", "/")
                        .map(path -> viewer.get(path).body()))
                .noneMatch(body -> body.contains("tel:") || body.matches("(?s).*0\\d{1,3}-\\d{2,4}-\\d{4}.*") || body.contains("直美"));
        assertThat(viewer.get("/damage/silent").statusCode()).isEqualTo(403);
        assertThat(viewer(true).get("/damage/" + business()).body()).contains("tel:", "花畑 直美").doesNotContain("9999");
    }

    @Test
    void two_people_at_one_case_lose_nothing() {
        flooded(HANAHATA);
        Console yamada = member("山田%");
        Console nakashima = member("中島%");
        String path = "/damage/" + business() + "/case";
        assertThat(Console.leadsTo(yamada.post(path, Map.of("version", "0", "state", "working", "memo", "訪問する", "onIt", ""))))
                .contains("#case");

        String told = nakashima.post(path, Map.of("version", "0", "state", "done", "memo", "電話済み", "onIt", "")).body();
        assertThat(told).contains("その間に山田 太郎さんが更新しました", "訪問する", ">電話済み</textarea>", "name=\"version\" value=\"1\"");
        nakashima.post(path, Map.of("version", "1", "state", "done", "memo", "電話済み。訪問する", "onIt", ""));

        assertThat(yamada.get("/damage/" + business()).body()).contains("電話済み。訪問する", "完了", "これまでの対応(2回)");
        assertThat(jdbc.sql("select memo from damage_case order by version").query(String.class).list())
                .containsExactly("訪問する", "電話済み。訪問する");
        assertThat(yamada.post(path, Map.of("version", "2", "state", "nonsense")).statusCode()).isEqualTo(400);
        assertThat(yamada.post(path, Map.of("version", "2", "state", "done", "onIt", "999")).statusCode()).isEqualTo(400);
    }

    @Test
    void a_name_is_text_wherever_it_stands() {
        jdbc.sql("update business set name = '🌸<script>alert(1)</script>' where number = '0001'").update();
        flooded(HANAHATA);
        Console staff = member("山田%");

        for (String path : new String[] {"/damage", "/damage/" + business(), "/damage/map", "/"}) {
            assertThat(staff.get(path).body()).as(path).contains("🌸&lt;script&gt;").doesNotContain("<script>alert");
        }
        var marks = staff.get("/damage/map/marks");
        assertThat(marks.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(marks.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(marks.body()).contains("🌸<script>");
    }

    @Test
    void the_map_may_load_pictures_from_its_own_host_and_no_other() {
        flooded(HANAHATA);
        String policy = member("山田%").get("/damage/map").headers().firstValue("content-security-policy").orElseThrow();

        assertThat(policy).endsWith("img-src 'self' https://cyberjapandata.gsi.go.jp").doesNotContain("unsafe", "data:");
    }

    @Test
    void six_hundred_silent_fit_into_pages_and_all_of_them_onto_paper() {
        town.rollIsCalled(OISHI, "豪雨");
        Console staff = member("山田%");
        int silent = jdbc.sql("select count(*) from business where left_at is null and declined_at is null").query(Integer.class).single();
        String first = staff.get("/damage/silent").body();
        int pages = Math.ceilDiv(silent, 60);

        assertThat(first).contains("(1 / " + pages + "ページ)", "page=2").doesNotContain("page=0");
        assertThat(first.getBytes(StandardCharsets.UTF_8).length).isLessThan(150_000);
        assertThat(IntStream.rangeClosed(1, pages)
                .boxed()
                .flatMap(page -> Pattern.compile("id=\"b(\\d+)\"").matcher(staff.get("/damage/silent?page=" + page).body()).results())
                .map(found -> found.group(1))
                .distinct()).hasSize(silent);
        assertThat(staff.get("/damage/silent?page=999").body()).contains("(" + pages + " / " + pages + "ページ)");
        assertThat(staff.get("/damage/silent?print").body()).contains("広川町商工会", "めぐみ書店", "電話の記録", silent + "件").doesNotContain("<form method=\"post\" action=\"/damage");
    }

    @Test
    void a_call_without_an_answer_stands_on_the_list() {
        town.rollIsCalled(OISHI, "豪雨");
        Console staff = member("山田%");
        assertThat(Console.leadsTo(staff.post("/damage/" + business() + "/called", Map.of("outcome", "no_answer", "list", "1"))))
                .contains("/damage/silent").endsWith("#b" + business());

        assertThat(staff.get("/damage/silent?print&district=上広川").body()).contains("応答なし");
        assertThat(staff.post("/damage/" + business() + "/called", Map.of("outcome", "x")).statusCode()).isEqualTo(400);
    }

    @Test
    void a_disaster_does_not_end_under_a_running_roll_call() {
        town.rollIsCalled(OISHI, "豪雨");
        Console director = member("大石%");
        long incident = jdbc.sql("select id from incident").query(Long.class).single();
        assertThat(press(director, "/incident/" + incident + "/close")).contains("点呼が続いているため", "先に");
        assertThat(open()).isEqualTo(1);
        town.says(OISHI, "終了");
        town.taps(OISHI, "終了する");
        assertThat(press(director, "/incident/" + incident + "/close")).contains("災害を終了しました");
    }

    @Test
    void an_end_is_taken_back_for_a_quarter_of_an_hour() {
        flooded(HANAHATA);
        Console director = member("大石%");
        long incident = jdbc.sql("select id from incident").query(Long.class).single();
        assertThat(press(director, "/incident/" + incident + "/close")).contains("災害を終了しました", "終了を取り消す(終了から15分以内)");
        assertThat(director.get("/damage?incident=" + incident).body()).as("a past one can be looked at").contains("終了した災害です", "㈱花畑製作所");

        clock.advance(Duration.ofMinutes(14));
        assertThat(press(director, "/incident/" + incident + "/reopen")).contains("終了を取り消しました");
        assertThat(open()).isEqualTo(1);
        press(director, "/incident/" + incident + "/close");
        clock.advance(Duration.ofMinutes(16));
        assertThat(press(director, "/incident/" + incident + "/reopen")).contains("終了を取り消せませんでした");
        assertThat(open()).isZero();
    }

    @Test
    void an_administrator_who_is_no_member_calls_the_roll_and_ends_it() {
        Console administrator = in(new AccountId(jdbc.sql("""
                insert into account (organization_id, name, administrator, created_at)
                select id, '管理者', true, now() from organization where channel = 'hirokawa' returning id
                """).query(Long.class).single()));
        assertThat(administrator.post("/roll-call", Map.of("kind", "tsunami")).statusCode()).isEqualTo(400);
        assertThat(administrator.post("/roll-call", Map.of("kind", "earthquake", "audience", "district:月")).statusCode()).isEqualTo(400);

        String rollCall = Console.leadsTo(administrator.post("/roll-call", Map.of("kind", "earthquake")));
        town.settle();
        assertThat(town.last(YAMADA)).contains("無事");
        town.taps(YAMADA, "無事");
        town.pass(Duration.ofMinutes(60));
        assertThat(town.last(OISHI)).as("summaries go to whoever is in charge").contains("1");
        administrator.post(rollCall + "/close", Map.of());

        assertThat(jdbc.sql("select count(*) from roll_call where closed_at is not null and close_reason = 'ended'").query(Long.class).single())
                .isEqualTo(1);
        flooded(HANAHATA);
        assertThat(jdbc.sql("select count(*) from incident where kind = 'earthquake' and opened_by is null and not by_itself").query(Long.class).single())
                .as("reports belong to it, and nobody thinks it opened by itself").isEqualTo(1);
    }

    /** And what the page says then. */
    private static String press(Console who, String button) {
        who.post(button, Map.of());
        return who.get("/incidents").body();
    }

    private long open() {
        return jdbc.sql("select count(*) from incident where closed_at is null").query(Long.class).single();
    }

    private void flooded(Cast who) {
        Stream.of("被害", "床上浸水", "いない", "４０センチ", "1,2", "休業", "三十万", "とばす", "とばす").forEach(said -> town.says(who, said));
        town.taps(who, "送信");
    }

    private long business() {
        return jdbc.sql("select id from business where number = '0001'").query(Long.class).single();
    }

    private Console member(String name) {
        return in(accounts.of(
                new MemberId(jdbc.sql("select id from member where name like ?").param(name).query(Long.class).single()), clock.instant()));
    }

    private Console viewer(boolean people) {
        OrganizationId us = new OrganizationId(jdbc.sql("select id from organization where channel = 'hirokawa'").query(Long.class).single());
        return in(accounts.viewer(us, "町", people, clock.instant().plus(Duration.ofDays(30)), clock.instant()));
    }

    private Console in(AccountId account) {
        Console console = new Console(port());
        console.signIn(Console.secretIn(signIn.invitation(account, clock.instant()).toString()));
        return console;
    }
}
