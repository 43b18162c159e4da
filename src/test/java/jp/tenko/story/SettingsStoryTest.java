package jp.tenko.story;

import static java.time.Duration.ofMinutes;
import static jp.tenko.testing.Cast.EMILY;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.roster.MemberId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import jp.tenko.testing.Console;
import jp.tenko.testing.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the office sets is what people hear. */
class SettingsStoryTest extends StoryTest {

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    @AfterEach
    void as_configured() {
        Tables.empty(jdbc, "account, audit, setting cascade");
    }

    @Test
    void what_the_office_says_of_itself_stands_in_the_question_in_the_mail_and_on_the_page() {
        Console director = member("大石%");
        assertThat(set(director, Map.of(
                        "office.name", "広川町商工会 本所", "office.telephone", "０９４３ー００ー０１００", "office.prompt", "集合は役場前です ${kind} 🌸")))
                .isEqualTo("/settings");
        assertThat(director.get("/").body()).contains("広川町商工会 本所");

        town.rollIsCalled(OISHI, "地震");
        assertThat(town.last(YAMADA)).contains("集合は役場前です ${kind} 🌸", "事務局の電話: 0943-00-0100", "広川町商工会 本所");
        assertThat(town.last(EMILY)).contains("集合は役場前です", "Office: 0943-00-0100");
        town.pass(ofMinutes(10));
        assertThat(town.last(YAMADA)).contains("事務局の電話: 0943-00-0100", "1回目のお願い");
    }

    @Test
    void what_cannot_be_read_is_said_beside_the_field_and_nothing_typed_is_lost() {
        Console director = member("大石%");
        Map<String, String> typed = form(director.get("/settings").body());
        typed.put("office.telephone", "内線のみ");
        typed.put("quiet-hours", "21時から7時");
        typed.put("line.reserve", "たくさん");
        typed.put("office.name", " ");
        String refused = director.post("/settings", typed).body();
        assertThat(refused).contains("電話番号として読めません", "0以上の数を書いてください", "1字から40字まで", "value=\"内線のみ\"", "value=\"21時から7時\"",
                "value=\"たくさん\"").doesNotContain("「21:00-7:00」のように、始まり");
        assertThat(jdbc.sql("select count(*) from setting").query(Integer.class).single()).isZero();
    }

    @Test
    void the_last_change_is_shown_and_taken_back_unless_it_was_changed_again() {
        Console director = member("大石%");
        set(director, Map.of("quiet-hours", "21:00-7:00", "line.reserve", "50"));
        String page = director.get("/settings").body();
        assertThat(page).contains("直前の変更", "大石 源一郎", "<del>—</del> → <ins>21:00-07:00</ins>", "<del>—</del> → <ins>50</ins>");
        String edit = form(page).get("edit");
        Console deputy = member("中島%");
        String seenByDeputy = form(deputy.get("/settings").body()).get("edit");

        assertThat(Console.leadsTo(director.post("/settings/undo", Map.of("edit", edit)))).isEqualTo("/settings");
        assertThat(jdbc.sql("select count(*) from setting").query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select detail from audit where deed = 'setting-changed' order by id").query(String.class).list())
                .containsExactly("quiet-hours:  → 21:00-07:00", "line.reserve:  → 50", "quiet-hours: 21:00-07:00 → ", "line.reserve: 50 → ");

        deputy.post("/settings/undo", Map.of("edit", seenByDeputy));
        assertThat(deputy.get("/settings").body()).contains("元に戻せません。その後、ほかの変更が保存されています。");
        assertThat(jdbc.sql("select count(*) from setting").query(Integer.class).single()).isZero();
    }

    @Test
    void a_drill_leaves_what_is_kept_back_and_a_disaster_may_use_it() {
        town.quota(20, 5);
        town.quotaIsAsked();
        Console director = member("大石%");
        set(director, Map.of("line.reserve", "12"));
        assertThat(Console.leadsTo(director.post("/roll-call", Map.of("kind", "earthquake", "audience", "all", "drill", "true")))).isEqualTo("/roll-call");
        assertThat(director.get("/roll-call").body()).contains("災害のための予備を残すと、今月のメッセージが訓練には足りません");
        town.says(OISHI, "点呼");
        town.taps(OISHI, "訓練");
        town.taps(OISHI, "地震の想定");
        town.taps(OISHI, "開始する");
        assertThat(town.last(OISHI)).contains("訓練は送れません。7通必要ですが、災害のための予備を除くと、今月使えるのは3通です。");

        town.rollIsCalled(OISHI, "地震");
        assertThat(town.last(YAMADA)).contains("無事ですか");
    }

    private static String set(Console office, Map<String, String> values) {
        Map<String, String> fields = form(office.get("/settings").body());
        fields.remove("edit");
        fields.remove("name");
        fields.putAll(values);
        return Console.leadsTo(office.post("/settings", fields));
    }

    private Console member(String name) {
        long id = jdbc.sql("select id from member where name like ?").param(name).query(Long.class).single();
        Console console = new Console(port());
        console.signIn(Console.secretIn(signIn.invitation(accounts.of(new MemberId(id), clock.instant()), clock.instant()).toString()));
        return console;
    }

    private static Map<String, String> form(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*>").matcher(page);
        while (input.find()) {
            Matcher value = Pattern.compile("value=\"([^\"]*)\"").matcher(input.group());
            fields.put(input.group(1), value.find() ? value.group(1) : "");
        }
        fields.remove("_csrf");
        return fields;
    }
}
