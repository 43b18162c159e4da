package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.STRANGER;
import static jp.tenko.testing.Cast.YAMADA;
import static jp.tenko.testing.Console.leadsTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.SignIn;
import jp.tenko.testing.Cast;
import jp.tenko.testing.Console;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How people come into the console, and how others do not. */
class SignInStoryTest extends StoryTest {

    private Console console;

    @Autowired
    SignIn signIn;

    @BeforeEach
    void a_browser() {
        console = new Console(port());
    }

    @Test
    void the_bot_gives_a_link_that_works_once() {
        String secret = linkFor(OISHI);

        assertThat(leadsTo(console.get("/"))).isEqualTo("/sign-in");
        assertThat(leadsTo(console.signIn(secret))).isEqualTo("/");
        assertThat(console.get("/").body()).contains("広川町商工会の状況", "大石");

        Console another = new Console(port());
        assertThat(leadsTo(another.signIn(secret))).isEqualTo("/sign-in?failed");
        assertThat(another.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void a_robot_that_previews_the_link_does_not_use_it_up() {
        String secret = linkFor(OISHI);
        assertThat(new Console(port()).get("/sign-in/link?token=" + secret).body()).contains("管理画面に入る");

        assertThat(leadsTo(console.signIn(secret))).isEqualTo("/");
    }

    @Test
    void the_link_opens_in_english_too() {
        String secret = linkFor(OISHI);
        String page = console.get("/sign-in/link?token=" + secret).body();

        assertThat(page).contains("href=\"?token=" + secret + "&amp;lang=en\"");
        assertThat(console.get("/sign-in/link?token=" + secret + "&lang=en").body()).contains("value=\"" + secret + "\"", "&amp;lang=ja");
        assertThat(leadsTo(console.signIn(secret))).isEqualTo("/");
    }

    @Test
    void after_five_minutes_the_link_opens_nothing() {
        String secret = linkFor(OISHI);
        clock.advance(Duration.ofMinutes(5));

        assertThat(leadsTo(console.signIn(secret))).isEqualTo("/sign-in?failed");
    }

    @Test
    void a_stranger_gets_no_link() {
        town.follows(STRANGER);
        town.says(STRANGER, "管理画面");

        assertThat(town.get("/people/" + STRANGER.lineUserId() + "/chat").toString()).doesNotContain("/sign-in/link");
    }

    @Test
    void at_a_pc_six_digits_come_by_line_and_are_right_only_in_the_browser_that_asked() {
        console.post("/sign-in/ask", Map.of("username", "090 0000 0004"));
        town.settle();
        String digits = digits(YAMADA);

        Console another = new Console(port());
        another.post("/sign-in/ask", Map.of("username", "nobody@example.jp"));
        assertThat(leadsTo(another.post("/sign-in/now", Map.of("number", digits)))).isEqualTo("/sign-in/number?failed");
        assertThat(leadsTo(console.post("/sign-in/now", Map.of("number", digits)))).isEqualTo("/");
        assertThat(console.get("/").body()).contains("山田 太郎");
    }

    @Test
    void whoever_is_not_known_is_told_the_same() {
        HttpResponse<String> known = console.post("/sign-in/ask", Map.of("username", "090-0000-0004"));
        HttpResponse<String> unknown = new Console(port()).post("/sign-in/ask", Map.of("username", "090-9999-9999"));
        town.settle();

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(leadsTo(unknown)).isEqualTo(leadsTo(known)).isEqualTo("/sign-in/number");
        assertThat(unknown.headers().firstValue("set-cookie").orElse("")).contains("HttpOnly", "SameSite=Strict");
    }

    @Test
    void the_page_for_the_number_says_how_often_one_is_sent_and_does_not_claim_that_it_was() {
        for (int i = 0; i < 4; i++) {
            console.post("/sign-in/ask", Map.of("username", "090-0000-0004"));
        }
        town.settle();

        assertThat(town.entries(YAMADA)).hasSize(3);
        assertThat(console.get("/sign-in/number").body()).contains("10分間に3回まで").doesNotContain("送りました");
    }

    @Test
    void administrators_do_not_lock_themselves_out_and_let_viewers_in_until_the_end_of_a_day() {
        console.signIn(linkFor(OISHI));
        jdbc.sql("update account set administrator = true").update();
        String account = jdbc.sql("select id from account").query(String.class).single();
        String member = jdbc.sql("select member_id from account").query(String.class).single();

        assertThat(leadsTo(console.post("/access/" + account + "/close", Map.of()))).isEqualTo("/access");
        assertThat(console.get("/access").body()).contains("自分自身を入れなくしたり", "先に別の職員を管理者に");
        console.post("/access/administrators", Map.of("member", member, "yes", "false"));
        assertThat(console.get("/access").body()).contains("自分の管理者をやめたりすることはできません");

        LocalDate until = LocalDate.now(clock).plusDays(3);
        assertThat(console.post("/access/viewers", Map.of("name", "広川町 防災係", "until", until.toString())).body())
                .containsPattern(until.getMonthValue() + "月" + until.getDayOfMonth() + "日\\(.\\)まで");
    }

    @Test
    void five_wrong_numbers_end_it_and_the_right_one_opens_nothing_any_more() {
        console.post("/sign-in/ask", Map.of("username", "090-0000-0004"));
        town.settle();
        String digits = digits(YAMADA);
        String wrong = digits.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            console.post("/sign-in/now", Map.of("number", wrong));
        }

        assertThat(leadsTo(console.post("/sign-in/now", Map.of("number", digits)))).isEqualTo("/sign-in/number?failed");
    }

    @Test
    void whoever_types_the_telephone_numbers_of_the_staff_on_and_on_uses_up_no_messages() {
        console.post("/sign-in/ask", Map.of("username", "090-0000-0004"));
        town.settle();
        int before = town.heard(YAMADA).size();
        jdbc.sql("""
                insert into sign_in_token (account_id, kind, token_hash, number_hash, issued_at, expires_at)
                select account_id, 'number', sha256(n::text::bytea), sha256(n::text::bytea), issued_at - interval '20 minutes', expires_at
                from sign_in_token, generate_series(1, 19) n where account_id is not null and kind = 'number'
                """).update();
        console.post("/sign-in/ask", Map.of("username", "090-0000-0004"));
        town.settle();
        assertThat(town.heard(YAMADA)).as("the one before was sent").hasSize(before);
        assertThat(before).isPositive();
    }

    @Test
    void whoever_tries_on_and_on_is_told_to_wait() {
        HttpResponse<String> answer = console.post("/sign-in/now", Map.of("token", "x"));
        for (int i = 0; i < 30; i++) {
            answer = console.post("/sign-in/now", Map.of("token", "x"));
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("600");
        assertThat(answer.body()).contains("回数が多すぎます");
        assertThat(leadsTo(new Console(port()).signIn(linkFor(OISHI)))).as("nobody guesses a link").isEqualTo("/");
        clock.advance(Duration.ofMinutes(11));
        assertThat(console.post("/sign-in/now", Map.of("token", "x")).statusCode()).isEqualTo(302);
    }

    @Test
    void a_recovery_code_opens_the_console_once_while_line_is_down() {
        console.signIn(linkFor(OISHI));
        AccountId account = new AccountId(jdbc.sql("select id from account").query(Long.class).single());
        String code = signIn.recoveryCodes(account, clock.instant()).getFirst();
        town.trouble("DOWN");

        Console another = new Console(port());
        assertThat(leadsTo(another.signIn(code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))).isEqualTo("/");
        assertThat(leadsTo(new Console(port()).signIn(code))).isEqualTo("/sign-in?failed");
    }

    @Test
    void who_is_on_leave_or_was_taken_away_is_out_at_the_next_click() {
        console.signIn(linkFor(YAMADA));
        assertThat(console.get("/").statusCode()).isEqualTo(200);

        jdbc.sql("update account set closed_at = now()").update();
        assertThat(console.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void a_form_without_its_token_is_refused_with_words() {
        HttpResponse<String> refused = console.postWithoutToken("/sign-in/now", Map.of("token", "x"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("保存されていません", "画面を開いてから時間がたちすぎた").doesNotContain("あなたの役割", "入力した内容");
    }

    @Test
    void whoever_sends_a_form_after_their_session_has_ended_is_told_so_and_gets_back_what_they_typed() {
        console.signIn(linkFor(OISHI));
        console.get("/");
        console.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("tenko"))
                .toList()
                .forEach(cookie -> console.cookies().getCookieStore().remove(null, cookie));
        HttpResponse<String> ended = console.post("/damage/1/case", Map.of("memo", "屋根に<シート>、明日また行く", "state", "working", "version", "3"));

        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.body()).contains("保存されていません", "屋根に&lt;シート&gt;、明日また行く", "href=\"/sign-in\"").doesNotContain(">working<", ">3<");
        assertThat(console.postWithoutToken("/damage/1/case", Map.of("memo", "明日また行く")).body()).contains("保存されていません", ">明日また行く<");
    }

    @Test
    void every_page_forbids_inline_scripts_frames_and_caches() {
        var headers = console.get("/sign-in").headers();

        assertThat(headers.firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("referrer-policy")).hasValue("same-origin");
        assertThat(headers.firstValue("cache-control").orElse("")).contains("no-store");
        console.signIn(linkFor(OISHI));
        assertThat(console.cookies().getCookieStore().getCookies())
                .filteredOn(cookie -> cookie.getName().equals("tenko"))
                .allMatch(java.net.HttpCookie::isHttpOnly)
                .hasSize(1);
    }

    private String linkFor(Cast who) {
        town.says(who, "管理画面");
        return Console.secretIn(town.entries(who).getLast().toString());
    }

    private String digits(Cast who) {
        var found = Pattern.compile("\\d{6}").matcher(town.last(who));
        assertThat(found.find()).as(town.last(who)).isTrue();
        return found.group();
    }
}
