package jp.tenko.story;

import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.NAKASHIMA;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import jp.tenko.testing.Console;
import jp.tenko.testing.WebForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;
import tools.jackson.databind.JsonNode;

/** What is due is looked over and sent from a phone; the prefecture and the town have it in their mailbox. */
class SubmissionStoryTest extends StoryTest {

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    private long mailsBefore;

    @BeforeEach
    void a_flood_and_a_report() {
        mailsBefore = outside().size();
        town.rollIsCalled(OISHI, "豪雨");
        town.taps(OISHI, "無事");
        Stream.of("被害", "床上浸水", "いない", "４０センチ", "1,2", "休業", "分からない", "とばす", "とばす").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "送信");
    }

    @AfterEach
    void line_never_had_a_reason_to_refuse() {
        assertThat(town.refused()).isZero();
        jdbc.sql("update recipient set retired_at = null").update();
        new SocietyOfBusinesses(jdbc).asInTheFiles();
    }

    @Test
    void the_director_looks_approves_and_it_is_in_the_mailbox_once_however_often_it_is_tapped() {
        town.pass(Duration.ofHours(34));    // 12:05 of the day after: Form I was due at 12:00
        town.says(OISHI, "提出");
        assertThat(town.heard(OISHI)).anyMatch(text -> text.contains("様式Ⅰ 第1報"));
        assertThat(town.last(OISHI)).as("the most urgent one is where the thumb is").contains("次の提出");
        assertThat(town.heard(OISHI).get(town.heard(OISHI).size() - 2)).contains("そのあとの提出");
        jdbc.sql("update recipient set retired_at = now() where code = 'town'").update();
        town.says(OISHI, "報告");
        assertThat(town.last(OISHI)).contains("次の提出", "県（商工担当）へ 様式Ⅰ 第1報", "期限", "7/11 12:00", "新規 1", "金額が不明 1件");
        assertThat(town.buttons(OISHI)).startsWith("内容を見る", "承認して送る", "あとで");
        redisIsEmptied();

        town.taps(OISHI, "内容を見る");
        assertThat(town.last(OISHI)).as("worded as on the form").contains("【新規】㈱花畑製作所 不明", "床上約40cm");
        assertThat(town.messages(OISHI)).as("the rest of it is a tap away").anyMatch(message -> message.labels().contains("すべて見る(管理画面)"));
        town.taps(OISHI, "あとで");
        assertThat(town.last(OISHI)).contains("期限は7/11 12:00です");
        town.taps(OISHI, "承認して送る");
        assertThat(town.last(OISHI)).contains("「県（商工担当）へ 様式Ⅰ 第1報」を送ります");
        town.settleUntil("select exists (select from submission where state = 'sent')");
        town.taps(OISHI, "承認して送る");
        assertThat(town.last(OISHI)).contains("送信済みです", "もう一度は送りません");

        assertThat(mails()).isEqualTo(1);
        JsonNode mail = outside().stream().filter(one -> one.path("to").get(0).asString().equals("shoko@prefecture.example")).findFirst().orElseThrow();
        assertThat(mail.path("subject").asString()).contains("様式Ⅰ", "第1報");
        assertThat(mail.path("to").get(0).asString()).isEqualTo("shoko@prefecture.example");
        assertThat(mail.path("files").get(0).asString()).endsWith("第1報.xlsx");
    }

    @Test
    void an_old_card_never_sends_what_came_in_since_but_shows_it_and_asks_once_more() {
        jdbc.sql("update recipient set retired_at = now() where code = 'town'").update();
        town.pass(Duration.ofHours(34));
        town.says(OISHI, "提出");
        assertThat(town.last(OISHI)).contains("新規 1", "金額が不明 1件");
        jdbc.sql("update business set address = '広川町架空77' where name like '%花畑製作所%'").update();

        town.taps(OISHI, "承認して送る");
        assertThat(town.last(OISHI)).contains("内容が変わりました。まだ送っていません", "変更: ㈱花畑製作所 内容");
        assertThat(town.buttons(OISHI)).startsWith("内容を見る", "承認して送る", "今後の変更も含め最新で送る");
        assertThat(jdbc.sql("select count(*) from submission").query(Integer.class).single()).isZero();

        town.taps(OISHI, "承認して送る");
        assertThat(town.last(OISHI)).contains("を送ります");
        town.settleUntil("select exists (select from submission where state = 'sent')");
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void a_tap_long_before_the_deadline_says_what_it_is_for_and_tomorrows_deadline_stays() {
        jdbc.sql("update recipient set retired_at = now() where code = 'town'").update();
        town.says(OISHI, "提出");
        assertThat(town.last(OISHI)).contains("次の提出", "期限", "7/11 12:00");
        assertThat(town.buttons(OISHI)).startsWith("内容を見る", "いまの分として送る(期限はそのまま)", "7/11 12:00の分として送る", "あとで");

        town.taps(OISHI, "いまの分として送る(期限はそのまま)");
        town.settleUntil("select exists (select from submission where state = 'sent' and deadline_id is null)");
        town.taps(OISHI, "いまの分として送る(期限はそのまま)");
        assertThat(town.last(OISHI)).contains("もう一度は送りません");
        assertThat(mails()).isEqualTo(1);

        town.pass(Duration.ofHours(32));
        assertThat(town.last(OISHI)).contains("提出の確認をお願いします", "様式Ⅰ 第2報", "7/11 12:00");
    }

    @Test
    void a_thumb_that_slipped_on_delivered_takes_it_back() {
        jdbc.sql("update recipient set retired_at = now() where code = 'town'").update();
        jdbc.sql("update recipient set channel = 'fax' where code = 'prefecture'").update();
        try {
            town.pass(Duration.ofHours(34));
            town.says(OISHI, "提出");
            town.taps(OISHI, "承認する");
            town.taps(OISHI, "届けました");
            assertThat(town.last(OISHI)).contains("届けたと記録しました");
            town.taps(OISHI, "取り消す(まだ届けていない)");
            assertThat(town.last(OISHI)).contains("届けてください");
            assertThat(jdbc.sql("select state from submission").query(String.class).single()).isEqualTo("approved");
        } finally {
            jdbc.sql("update recipient set channel = 'mail' where code = 'prefecture'").update();
        }
    }

    @Test
    void before_any_damage_is_said_nobody_is_told_that_nothing_has_changed_neither_the_director_nor_the_prefecture() {
        jdbc.sql("update recipient set retired_at = now() where code = 'town'").update();
        jdbc.sql("truncate damage_report, business_damage cascade").update();
        town.pass(Duration.ofHours(34));
        town.says(OISHI, "提出");
        assertThat(town.last(OISHI)).contains("新規 0", "まだ被害の報告がありません(回答 0件 / ").doesNotContain("前回から変わりありません");
        town.taps(OISHI, "承認して送る");
        assertThat(jdbc.sql("select body from submission").query(String.class).single())
                .contains("現在のところ、被害の報告はありません").doesNotContain("前回の報告から");
    }

    @Test
    void two_hours_before_it_is_due_the_director_is_asked_and_the_deputy_may_send_it() {
        town.pass(Duration.ofHours(6));     // 8:05; the town hears at 10:00
        assertThat(town.last(OISHI)).contains("提出の確認をお願いします", "町へ 情報共有 第1報", "7/10 10:00");
        town.taps(OISHI, "内容を見る");
        assertThat(town.last(OISHI)).contains("情報共有", "第1報");

        town.says(YAMADA, "提出");
        assertThat(town.last(YAMADA)).as("no word of theirs").doesNotContain("情報共有");
        town.says(NAKASHIMA, "提出");
        town.taps(NAKASHIMA, "承認して送る");
        town.settleUntil("select count(*) > 0 from submission where state = 'sent'");
        town.taps(OISHI, "承認して送る");
        assertThat(town.last(OISHI)).contains("送信済みです", "中島");
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void a_report_that_comes_between_the_look_and_the_tap_is_shown_before_anything_goes() {
        town.pass(Duration.ofHours(34));
        jdbc.sql("update recipient set retired_at = now() where code = 'town'").update();
        town.says(OISHI, "提出");
        jdbc.sql("update business set address = '広川町架空99' where name like '%花畑製作所%'").update();
        town.taps(OISHI, "承認して送る");
        assertThat(town.last(OISHI)).contains("内容が変わりました。まだ送っていません", "新規 1");
        assertThat(mails()).isZero();
        town.taps(OISHI, "承認して送る");
        town.settleUntil("select exists (select from submission where state = 'sent')");
        assertThat(jdbc.sql("select address from submission_line").query(String.class).single()).isEqualTo("広川町架空99");
    }

    @Test
    void the_mail_leads_a_viewer_through_the_door_to_that_very_share_out_whatever_comes_later() {
        town.pass(Duration.ofHours(6));
        town.says(OISHI, "提出");
        town.taps(OISHI, "承認して送る");
        town.settleUntil("select count(*) > 0 from submission where state = 'sent' and document = 'share_out'");
        String body = jdbc.sql("select body from submission where document = 'share_out'").query(String.class).single();
        assertThat(body).contains("■ このお知らせのページ\nhttp://localhost:", "閲覧用のアカウントでサインインすると開けます");
        String link = body.lines().filter(line -> line.startsWith("http://")).findFirst().orElseThrow().replaceFirst("^http://[^/]+", "");
        Stream.of("被害", "床上浸水", "いない", "８０センチ", "1,2", "休業", "分からない", "とばす", "とばす").forEach(said -> town.says(HANAHATA, said));

        Console viewer = new Console(port());
        assertThat(Console.leadsTo(viewer.get(link))).isEqualTo("/sign-in");
        AccountId account = accounts.viewer(new OrganizationId(1), "町", false, clock.instant().plus(Duration.ofDays(30)), clock.instant());
        assertThat(Console.leadsTo(viewer.signIn(Console.secretIn(signIn.invitation(account, clock.instant()).toString())))).startsWith(link);
        String sent = Console.leadsTo(viewer.get(link));
        assertThat(viewer.get(sent).body()).contains("情報共有", "第1報", "最初の報告です").doesNotContain("花畑製作所", "城太郎");
        assertThat(viewer.get(sent + "/print").body()).as("the page as it is printed, not the mail")
                .contains("<table", "<th scope=\"col\"", "前回からの変化", "広川町商工会").doesNotContain("■ 前回からの変化", "花畑製作所");

        assertThat(viewer.get(link.replaceFirst("/1$", "/2")).statusCode()).as("not sent").isEqualTo(404);
        jdbc.sql("update submission set state = 'refused' where document = 'share_out'").update();
        assertThat(viewer.get(link).statusCode()).as("the town does not have it").isEqualTo(404);
        jdbc.sql("update submission set state = 'sent', page = null where document = 'share_out'").update();
        assertThat(viewer.get(sent + "/print").body()).as("sent before pages were kept").contains("■ 前回からの変化");
    }

    @Test
    void what_was_sent_is_opened_again_as_it_was_sent_whatever_recipient_and_incident_are_called_since() {
        town.pass(Duration.ofHours(34));
        jdbc.sql("update recipient set retired_at = now() where code = 'town'").update();
        town.says(OISHI, "提出");
        town.taps(OISHI, "承認して送る");
        town.settleUntil("select exists (select from submission where state = 'sent' and document = 'form_one')");
        long id = jdbc.sql("select id from submission where document = 'form_one'").query(Long.class).single();
        Map<String, Object> asSet = jdbc.sql("select name, addressee from recipient where code = 'prefecture'").query().singleRow();
        try {
            jdbc.sql("update recipient set name = '新しい名前', addressee = '新しい宛名 様' where code = 'prefecture'").update();
            jdbc.sql("update incident set kind = 'earthquake', began_at = began_at - interval '3 days'").update();
            jdbc.sql("update organization set name = '改称商工会' where id = 1").update();
            Console desk = staff();

            assertThat(desk.get("/submission/sent/" + id + "/print").body())
                    .contains(asSet.get("addressee").toString(), "令和8年7月10日の大雨による商工被害状況", ": 広川町商工会", "㈱花畑製作所", "大石 源一郎")
                    .doesNotContain("新しい宛名", "地震", ": 改称商工会");
            assertThat(desk.get("/submission/sent/" + id).body())
                    .contains(asSet.get("name") + "へ 様式Ⅰ", asSet.get("addressee").toString()).doesNotContain("新しい名前", "新しい宛名");
            assertThat(desk.get("/submission").body()).as("in the list of what was sent").contains(asSet.get("name").toString());
            jdbc.sql("update submission set page = null where id = ?").param(id).update();
            assertThat(desk.get("/submission/sent/" + id + "/print").body()).as("sent before heads were kept").contains(asSet.get("addressee").toString(), "地震");
        } finally {
            jdbc.sql("update recipient set name = :name, addressee = :addressee where code = 'prefecture'").params(asSet).update();
            jdbc.sql("update organization set name = '広川町商工会' where id = 1").update();
        }
    }

    @Test
    void of_what_may_have_arrived_board_draft_and_phone_say_to_telephone_first_and_then_that_it_arrived() {
        town.pass(Duration.ofHours(34));
        jdbc.sql("update recipient set retired_at = now() where code = 'town'").update();
        town.says(OISHI, "提出");
        town.taps(OISHI, "承認して送る");
        town.settleUntil("select exists (select from submission where state = 'sent' and document = 'form_one')");
        long id = jdbc.sql("select id from submission where document = 'form_one'").query(Long.class).single();
        jdbc.sql("update submission set state = 'refused', unsure = true, sent_at = null where id = ?").param(id).update();
        jdbc.sql("update deadline set state = 'open' where id = (select deadline_id from submission where id = ?)").param(id).update();
        Console desk = staff();

        assertThat(desk.get("/").body()).contains("届いたか分かりません。", "先に電話で確かめてください").doesNotContain("送れませんでした");
        assertThat(desk.get("/submission").body()).contains("届いたか分かりません").doesNotContain("送れませんでした");
        String next = jdbc.sql("select '/submission/now/' || incident_id || '/' || recipient_id from submission where id = ?").param(id).query(String.class).single();
        assertThat(desk.get(next).body()).contains("第1報が届いたか分かりません", "先に相手に電話して", "/submission/sent/" + id);
        town.says(OISHI, "提出");
        assertThat(town.heard(OISHI)).anyMatch(text -> text.contains("第2報") && text.contains("第1報が届いたか分かりません"));

        WebForm.of(desk.get("/submission/sent/" + id), "/submission/sent/" + id + "/by-hand").send(desk);
        assertThat(desk.get("/submission/sent/" + id).body()).contains("notice good", "届いていました", "大石 源一郎が", "確かめました")
                .doesNotContain("届いたか分かりません", "もう一度送ってください");
        assertThat(desk.get(next).body()).doesNotContain("届いたか分かりません");
    }

    private Console staff() {
        Console desk = new Console(port());
        long director = jdbc.sql("select id from member where name like '大石%'").query(Long.class).single();
        AccountId account = accounts.of(new MemberId(director), clock.instant());
        desk.signIn(Console.secretIn(signIn.invitation(account, clock.instant()).toString()));
        return desk;
    }

    /** To town and prefecture; staff whom LINE does not reach get mails of their own. */
    private long mails() {
        return outside().size() - mailsBefore;
    }

    /** Each mailbox newest first. */
    private List<JsonNode> outside() {
        JsonNode all = town.get("/mail");
        return IntStream.range(0, all.size()).mapToObj(all::get)
                .filter(mail -> mail.path("to").get(0).asString().endsWith(".example"))
                .toList();
    }

    private void redisIsEmptied() {
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });
    }
}
