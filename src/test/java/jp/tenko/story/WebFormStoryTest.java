package jp.tenko.story;

import static jp.tenko.testing.Cast.EGUCHI;
import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.tenko.testing.Cast;
import jp.tenko.testing.Console;
import jp.tenko.testing.Tables;
import jp.tenko.testing.WebForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;
import tools.jackson.databind.JsonNode;

/** A second way in: the forms of the chat on a page, for staff at a desk and for people whom LINE does not reach. */
class WebFormStoryTest extends StoryTest {

    private final Map<String, Integer> mailsBefore = new HashMap<>();

    @BeforeEach
    void mails_of_before() {
        for (String name : List.of("eguchi", "sakamoto", "yamada")) {
            mailsBefore.put(name + "@example.jp", everyMail(name + "@example.jp").size());
        }
    }

    @AfterEach
    void society_as_it_was() {
        new SocietyOfBusinesses(jdbc).asInTheFiles();
        jdbc.sql("update member set language = 'ja' where name like '江口%'").update();
    }

    @Test
    void a_code_read_out_on_the_telephone_opens_a_page_on_which_one_tap_says_safe() {
        town.rollIsCalled(OISHI, "地震");
        Console phone = new Console(port());
        HttpResponse<String> page = phone.get(entered(phone, code(EGUCHI)));
        assertThat(page.body()).contains("江口 隼人さん", "無事ですか", ">無事</button>");
        assertThat(page.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(10_000);

        HttpResponse<String> after = WebForm.of(page).choose("safety", "safe").send(phone);
        assertThat(after.body()).contains("ここまで届きました", "出勤できますか");
        assertThat(replies()).containsExactly("safety=safe web");

        WebForm.of(after).choose("able_to_work", "can").choose("house", "none").choose("road", "passable").type("remarks", "😀元気です").send(phone);
        assertThat(replies()).containsExactlyInAnyOrder(
                "safety=safe web", "able_to_work=can web", "house=none web", "road=passable web", "remarks=😀元気です web");
    }

    @Test
    void opening_the_page_changes_nothing_however_often_robots_do() {
        town.rollIsCalled(OISHI, "地震");
        Console robot = new Console(port());
        String address = entered(robot, code(EGUCHI));
        town.settleUntil("select count(*) = 0 from prompt_mail where state = 'waiting'");
        List<String> before = everything();
        for (int i = 0; i < 3; i++) {
            assertThat(robot.get(address).statusCode()).isEqualTo(200);
            assertThat(robot.get(address + "?safety=safe&a.safety=safe&send=1").statusCode()).isEqualTo(200);
            assertThat(robot.get("/a?code=AAAA").statusCode()).isEqualTo(200);
        }
        assertThat(everything()).isEqualTo(before);
        assertThat(replies()).isEmpty();
    }

    @Test
    void codes_that_are_mistyped_used_replaced_or_of_yesterday_open_nothing_and_guessing_is_slowed() {
        town.rollIsCalled(OISHI, "地震");
        String first = code(EGUCHI);
        String second = code(EGUCHI);
        assertThat(enter(first).statusCode()).as("replaced").isEqualTo(422);
        assertThat(enter("ＡＣＤＥ２３４５").statusCode()).as("made up").isEqualTo(422);
        String wide = second.replace("-", " ").toLowerCase(java.util.Locale.ROOT);
        assertThat(enter(wide).statusCode()).as("typed small, with a gap").isEqualTo(302);
        assertThat(enter(second).statusCode()).as("used").isEqualTo(422);
        assertThat(enter("").statusCode()).isEqualTo(422);
        assertThat(enter("😀' or 1=1 --").statusCode()).isEqualTo(422);

        String old = code(EGUCHI);
        clock.advance(Duration.ofHours(25));
        assertThat(enter(old).statusCode()).as("of yesterday").isEqualTo(422);
        for (int i = 0; i < 30; i++) {
            enter("AAAA-222" + i % 10);
        }
        assertThat(enter("AAAA-2222").statusCode()).isEqualTo(429);
    }

    @Test
    void a_link_is_of_one_person_and_one_roll_call_and_ends_a_day_after_it() {
        town.rollIsCalled(OISHI, "地震");
        Console phone = new Console(port());
        String address = entered(phone, code(EGUCHI));
        assertThat(phone.get("/a/" + "A".repeat(43)).statusCode()).isEqualTo(404);
        assertThat(phone.get(address + "x").statusCode()).isEqualTo(404);

        clock.advance(Duration.ofHours(2));
        WebForm.of(phone.get(address)).choose("safety", "injured").send(phone);
        assertThat(jdbc.sql("select late from reply").query(Boolean.class).list()).containsOnly(true);
        jdbc.sql("update roll_call set closed_at = ?, close_reason = 'time_up'").param(java.sql.Timestamp.from(clock.instant())).update();
        assertThat(phone.get(address).body()).contains("この点呼は終わっていますが");
        HttpResponse<String> page = phone.get(address);
        clock.advance(Duration.ofHours(25));
        assertThat(phone.get(address).statusCode()).isEqualTo(404);
        assertThat(WebForm.of(page).choose("safety", "safe").send(phone).statusCode()).isEqualTo(404);
        assertThat(replies()).containsExactly("safety=injured web");
    }

    @Test
    void sent_twice_and_at_once_it_is_recorded_once() {
        town.rollIsCalled(OISHI, "地震");
        Console phone = new Console(port());
        WebForm form = WebForm.of(phone.get(entered(phone, code(EGUCHI)))).choose("safety", "needs_help");
        var sends = Stream.generate(() -> CompletableFuture.supplyAsync(() -> form.send(new Console(port())))).limit(4).toList();
        assertThat(sends).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));

