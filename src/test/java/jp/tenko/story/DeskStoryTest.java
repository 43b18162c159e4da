package jp.tenko.story;

import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.OISHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import jp.tenko.submission.document.ExampleTemplate;
import jp.tenko.testing.Axe;
import jp.tenko.testing.Browser;
import jp.tenko.testing.Console;
import jp.tenko.testing.Tables;
import jp.tenko.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PrintOptions;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The pages about documents in a real browser: from the draft to the mailbox of the prefecture. Pictures are in target/console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskStoryTest extends StoryTest {

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    @Autowired
    ExampleTemplate example;

    private Browser browser;
    private int mailsBefore;

    @BeforeAll
    void open(@TempDir Path profile) {
        browser = new Browser(profile);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void a_flood_and_a_report() {
        browser.driver.manage().window().setSize(new Dimension(1280, 1000));
        browser.driver.get(url("/sign-in"));
        browser.driver.manage().deleteAllCookies();
        browser.driver.manage().logs().get(LogType.BROWSER);
        mailsBefore = outside().size();
        town.rollIsCalled(OISHI, "豪雨");
        town.taps(OISHI, "無事");
        Stream.of("被害", "床上浸水", "いない", "４０センチ", "1,2", "休業", "分からない", "とばす", "とばす").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "送信");
    }

    @AfterEach
    void as_in_the_files() {
        Tables.empty(jdbc, "incident restart identity cascade");
        jdbc.sql("delete from recipient where code not in ('prefecture', 'town')").update();
        jdbc.sql("update recipient set retired_at = null").update();
        new SocietyOfBusinesses(jdbc).asInTheFiles();
    }

    @Test
    void a_draft_is_looked_over_corrected_approved_and_in_the_prefectures_mailbox_once() {
        town.pass(Duration.ofHours(30)); // 8:05 of the day after; Form I is due at 12:00
        signIn(OISHI_ACCOUNT);
        browser.driver.get(url("/submission"));
        assertThat(text("main")).contains("県（商工担当）へ 様式Ⅰ", "7月11日(土) 12:00", "町へ 情報共有", "期限を過ぎました");
        looksRight("submission");
        click("//li[contains(., '様式Ⅰ') and contains(., '12:00')]//a");
        browser.until(() -> text("h1").contains("下書き"));
        assertThat(text("main")).contains("㈱花畑製作所", "被害額が不明: 1件", "建物内が浸水(床上約40cm)");
        assertThat(text("#count-new")).isEqualTo("1");
        looksRight("submission-draft");

        click("table details summary");
        browser.driver.findElement(By.cssSelector("textarea")).clear();
        browser.driver.findElement(By.cssSelector("textarea")).sendKeys("工場内が浸水。旋盤機2台が利用できない状況。");
        click("table details button.primary");
        browser.until(() -> text("main").contains("手で直した文です"));
        assertThat(text("main")).contains("旋盤機2台が利用できない状況", "手で直した文です");
        String draft = browser.driver.getCurrentUrl().replaceAll("[?#].*", "");
        browser.driver.get(draft + "/print");
        looksRight("submission-paper");
        paper("submission-paper");
        browser.driver.get(draft);

        click("#approve");
        browser.driver.switchTo().alert().accept();
        browser.until(() -> text("#state").contains("送信済み"));
        looksRight("submission-sent");
        JsonNode mail = outside().stream().filter(one -> one.path("to").get(0).asString().startsWith("shoko@")).findFirst().orElseThrow();
        assertThat(mails()).isEqualTo(1);
        assertThat(mail.path("subject").asString()).contains("様式Ⅰ", "第1報");
        assertThat(mail.path("files").get(0).asString()).endsWith("第1報.xlsx");
        String sent = browser.driver.getCurrentUrl();

        Console other = console(member("大石%"));
        assertThat(Console.leadsTo(other.post(draft.replace(url(""), "") + "/approve", Map.of("number", "1")))).isEqualTo(sent.replace(url(""), ""));
        assertThat(mails()).as("a second tap sends nothing").isEqualTo(1);
        browser.driver.get(sent + "/print");
        assertThat(text("main")).contains("旋盤機2台が利用できない状況", "新規", "大石 源一郎");
        assertThat(other.get(sent.replace(url(""), "") + "/files/0").body()).as("the same bytes").startsWith("PK");
    }

    @Test
    void what_was_missed_is_loud_on_the_board_until_somebody_faxes_it() {
        town.pass(Duration.ofHours(9)); // 11:05: the town expected its share-out at 10:00
        signIn(OISHI_ACCOUNT);
        assertThat(text("#board")).contains("期限を過ぎました。", "町へ 情報共有", "次の提出");
        looksRight("board-missed");
        browser.driver.get(url("/submission"));
        click(".due-missed a.button");
        browser.until(() -> text("h1").contains("下書き"));
        looksRight("submission-share-out");
        click("//summary[contains(., 'もう手で届けたとき')]");
        browser.driver.findElement(By.id("note")).sendKeys("11:10 町にFAX、電話で確認");
        click("main details form button");
        browser.driver.switchTo().alert().accept();
        browser.until(() -> text("#state").contains("手で届けました"));
        assertThat(text("main")).contains("11:10 町にFAX、電話で確認", "大石 源一郎").as("no mail went out").doesNotContain("メールの番号");
        assertThat(mails()).isZero();
        String sent = browser.driver.getCurrentUrl().replace(url(""), "");
        browser.driver.get(url("/"));
        assertThat(text("#board")).doesNotContain("期限を過ぎました。");

        Console viewer = console(accounts.viewer(new OrganizationId(1), "町", false, clock.instant().plus(Duration.ofDays(1)), clock.instant()));
        assertThat(viewer.get("/submission").body()).contains("情報共有", sent).doesNotContain("様式Ⅰ", "期限を追加");
        assertThat(viewer.get(sent).body()).contains("情報共有").doesNotContain("11:10 町にFAX", "もう一度送る");
    }

    @Test
    void what_came_in_while_the_page_was_open_is_shown_before_anything_goes_out() {
        Console director = console(member("大石%"));
        String draft = "/submission/now/" + jdbc.sql("select max(id) from incident").query(String.class).single() + "/"
                + jdbc.sql("select id from recipient where code = 'prefecture' and organization_id = 1").query(String.class).single();
        String looked = seen(director, draft);
        jdbc.sql("update business set address = '広川町架空55' where name like '%花畑製作所%'").update();

        String again = Console.leadsTo(director.post(draft + "/approve", Map.of("number", "1", "seen", looked)));

        assertThat(again).startsWith(draft + "?since=");
        assertThat(director.get(again).body()).contains("まだ送っていません。ご覧になったあとに内容が変わりました", ">変更</strong>", "花畑製作所", "広川町架空55");
        assertThat(jdbc.sql("select count(*) from submission").query(Integer.class).single()).isZero();
        assertThat(Console.leadsTo(director.post(draft + "/approve", Map.of("number", "1", "seen", seen(director, again))))).startsWith("/submission/sent/");
    }

    private static String seen(Console reader, String page) {
        return reader.get(page).body().replaceAll("(?s).*?name=\"seen\" value=\"([0-9a-f]+)\".*", "$1");
    }

    @Test
    void a_recipient_that_is_never_due_says_so_and_a_title_without_a_kind_is_pointed_out() {
        Console director = console(member("大石%"));
        String prefecture = jdbc.sql("select id from recipient where code = 'prefecture' and organization_id = 1").query(String.class).single();
        String schedule = jdbc.sql("select schedule::text from recipient where code = 'prefecture' and organization_id = 1").query(String.class).single();
        String draft = "/submission/now/" + jdbc.sql("select max(id) from incident").query(String.class).single() + "/" + prefecture;
        assertThat(director.get("/submission/recipients/" + prefecture).body()).doesNotContain("期限がありません");
        assertThat(director.get(draft).body()).doesNotContain("種類(大雨・地震など)がまだ");

        jdbc.sql("update recipient set schedule = '{\"phases\": []}' where code = 'prefecture' and organization_id = 1").update();
        jdbc.sql("update incident set kind = 'other'").update();

        assertThat(director.get("/submission/recipients/" + prefecture).body()).contains("この提出先には期限がありません");
        assertThat(director.get(draft).body()).contains("種類(大雨・地震など)がまだ決まっていません", "href=\"/roll-call\"");
        jdbc.sql("update recipient set schedule = ?::jsonb where code = 'prefecture' and organization_id = 1").param(schedule).update();
    }

    @Test
    void the_prefecture_asks_and_a_deadline_that_was_dropped_by_mistake_comes_back() {
        Console director = console(member("大石%"));
        String incident = jdbc.sql("select max(id) from incident").query(String.class).single();
        String prefecture = jdbc.sql("select id from recipient where code = 'prefecture' and organization_id = 1").query(String.class).single();
        director.post("/submission/deadlines", Map.of("incident", incident, "recipient", prefecture, "due", "2026-07-10T09:30", "note", "至急、電話で指示"));
        assertThat(director.get("/submission?incident=" + incident).body()).contains("期限を追加しました", "至急、電話で指示", "7月10日(金) 9:30");
        long id = jdbc.sql("select id from deadline where origin = 'asked'").query(Long.class).single();
        director.post("/submission/deadline/" + id + "/drop", Map.of());
        assertThat(director.get("/submission?incident=" + incident).body()).contains("期限を外しました", "外した期限(1件)");
        director.post("/submission/deadline/" + id + "/restore", Map.of());
        assertThat(director.get("/submission?incident=" + incident).body()).contains("期限を元に戻しました");
        assertThat(jdbc.sql("select state from deadline where id = ?").param(id).query(String.class).single()).isEqualTo("open");
        String sent = Console.leadsTo(director.post("/submission/deadline/" + id + "/approve", Map.of("seen", seen(director, "/submission/deadline/" + id))));
        town.settleUntil("select exists (select from submission where state = 'sent')");
        jdbc.sql("update submission set state = 'refused', sent_at = null, answer = '550 5.1.1 user unknown'").update();
        assertThat(director.get("/").body()).contains("送れませんでした。", "印刷してFAXなどで届けてください");
        assertThat(director.get(sent).body()).contains("相手のサーバーが受け取りを断りました", "(550 5.1.1 user unknown)", "印刷してFAXする", "もう一度送る");
        director.post(sent + "/again", Map.of());
        town.settleUntil("select exists (select from submission where state = 'sent' and answer = '250')");
        assertThat(director.get(sent).body()).contains("送信済み").doesNotContain("取り下げる");
        director.post("/submission/deadlines", Map.of("incident", incident, "recipient", prefecture, "due", "2026-07-09T09:30"));
        assertThat(director.get("/submission?incident=" + incident).body()).contains("期限が過去の時刻です");
        assertThat(director.get("/audit").body()).contains("提出の期限を追加した", "提出の期限を外した", "提出の期限を元に戻した");
    }

    @Test
    void two_people_share_the_typing_into_the_federations_system_and_what_changed_is_typed_again() {
        String incident = jdbc.sql("select max(id) from incident").query(String.class).single();
        String business = jdbc.sql("select id from business where number = '0001'").query(String.class).single();
        String page = "/submission/federation/" + incident + "/" + business;
        Console yamada = console(member("山田%"));
        signIn(OISHI_ACCOUNT);
        browser.driver.get(url("/submission/federation"));
        assertThat(text("#left")).isEqualTo("残り 1件(全1件)");
        assertThat(yamada.get(page).body()).contains("建物内が浸水(床上約40cm)", "所在地", "業種").doesNotContain("floor_above");

        yamada.post(page + "/take", Map.of());
        browser.until(() -> text("#lines").contains("山田 太郎さんが入力中"));
        looksRight("federation");
        browser.driver.get(url(page));
        assertThat(text("main")).contains("山田 太郎さんが入力中", "二重に入力しないでください");
        looksRight("federation-business");
        Console oishi = console(member("大石%"));
        oishi.post(page + "/take", Map.of());
        assertThat(oishi.get(page).body()).contains("ほかの人が入力中です");
        browser.driver.get(url(page));
        click("#typed");
        browser.until(() -> text("body").contains("ほかの人が入力中です"));
        assertThat(jdbc.sql("select typed_at is null from typed_entry").query(Boolean.class).single()).as("what 山田 types nobody else ticks off").isTrue();

        WebForm shown = WebForm.of(yamada.get(page), page + "/typed");
        shown.send(yamada);
        browser.driver.get(url("/submission/federation"));
        assertThat(text("#lines")).contains("残り 0件", "入力済み", "山田 太郎さんが入力");
        town.says(HANAHATA, "被害");
        town.taps(HANAHATA, "修正 営業: 休業");
        town.taps(HANAHATA, "営業中");
        town.taps(HANAHATA, "送信");
        browser.until(() -> text("#lines").contains("入力後に変わりました"));
        assertThat(text("#lines")).contains("残り 1件", "変わった欄: 被害内容");
        shown.send(yamada);
        assertThat(yamada.get("/submission/federation").body()).as("ticked off on a page of before: that stands there, and not what is known").contains("入力後に変わりました");
        assertThat(yamada.get(page).body()).contains("<del>建物内が浸水(床上約40cm)", "営業中。");
    }

    @Test
    void an_office_sets_up_its_recipients_and_is_told_what_is_wrong() throws Exception {
        signIn(OISHI_ACCOUNT);
        browser.driver.get(url("/submission/recipients"));
        assertThat(text("main")).contains("県（商工担当）", "shoko@prefecture.example", "メールは hirokawa@society.example から送ります");
        looksRight("recipients");
        browser.driver.findElement(By.id("name")).sendKeys("県南広域振興局");
        click("form[action='/submission/recipients'] button");
        browser.until(() -> text("h1").contains("県南広域振興局"));
        types("address", "間違い@");
        click("input[value=mail]");
        types("from0", "３");
        types("to0", "1");
        types("times0", "25:00、16時");
        click("#save");
        browser.until(() -> text("main").contains("保存していません"));
        assertThat(text("main .bad")).contains("「間違い@」は、メールアドレスの形ではありません", "期限の1行目: 「何日目まで」の「1」", "時刻「25:00」", "時刻「16時」");
        looksRight("recipient-wrong");
        types("address", "nanbu@prefecture.example, bosai@prefecture.example");
        types("from0", "１");
        types("to0", "3");
        types("times0", "９:30、16:00");
        click("#save");
        browser.until(() -> text(".flash").contains("保存しました"));
        looksRight("recipient");
        String incident = jdbc.sql("select max(id) from incident").query(String.class).single();
        assertThat(jdbc.sql("select count(*) from deadline d join recipient r on r.id = d.recipient_id where r.name = '県南広域振興局' and incident_id = ?::bigint")
                .param(incident).query(Integer.class).single()).as("laid out for the flood that goes on").isEqualTo(8);

        click("form[action$='/test-mail'] button");
        browser.driver.switchTo().alert().accept();
        browser.until(() -> text(".flash").contains("メールサーバーが受け取りました"));
        assertThat(outside()).anyMatch(mail -> mail.path("subject").asString().equals("【テスト】広川町商工会 災害時の報告の送信テスト"));

        Path file = Files.createTempFile("form", ".xlsx");
        Files.write(file, example.xlsx());
        browser.driver.findElement(By.id("file")).sendKeys(file.toString());
        click("form[action$='/template'] button");
        browser.until(() -> text(".flash").contains("様式を登録しました"));
        Files.writeString(file, "これはExcelではない");
        browser.driver.findElement(By.id("file")).sendKeys(file.toString());
        click("form[action$='/template'] button");
        browser.until(() -> text("main").contains("Excelのファイル(.xlsx)として読めません"));
        browser.driver.get(url("/audit"));
        assertThat(text("main")).contains("提出先の設定を変えた", "bosai@prefecture.example", "独自の様式を登録した", "テストのメールを送った");
    }

    @Test
    void the_office_prints_sheets_packs_evidence_and_reads_what_happened() {
        town.pass(Duration.ofMinutes(50));
        String incident = jdbc.sql("select max(id) from incident").query(String.class).single();
        String business = jdbc.sql("select id from business where number = '0001'").query(String.class).single();
        Console yamada = console(member("山田%"));
        assertThat(yamada.get("/damage/" + business).body()).contains("ヒアリングシート(Excel)", "証拠をまとめて保存");
        List.of("/damage/" + business + "/hearing-sheet.xlsx", "/damage/" + business + "/evidence.zip",
                        "/incidents/" + incident + "/hearing-sheets.xlsx", "/submission/hearing-sheets/blank.xlsx")
                .forEach(path -> assertThat(yamada.get(path).body()).as(path).startsWith("PK"));
        signIn(OISHI_ACCOUNT);
        browser.driver.get(url("/submission/hearing-sheets"));
        looksRight("hearing-sheets");
        browser.driver.get(url("/incidents/" + incident + "/report"));
        assertThat(text("main")).contains("全期間の報告", "1 / 9", "11.1 %");
        looksRight("incident-report");
        click("button[value=day]");
        browser.until(() -> text("h1").contains("1日の報告"));
    }

    private void types(String id, String text) {
        browser.driver.findElement(By.id(id)).clear();
        browser.driver.findElement(By.id(id)).sendKeys(text);
    }

    private static final String OISHI_ACCOUNT = "大石%";

    private void signIn(String name) {
        String link = signIn.invitation(accounts.of(memberId(name), clock.instant()), clock.instant()).toString();
        browser.driver.get(url("/sign-in/link?token=" + Console.secretIn(link)));
        click("main button");
        browser.until(() -> browser.driver.getCurrentUrl().equals(url("/")));
    }

    private Console console(AccountId account) {
        Console console = new Console(port());
        assertThat(Console.leadsTo(console.signIn(Console.secretIn(signIn.invitation(account, clock.instant()).toString())))).isEqualTo("/");
        return console;
    }

    private AccountId member(String name) {
        return accounts.of(memberId(name), clock.instant());
    }

    private MemberId memberId(String name) {
        return new MemberId(jdbc.sql("select id from member where name like ?").param(name).query(Long.class).single());
    }

    /** To town and prefecture; staff whom LINE does not reach get mails of their own. */
    private int mails() {
        return outside().size() - mailsBefore;
    }

    private List<JsonNode> outside() {
        JsonNode all = town.get("/mail");
        return IntStream.range(0, all.size()).mapToObj(all::get)
                .filter(mail -> mail.path("to").get(0).asString().endsWith(".example"))
                .toList();
    }

    /** Nothing serious for axe, no error in the browser, nothing that sticks out on a phone; and a picture of it for us. */
    private void looksRight(String name) {
        assertThat(Axe.serious(browser.driver)).as(name).isEmpty();
        browser.picture(Path.of("target", "console", name + ".png"));
        browser.onAPhone();
        assertThat((Boolean) browser.driver.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " on a phone").isTrue();
        browser.picture(Path.of("target", "console", name + "-phone.png"));
        browser.onADesk();
        assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll()).as(name).isEmpty();
    }

    /** As it comes out of the printer. */
    private void paper(String name) {
        try {
            String pdf = browser.driver.print(new PrintOptions()).getContent();
            Files.write(Path.of("target", "console", name + ".pdf"), Base64.getDecoder().decode(pdf));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void click(String where) {
        By by = where.startsWith("/") ? By.xpath(where) : By.cssSelector(where);
        browser.until(() -> !browser.driver.findElements(by).isEmpty());
        browser.driver.findElement(by).click();
    }

    private String text(String selector) {
        List<org.openqa.selenium.WebElement> found = browser.driver.findElements(By.cssSelector(selector));
        return found.isEmpty() ? "" : found.getFirst().getText();
    }

    private String url(String path) {
        return "http://localhost:" + port() + path;
    }
}
