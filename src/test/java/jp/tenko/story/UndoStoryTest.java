package jp.tenko.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.roster.MemberId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import jp.tenko.testing.Console;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A wrong number is typed over a right one: what was there is shown, and one button brings it back. */
class UndoStoryTest extends StoryTest {

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    @AfterEach
    void as_in_the_files() throws IOException {
        OfficeStoryTest.asInTheFiles(this);
    }

    @Test
    void a_change_of_a_member_is_shown_and_taken_back_and_that_too() {
        Console director = member("大石%");
        String path = "/people/" + id("member", "山田 太郎");
        assertThat(director.get(path).body()).doesNotContain("直前の変更");
        assertThat(Console.leadsTo(director.post(path, changed(director, path, Map.of("telephone", "090-9999-9999", "language", "en")))))
                .isEqualTo(path);
        String page = director.get(path).body();
        assertThat(page).contains("直前の変更", "大石 源一郎", "<del>090-0000-0004</del> → <ins>090-9999-9999</ins>", "<del>日本語</del> → <ins>英語</ins>");

        director.post(path + "/undo", Map.of("edit", edit(page)));
        assertThat(jdbc.sql("select telephone || ' ' || language from member where number = '004'").query(String.class).single()).isEqualTo("+819000000004 ja");
        assertThat(director.get(path).body()).contains("<del>090-9999-9999</del> → <ins>090-0000-0004</ins>");
        assertThat(jdbc.sql("select detail from audit where deed = 'member-changed' order by id").query(String.class).list())
                .as("who and what, never the number").containsExactly("telephone language", "telephone language");
    }

    @Test
    void what_somebody_else_has_changed_again_is_not_taken_back() {
        Console director = member("大石%");
        Console deputy = member("中島%");
        String path = "/people/" + id("member", "山田 太郎");
        director.post(path, changed(director, path, Map.of("telephone", "090-1111-1111", "email", "taro@example.jp")));
        String stale = edit(director.get(path).body());

        jdbc.sql("update member set telephone = '+819022222222' where number = '004'").update(); // by a file, say
        String page = director.get(path).body();
        assertThat(page).contains("その後に変わったため、元に戻せません", "いまの登録: 090-2222-2222").doesNotContain("/undo\"");
        director.post(path + "/undo", Map.of("edit", stale));
        assertThat(director.get(path).body()).contains("元に戻せません。その後、ほかの変更が保存されています。");
        assertThat(jdbc.sql("select email from member where number = '004'").query(String.class).single()).isEqualTo("taro@example.jp");

        deputy.post(path, changed(deputy, path, Map.of("telephone", "090-3333-3333")));
        director.post(path + "/undo", Map.of("edit", stale));
        assertThat(director.get(path).body()).contains("元に戻せません。その後、ほかの変更が保存されています。", "中島 由美子", "<ins>090-3333-3333</ins>");
        assertThat(jdbc.sql("select telephone from member where number = '004'").query(String.class).single()).isEqualTo("+819033333333");
    }

    @Test
    void a_number_that_somebody_else_has_by_now_is_said_beside_the_field() {
        Console director = member("大石%");
        String path = "/people/" + id("member", "山田 太郎");
        director.post(path, changed(director, path, Map.of("number", "T99")));
        Map<String, String> other = new HashMap<>(changed(director, "/people/new", Map.of("number", "004", "name", "新人 花子", "language", "ja", "on-leave", "no")));
        director.post("/people/new", other);

        assertThat(director.post(path + "/undo", Map.of("edit", edit(director.get(path).body()))).body()).contains("新人 花子さんの番号です");
        jdbc.sql("update member set number = 'T98' where name = '新人 花子'").update();
        director.post(path + "/undo", Map.of("edit", edit(director.get(path).body())));
        assertThat(jdbc.sql("select number from member where name = '山田 太郎'").query(String.class).single()).isEqualTo("004");
    }

    @Test
    void a_business_too_and_of_two_at_once_the_second_is_told() {
        Console staff = member("山田%");
        Console other = member("中島%");
        String path = "/businesses/" + jdbc.sql("select id from business where number = '0002'").query(Long.class).single();
        Map<String, String> late = changed(other, path, Map.of("representative", "別の 代表"));
        staff.post(path, changed(staff, path, Map.of("telephone", "0943-00-9999", "bcp", "made")));
        assertThat(other.post(path, late).body()).contains("ほかの人が変更しました", "いまの登録: 0943-00-9999", "value=\"別の 代表\"");

        String page = staff.get(path).body();
        assertThat(page).contains("<del>0943-00-0002</del> → <ins>0943-00-9999</ins>", "<ins>策定済み</ins>");
        staff.post(path + "/undo", Map.of("edit", edit(page)));
        assertThat(jdbc.sql("select telephone || ' ' || bcp from business where number = '0002'").query(String.class).single()).isEqualTo("+81943000002 none");
        assertThat(staff.post("/businesses/" + jdbc.sql("select id from business where number = '0001'").query(Long.class).single() + "/undo",
                Map.of("edit", edit(staff.get(path).body()))).statusCode()).as("of another business").isEqualTo(302);
        assertThat(jdbc.sql("select telephone from business where number = '0001'").query(String.class).single()).isEqualTo("+81943000001");
    }

    private static String edit(String page) {
        Matcher edit = Pattern.compile("name=\"edit\" value=\"(\\d+)\"").matcher(page);
        assertThat(edit.find()).isTrue();
        return edit.group(1);
    }

    private Map<String, String> changed(Console office, String path, Map<String, String> values) {
        String page = office.get(path).body();
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*>").matcher(page);
        while (input.find()) {
            Matcher value = Pattern.compile("value=\"([^\"]*)\"").matcher(input.group());
            fields.put(input.group(1), value.find() ? value.group(1) : "");
        }
        Matcher select = Pattern.compile("<select[^>]*name=\"([^\"]+)\".*?</select>", Pattern.DOTALL).matcher(page);
        while (select.find()) {
            Matcher chosen = Pattern.compile("<option value=\"([^\"]*)\" selected").matcher(select.group());
            fields.put(select.group(1), chosen.find() ? chosen.group(1) : "");
        }
        fields.remove("_csrf");
        fields.remove("edit");
        fields.putAll(values);
        return fields;
    }

    private long id(String table, String name) {
        return jdbc.sql("select id from " + table + " where name = ?").param(name).query(Long.class).single();
    }

    private Console member(String name) {
        long id = jdbc.sql("select id from member where name like ?").param(name).query(Long.class).single();
        Console console = new Console(port());
        console.signIn(Console.secretIn(signIn.invitation(accounts.of(new MemberId(id), clock.instant()), clock.instant()).toString()));
        return console;
    }
}