        assertThat(replies()).containsExactly("safety=needs_help web");
        town.settle();
        assertThat(town.last(OISHI)).as("the alarm of LINE").contains("救助", "江口");
    }

    @Test
    void whoever_has_answered_by_line_is_told_so_and_may_correct_it_but_a_page_of_before_takes_nothing_back() {
        town.rollIsCalled(OISHI, "地震");
        Console phone = new Console(port());
        String address = entered(phone, code(YAMADA));
        WebForm before = WebForm.of(phone.get(address)).choose("safety", "safe");
        town.taps(YAMADA, "救助が必要");

        HttpResponse<String> overtaken = before.send(phone);
        assertThat(overtaken.body()).contains("別の答えが届いています", "救助が必要");
        assertThat(replies()).containsExactly("safety=needs_help self");

        HttpResponse<String> now = phone.get(address);
        assertThat(now.body()).contains("すでに回答が届いています");
        WebForm.of(now).choose("safety", "safe").send(phone);
        assertThat(replies()).containsExactlyInAnyOrder("safety=needs_help self", "safety=safe web");
    }

    @Test
    void whoever_is_spoken_to_in_english_reads_all_of_the_page_in_english_until_they_choose_otherwise() {
        jdbc.sql("update member set language = 'en' where name like '江口%'").update();
        town.rollIsCalled(OISHI, "地震");
        Console phone = new Console(port());
        String address = entered(phone, code(EGUCHI));
        assertThat(phone.get(address).body().replaceAll("<[^>]*>", "").replace("江口 隼人", "").replace("日本語", ""))
                .contains("119").doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
        assertThat(phone.get(address + "?lang=ja").body()).contains("119番");
        assertThat(phone.get(address).body()).as("remembered").contains("119番");
    }

    @Test
    void a_cry_for_help_is_taken_from_whatever_page_it_comes() {
        town.rollIsCalled(OISHI, "地震");
        Console phone = new Console(port());
        WebForm first = WebForm.of(phone.get(entered(phone, code(EGUCHI))));
        first.choose("safety", "safe").send(phone);
        assertThat(first.choose("safety", "injured").send(phone).body()).as("back to the page of before").contains("けが").doesNotContain("別の答えが届いています");
        first.choose("safety", "needs_help").send(phone);

        assertThat(replies()).contains("safety=safe web", "safety=injured web", "safety=needs_help web");
        town.settle();
        assertThat(town.last(OISHI)).as("the alarm of LINE").contains("救助", "江口");
        assertThat(first.choose("safety", "safe").send(phone).body()).as("and taken back by none").contains("別の答えが届いています");
    }

    @Test
    void whoever_chooses_another_language_is_asked_in_it() {
        town.rollIsCalled(OISHI, "地震");
        Console phone = new Console(port());
        String address = entered(phone, code(EGUCHI));
        assertThat(phone.get(address).body()).contains("無事ですか");
        assertThat(phone.get(address + "?lang=en").body()).contains("Are you safe?").doesNotContain("無事ですか");
        assertThat(phone.get(address).body()).as("and stays so").contains("Are you safe?");
    }

    @Test
    void a_cry_for_help_in_the_last_field_reaches_the_leaders_though_safe_was_chosen() {
        town.rollIsCalled(OISHI, "地震");
        Console phone = new Console(port());
        WebForm form = WebForm.of(WebForm.of(phone.get(entered(phone, code(EGUCHI)))).choose("safety", "safe").send(phone));
        form.type("remarks", "助けて。家の中に閉じ込められています").send(phone);
        town.settle();
        assertThat(town.last(OISHI)).contains("江口 隼人さんが書きました", "閉じ込められています", "「無事」", "電話");
        assertThat(replies()).contains("safety=safe web");
    }

    @Test
    void bad_words_long_words_and_a_wrong_encoding_are_no_accident() {
        town.rollIsCalled(OISHI, "地震");
        Console phone = new Console(port());
        String address = entered(phone, code(EGUCHI));
        WebForm form = WebForm.of(WebForm.of(phone.get(address)).choose("safety", "safe").send(phone));
        HttpResponse<String> tooLong = form.type("remarks", "長".repeat(5000)).send(phone);
        assertThat(tooLong.statusCode()).isEqualTo(200);
        assertThat(tooLong.body()).contains("まだ送れていません", "500", "長".repeat(5000));
        assertThat(phone.postWithoutToken(address, Map.of("sheet", "x", "was.safety", "safe", "a.safety", "dead", "was.x", "y", "a.x", "<script>",
                "add", "equipment", "remove", ":::")).statusCode()).isEqualTo(200);
        assertThat(form.type("remarks", "<script>alert(1)</script>").send(phone).body()).doesNotContain("<script>alert");
        assertThat(form.sendBytes(phone, "a.remarks=".getBytes(StandardCharsets.US_ASCII), "無事です".getBytes(java.nio.charset.Charset.forName("Shift_JIS")))
                .statusCode()).as("Shift_JIS").isEqualTo(400);
        assertThat(phone.get(address + "?x=%83%80").statusCode()).isEqualTo(400);
        assertThat(phone.postWithoutToken(address, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_keeps_nothing_in_redis_and_no_cookie() {
        town.rollIsCalled(OISHI, "地震");
        Console phone = new Console(port());
        String address = entered(phone, code(EGUCHI));
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });
        HttpResponse<String> page = phone.get(address);
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
        assertThat(WebForm.of(page).choose("safety", "safe").send(phone).headers().map()).doesNotContainKey("set-cookie");
        assertThat(redis.keys("*")).isEmpty();
    }

    @Test
    void staff_write_down_a_report_on_the_telephone_and_it_is_the_one_that_line_would_have_made() {
        Stream.of("被害", "床上浸水", "いない", "１ｍ２０", "建物、商品", "休業", "３０万", "とばす", "お金(融資など)").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "送信");
        String byLine = report();
        Tables.empty(jdbc, "incident cascade");

        Console desk = signedIn(YAMADA);
        String address = "/damage/" + hanahata() + "/report?heard=telephone";
        HttpResponse<String> next = WebForm.of(desk.get(address)).choose("level", "floor_above").send(desk);
        HttpResponse<String> done = WebForm.of(next).choose("hurt", "nobody").type("depth_cm", "１ｍ２０").choose("hit", "building", "goods")
                .choose("trading", "closed").type("amount", "３０万").choose("help", "finance").send(desk);

        assertThat(done.body()).contains("㈱花畑製作所の第1報(床上浸水)を受け取りました");
        assertThat(report()).isEqualTo(byLine);
        assertThat(jdbc.sql("select source || ' ' || (member_id is not null) from damage_report").query(String.class).single()).isEqualTo("telephone true");
        assertThat(jdbc.sql("select deed from audit where deed like 'report%' order by id").query(String.class).list())
                .containsExactly("report-opened", "report-written");
    }

    @Test
    void a_second_report_begins_with_the_first_and_one_that_did_not_know_of_it_is_noticed() {
        Console desk = signedIn(YAMADA);
        String address = "/damage/" + hanahata() + "/report?heard=visit";
        WebForm unknowing = WebForm.of(WebForm.of(desk.get(address)).choose("level", "half_destroyed").send(desk));
        WebForm.of(desk.get(address)).choose("level", "none").send(desk);

        HttpResponse<String> again = desk.get(address);
        assertThat(again.body()).contains("前回の報告(第1報");
        HttpResponse<String> parallel = unknowing.choose("hurt", "unknown").choose("hit", "building").choose("trading", "undecided").type("amount", "分からない").send(desk);
        assertThat(parallel.body()).contains("第2報");
        assertThat(jdbc.sql("select number || ' ' || coalesce(based_on::text, '-') from damage_report order by number").query(String.class).list())
                .containsExactly("1 -", "2 -");
    }

    @Test
    void a_correction_of_what_the_page_showed_contradicts_nobody_and_settles_what_did() {
        Console desk = signedIn(YAMADA);
        String address = "/damage/" + hanahata() + "/report?heard=telephone";
        WebForm unknowing = WebForm.of(WebForm.of(desk.get(address)).choose("level", "half_destroyed").send(desk));
        Stream.of("被害", "床上浸水", "いない", "４０センチ", "建物、商品", "休業", "３０万", "とばす", "とばす").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "送信");
        HttpResponse<String> parallel = unknowing.choose("hurt", "nobody").choose("hit", "building").choose("trading", "closed").type("amount", "９０万").send(desk);
        assertThat(parallel.body()).contains("からも報告がありました");
        assertThat(contradicted()).isTrue();

        HttpResponse<String> corrected = WebForm.of(desk.get(address)).type("amount", "５０万").send(desk);
        assertThat(corrected.body()).contains("第3報").doesNotContain("からも報告がありました");
        assertThat(contradicted()).isFalse();
        assertThat(desk.get("/damage/" + hanahata()).body()).doesNotContain("互いの報告を知らずに");
    }

    private boolean contradicted() {
        return jdbc.sql("select parallel from business_damage").query(Boolean.class).single();
    }

    @Test
    void a_hearing_sheet_is_kept_each_time_it_is_sent_though_something_is_wrong_in_it() {
        Console desk = signedIn(YAMADA);
        String address = "/damage/" + hanahata() + "/hearing-sheet?heard=visit";
        HttpResponse<String> page = desk.get(address);
        assertThat(page.body()).contains("㈱花畑製作所", "ヒアリングシート");
        HttpResponse<String> wrong = WebForm.of(page).choose("home_hit", "no").choose("office_hit", "no").choose("can_trade", "normal").choose("equipment_hit", "yes").type("amount_goods", "たくさん").send(desk);
        assertThat(wrong.body()).contains("まだ送れていません", "たくさん");

        WebForm machine = WebForm.of(wrong).type("amount_goods", "50万").type("equipment[1]/kind", "旋盤").type("equipment[1]/amount", "２００万円");
        WebForm second = WebForm.of(machine.press("add", "equipment").send(desk)).type("equipment[2]/kind", "プレス");
        assertThat(jdbc.sql("select answers ->> 'equipment[1]/amount' from hearing_draft").query(String.class).single()).isEqualTo("2000000");
        HttpResponse<String> last = second.send(desk);
        for (int i = 0; i < 4 && !last.body().contains("を受け取りました"); i++) {
            last = WebForm.of(last).send(desk);
        }
        assertThat(last.body()).contains("ヒアリングシート(第1版)を受け取りました");
        assertThat(jdbc.sql("select answers ->> 'equipment[2]/kind' from damage_report").query(String.class).single()).isEqualTo("プレス");
    }

    @Test
    void whom_line_does_not_reach_gets_a_mail_whose_link_answers_and_is_asked_no_more() {
        town.rollIsCalled(OISHI, "地震");
        town.settleUntil("select count(*) = 2 from prompt_mail where state = 'sent'");
        assertThat(subjects("eguchi@example.jp")).containsExactly("【安否確認】地震です。無事ですか");
        assertThat(subjects("yamada@example.jp")).as("LINE reaches them").isEmpty();

        Console phone = new Console(port());
        var link = java.util.regex.Pattern.compile("http://localhost:\\d+(/a/[A-Za-z0-9_-]{43})").matcher(mails("eguchi@example.jp").getFirst().path("text").asString());
        assertThat(link.find()).isTrue();
        WebForm.of(phone.get(link.group(1))).choose("safety", "safe").send(phone);
        assertThat(replies()).containsExactly("safety=safe web");

        town.pass(Duration.ofMinutes(10));
        town.settleUntil("select count(*) = 3 from prompt_mail where state = 'sent'");
        assertThat(subjects("sakamoto@example.jp").getLast()).contains("再送");
        assertThat(subjects("eguchi@example.jp")).as("has answered").hasSize(1);
        assertThat(jdbc.sql("select distinct state from prompt_mail").query(String.class).list()).containsExactly("sent");
    }

    @Test
    void the_list_says_by_which_way_each_is_reached_and_a_leader_mails_somebody_whom_line_reaches_too() {
        town.rollIsCalled(OISHI, "地震");
        Console desk = signedIn(OISHI);
        String list = "/roll-call/" + jdbc.sql("select max(id) from roll_call").query(String.class).single();
        assertThat(desk.get(list).body()).contains(">LINE</td>", ">メール</td>");

        String yamada = list + "/" + jdbc.sql("select id from member where line_user_id = ?").param(YAMADA.lineUserId()).query(String.class).single();
        desk.post(yamada + "/mail", Map.of());
        desk.post(yamada + "/mail", Map.of());
        town.settleUntil("select count(*) = 0 from prompt_mail where state = 'waiting'");
        assertThat(subjects("yamada@example.jp")).hasSize(1);
        assertThat(jdbc.sql("select count(*) from prompt_mail m join member p on p.id = m.member_id where p.name like '山田%'").query(Long.class).single())
                .as("tapped twice").isEqualTo(1);
    }

    private List<String> subjects(String address) {
        return mails(address).reversed().stream().map(mail -> mail.path("subject").asString()).toList();
    }

    /** What came to this address in this story, the newest first. */
    private List<JsonNode> mails(String address) {
        List<JsonNode> all = everyMail(address);
        return all.subList(0, all.size() - mailsBefore.get(address));
    }

    private List<JsonNode> everyMail(String address) {
        JsonNode all = town.get("/mail");
        return IntStream.range(0, all.size()).mapToObj(all::get)
                .filter(mail -> mail.path("to").get(0).asString().equals(address))
                .toList();
    }

    private HttpResponse<String> enter(String code) {
        return new Console(port()).postWithoutToken("/a", Map.of("code", code));
    }

    /** The address of the page. */
    private String entered(Console phone, String code) {
        HttpResponse<String> answer = phone.postWithoutToken("/a", Map.of("code", code));
        assertThat(answer.statusCode()).isEqualTo(302);
        return Console.leadsTo(answer);
    }

    private String code(Cast who) {
        Console desk = signedIn(OISHI);
        String page = "/roll-call/" + jdbc.sql("select max(id) from roll_call").query(String.class).single() + "/"
                + jdbc.sql("select id from member where number = ? or line_user_id = ?")
                        .param(who == EGUCHI ? number("江口%") : "-").param(who.lineUserId()).query(String.class).single();
        desk.post(page + "/code", new LinkedHashMap<>());
        var code = java.util.regex.Pattern.compile("class=\"digits\">([A-Z0-9]{4}-[A-Z0-9]{4})<").matcher(desk.get(page).body());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private String number(String name) {
        return jdbc.sql("select number from member where name like ?").param(name).query(String.class).single();
    }

    private Console signedIn(Cast who) {
        town.says(who, "管理画面");
        Console console = new Console(port());
        console.signIn(Console.secretIn(town.entries(who).getLast().toString()));
        return console;
    }

    private long hanahata() {
        return jdbc.sql("select id from business where name = '㈱花畑製作所'").query(Long.class).single();
    }

    private String report() {
        return jdbc.sql("select form || number || questions::text || answers::text from damage_report").query(String.class).single();
    }

    private List<String> replies() {
        return jdbc.sql("select question || '=' || value || ' ' || source from reply").query(String.class).list();
    }

    private List<String> everything() {
        return jdbc.sql("""
                select 'link ' || id || coalesce(used_at::text, '') || sends from personal_link
                union all select 'reply ' || id from reply union all select 'try ' || source from sign_in_try order by 1
                """).query(String.class).list();
    }
}
