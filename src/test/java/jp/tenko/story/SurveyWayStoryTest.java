package jp.tenko.story;

import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.OISHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.tenko.roster.MemberId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import jp.tenko.testing.Console;
import jp.tenko.testing.WebForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A business whom LINE does not reach reports its damage on a page: by a code that is read out, or by a link in a mail. */
class SurveyWayStoryTest extends StoryTest {

    private static final String INN = "inn@example.jp";

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    private int mailsBefore;

    @BeforeEach
    void an_inn_that_is_not_on_line() {
        jdbc.sql("update business set email = ? where number = '0010'").param(INN).update();
        jdbc.sql("update business set email = 'hanahata@example.jp' where number = '0001'").update();
        mailsBefore = everyMail().size();
    }

    @AfterEach
    void as_in_the_files() {
        jdbc.sql("update business set email = null").update();
    }

    @Test
    void a_code_from_the_call_list_opens_a_page_on_which_one_tap_says_undamaged() {
        town.rollIsCalled(OISHI, "豪雨");
        Console desk = member("山田%");
        assertThat(desk.get("/damage/silent?print&district=中広川").body()).contains("桜木旅館");
        assertThat(desk.get("/damage/silent?district=中広川").body()).contains("届く方法: ", "コードを作る");
        Console phone = new Console(port());
        String address = entered(phone, code(desk, inn(), ""));

        HttpResponse<String> page = phone.get(address);
        assertThat(page.body()).contains("桜木旅館", ">被害なし</button>", "119").doesNotContain("_csrf");
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
        assertThat(page.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
        phone.get(address + "?a.level=none&send=1");
        assertThat(reports()).as("opening changes nothing").isEmpty();

        WebForm tapped = WebForm.of(page).choose("level", "none");
        assertThat(tapped.send(phone).body()).contains("第1報(被害なし)を受け取りました");
        tapped.send(phone);
        assertThat(reports()).as("twice the same").containsExactly("1 none self 有限会社 桜木旅館");
        assertThat(phone.get(address).body()).contains("すでに報告が届いています");
        assertThat(desk.get("/damage/silent?print&district=中広川").body()).doesNotContain("桜木旅館");
        assertThat(desk.get("/damage/" + inn()).body()).contains("有限会社 桜木旅館", "第1報", "届く方法: メール");
        WebForm.of(desk.get("/damage/" + inn() + "/report")).choose("level", "none").send(desk);
        assertThat(jdbc.sql("select based_on || ' ' || coalesce(parallel_to::text, '-') from damage_report where number = 2").query(String.class).single())
                .as("who knew of the first contradicts nobody").isEqualTo("1 -");
        assertThat(jdbc.sql("select deed from audit where deed = 'damage-code-made'").query(String.class).list()).hasSize(1);
    }

    @Test
    void what_is_told_with_photos_is_what_line_would_have_recorded() throws IOException {
        town.rollIsCalled(OISHI, "豪雨");
        Console phone = new Console(port());
        String address = entered(phone, code(member("山田%"), inn(), ""));
        WebForm form = WebForm.of(WebForm.of(phone.get(address)).choose("level", "floor_above").send(phone))
                .choose("hurt", "nobody").type("depth_cm", "1m20").choose("hit", "building").choose("trading", "closed").type("amount", "たくさん");
        byte[] photo = Files.readAllBytes(Path.of("src/main/resources/sandbox/samples/sideways.jpg"));
        byte[] apple = Files.readAllBytes(Path.of("src/main/resources/sandbox/samples/iphone.heic"));
        HttpResponse<String> wrong = form.sendWith(phone, "photos", photo, apple, "MZ virus".getBytes(StandardCharsets.US_ASCII), new byte[10_000_001]);
        assertThat(wrong.body()).contains("すでに2枚あります", "10MBより大きい写真1枚", "写真として読めないファイル1個", "直すところが1か所", "たくさん");

        assertThat(WebForm.of(wrong).type("amount", "30万").send(phone).body()).contains("第1報(床上浸水)を受け取りました");
        town.settleUntil("select count(*) = 0 from photo where view_state = 'waiting'");
        assertThat(jdbc.sql("""
                select c.media_type || ' ' || (c.sha256 = encode(sha256(c.bytes), 'hex')) || ' ' || octet_length(c.bytes) || ' ' || p.view_state
                from photo p join content c on c.message_id = p.message_id order by p.ordinal
                """).query(String.class).list())
                .containsExactly("image/jpeg true " + photo.length + " ready", "image/heic true " + apple.length + " unviewable");
        assertThat(jdbc.sql("select answers ->> 'depth_cm' || ' ' || (answers ->> 'amount') from damage_report").query(String.class).single())
                .isEqualTo("120 300000");
    }

    @Test
    void whom_line_does_not_reach_is_asked_by_mail_when_all_are_asked_and_nobody_who_has_reported() {
        town.says(OISHI, "被害調査");
        town.taps(OISHI, "事業者全員にも送る");
        town.settleUntil("select count(*) = 1 from prompt_mail where state = 'sent'");
        assertThat(subjects()).as("LINE reaches the other one").containsExactly(INN + " 【被害の確認】有限会社 桜木旅館の被害をお知らせください");

        Matcher link = Pattern.compile("http://localhost:\\d+(/a/[A-Za-z0-9_-]{43})").matcher(mails().getFirst().path("text").asString());
        assertThat(link.find()).isTrue();
        Console phone = new Console(port());
        WebForm.of(phone.get(link.group(1))).choose("level", "none").send(phone);
        assertThat(reports()).containsExactly("1 none self 有限会社 桜木旅館");

        Console director = member("大石%");
        clock.advance(Duration.ofMinutes(12));
        director.post("/damage/" + inn() + "/mail", Map.of());
        town.settleUntil("select count(*) = 0 from prompt_mail where state = 'waiting'");
        assertThat(subjects()).as("has reported").hasSize(1);
        assertThat(director.get("/damage/" + inn()).body()).contains("報告済みのためメールは送りませんでした");
    }

    @Test
    void the_office_mails_all_the_silent_of_a_district_whom_line_does_not_reach_and_nobody_twice_in_a_row() {
        town.rollIsCalled(OISHI, "豪雨");
        Console director = member("大石%");
        assertThat(director.get("/damage/silent?district=上広川").body()).doesNotContain("件にメールで聞く");
        assertThat(director.get("/damage/silent?district=中広川").body()).contains("LINEが届かない1件にメールで聞く");
        String after = Console.leadsTo(director.post("/damage/silent/mail", Map.of("district", "中広川")));
        assertThat(director.get(after).body()).contains("1件のメールを送信待ちにしました");
        director.post("/damage/silent/mail", Map.of("district", ""));
        town.settleUntil("select count(*) = 0 from prompt_mail where state = 'waiting'");

        assertThat(subjects()).hasSize(1);
        assertThat(director.get("/damage/silent?print&district=中広川").body()).contains("届く方法: メール", "メール送信済み");
    }

    @Test
    void a_code_is_of_one_person_of_one_business_and_ends_with_the_incident() {
        town.rollIsCalled(OISHI, "豪雨");
        Console desk = member("大石%");
        String naomi = jdbc.sql("select id from contact where line_user_id = ?").param(HANAHATA.lineUserId()).query(String.class).single();
        assertThat(desk.post("/damage/" + inn() + "/code", Map.of("contact", naomi)).statusCode()).as("speaks for another").isEqualTo(404);
        long hanahata = jdbc.sql("select id from business where number = '0001'").query(Long.class).single();
        Console phone = new Console(port());
        String first = code(desk, hanahata, naomi);
        String address = entered(phone, code(desk, hanahata, naomi));
        assertThat(phone.postWithoutToken("/a", Map.of("code", first)).statusCode()).as("replaced").isEqualTo(422);
        HttpResponse<String> page = phone.get(address);
        WebForm.of(page).choose("level", "none").send(phone);
        assertThat(reports()).containsExactly("1 none self 花畑 直美");

        clock.advance(Duration.ofDays(14));
        assertThat(phone.get(address).statusCode()).as("too old").isEqualTo(404);
        String again = entered(phone, code(desk, hanahata, naomi));
        long incident = jdbc.sql("select id from incident").query(Long.class).single();
        jdbc.sql("update roll_call set closed_at = started_at, close_reason = 'ended' where closed_at is null").update();
        desk.post("/incident/" + incident + "/close", Map.of());
        assertThat(phone.get(again).statusCode()).isEqualTo(404);
        assertThat(WebForm.of(page).choose("level", "destroyed").send(phone).statusCode()).isEqualTo(404);
        assertThat(desk.post("/damage/" + inn() + "/code", Map.of("incident", String.valueOf(incident))).statusCode()).isEqualTo(409);
        assertThat(reports()).hasSize(1);
    }

    @Test
    void a_drill_says_that_it_is_one_on_the_page_and_in_the_mail() {
        town.says(OISHI, "点呼");
        town.taps(OISHI, "訓練");
        town.taps(OISHI, "地震の想定");
        town.taps(OISHI, "開始する");
        Console desk = member("大石%");
        desk.post("/damage/" + inn() + "/mail", Map.of());
        town.settleUntil("select count(*) = 1 from prompt_mail where business_id is not null and state = 'sent'");
        assertThat(subjects().getFirst()).contains("【訓練】");
        assertThat(mails().getFirst().path("text").asString()).contains("119には電話しないでください").doesNotContain("まず119番");
        Console phone = new Console(port());
        assertThat(phone.get(entered(phone, code(desk, inn(), ""))).body()).contains("訓練");
    }

    private String code(Console desk, long business, String contact) {
        String page = Console.leadsTo(desk.post("/damage/" + business + "/code", Map.of("contact", contact)));
        Matcher code = Pattern.compile("class=\"digits\">([A-Z0-9]{4}-[A-Z0-9]{4})<").matcher(desk.get(page.replaceAll("#.*", "")).body());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static String entered(Console phone, String code) {
        HttpResponse<String> answer = phone.postWithoutToken("/a", Map.of("code", code));
        assertThat(answer.statusCode()).isEqualTo(302);
        return Console.leadsTo(answer);
    }

    private long inn() {
        return jdbc.sql("select id from business where number = '0010'").query(Long.class).single();
    }

    private List<String> reports() {
        return jdbc.sql("""
                select r.number || ' ' || (r.answers ->> 'level') || ' ' || r.source || ' ' || c.name
                from damage_report r join contact c on c.id = r.contact_id order by r.id
                """).query(String.class).list();
    }

    private List<String> subjects() {
        return mails().stream().map(mail -> mail.path("to").get(0).asString() + " " + mail.path("subject").asString()).toList();
    }

    /** What came to the two businesses in this story, the newest first. */
    private List<JsonNode> mails() {
        List<JsonNode> all = everyMail();
        return all.subList(0, all.size() - mailsBefore);
    }

    private List<JsonNode> everyMail() {
        JsonNode all = town.get("/mail");
        return IntStream.range(0, all.size()).mapToObj(all::get)
                .filter(mail -> List.of(INN, "hanahata@example.jp").contains(mail.path("to").get(0).asString()))
                .toList();
    }

    private Console member(String name) {
        Console console = new Console(port());
        console.signIn(Console.secretIn(signIn.invitation(accounts.of(
                new MemberId(jdbc.sql("select id from member where name like ?").param(name).query(Long.class).single()), clock.instant()), clock.instant()).toString()));
        return console;
    }
}
