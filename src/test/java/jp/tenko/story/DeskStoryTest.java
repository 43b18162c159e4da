package jp.tenko.story;

import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.OISHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.signin.AccountId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import jp.tenko.testing.Axe;
import jp.tenko.testing.Browser;
import jp.tenko.testing.Console;
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
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The pages about documents in a real browser: from the draft to the mailbox of the prefecture. Pictures are in target/console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskStoryTest extends StoryTest {

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

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
        mailsBefore = town.get("/mail").size();
        town.rollIsCalled(OISHI, "豪雨");
        town.taps(OISHI, "無事");
        Stream.of("被害", "床上浸水", "いない", "４０センチ", "1,2", "休業", "分からない", "とばす", "とばす").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "送信");
    }

    @AfterEach
    void as_in_the_files() {
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
        browser.driver.get(draft);

        click("#approve");
        browser.driver.switchTo().alert().accept();
        browser.until(() -> text("#state").contains("送信済み"));
        looksRight("submission-sent");
        JsonNode mail = town.get("/mail").get(0);
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
        click("details form button");
        browser.driver.switchTo().alert().accept();
        browser.until(() -> text("#state").contains("手で届けました"));
        assertThat(text("main")).contains("11:10 町にFAX、電話で確認", "大石 源一郎");
        assertThat(mails()).isZero();
        String sent = browser.driver.getCurrentUrl().replace(url(""), "");
        browser.driver.get(url("/"));
        assertThat(text("#board")).doesNotContain("期限を過ぎました。");

        Console viewer = console(accounts.viewer(new OrganizationId(1), "町", false, clock.instant().plus(Duration.ofDays(1)), clock.instant()));
        assertThat(viewer.get("/submission").body()).contains("情報共有", sent).doesNotContain("様式Ⅰ", "期限を追加");
        assertThat(viewer.get(sent).body()).contains("情報共有").doesNotContain("11:10 町にFAX", "もう一度送る");
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
        director.post("/submission/deadlines", Map.of("incident", incident, "recipient", prefecture, "due", "2026-07-09T09:30"));
        assertThat(director.get("/submission?incident=" + incident).body()).contains("期限が過去の時刻です");
        assertThat(director.get("/audit").body()).contains("提出の期限を追加した", "提出の期限を外した", "提出の期限を元に戻した");
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

    private int mails() {
        return town.get("/mail").size() - mailsBefore;
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
