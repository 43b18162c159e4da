package jp.tenko.story;

import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.NAKASHIMA;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.TAKAHASHI;
import static jp.tenko.testing.Cast.YAMADA;
import static jp.tenko.testing.Cast.YOSHIDA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.tenko.testing.Axe;
import jp.tenko.testing.Browser;
import jp.tenko.testing.Cast;
import jp.tenko.testing.Console;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** The office's pages in a real browser, beside the phones of the people they are about. Pictures are in target/console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleInABrowserStoryTest extends StoryTest {

    private static final Dimension WALL = new Dimension(1920, 1080);

    @Autowired
    @Qualifier("boardFeed")
    private SmartLifecycle feed;

    private Browser browser;

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
    void nobody_is_signed_in() {
        browser.driver.manage().window().setSize(WALL);
        browser.driver.get(url("/sign-in"));
        browser.driver.manage().deleteAllCookies();
        browser.driver.manage().logs().get(LogType.BROWSER);
    }

    @Test
    void the_board_follows_a_drill_from_the_first_answer_to_the_last_and_a_real_call_for_help() {
        signIn(OISHI);
        assertThat(text("#board")).contains("進行中の災害はありません", "LINE未登録", "まだ行われていません");
        looksRight("board-quiet");
        theMenuOfAPhoneIsOneRowAndOpensByTheKeyboard();

        town.rollIsCalled(OISHI, "地震");
        browser.until(() -> text("#answered").equals("0 / 9"));
        town.taps(YAMADA, "無事");
        browser.until(() -> text("#answered").equals("1 / 9") && text("#safe").equals("1"));
        town.taps(YOSHIDA, "救助が必要");
        browser.until(() -> text("#needs-help").equals("1"));
        assertThat(text("#board")).contains("𠮷田 さくら", "未回答", "江口 隼人", "発生から");
        looksRight("board");

        browser.driver.get(url("/?projector"));
        looksRight("board-projector");
    }

    private void theWallShowsWhatMattersWithoutScrolling() {
        browser.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", 1280, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        browser.driver.get(url("/?projector"));
        browser.until(() -> text("#needs-help").equals("1"));
        browser.picture(Path.of("target", "console", "board-damage-wall.png"));
        for (String what : List.of("#answered", "#silent", "#damage-heard", "#damage-hurt", ".wall-damage .notice.bad", ".wall-damage tbody tr")) {
            var place = browser.driver.findElement(By.cssSelector(what)).getRect();
            assertThat(place.y + place.height).as(what).isLessThan(800);
        }
        town.taps(YAMADA, "けがをした");
        browser.until(() -> text("#injured").equals("1")); // what is on the wall now came by itself
        assertThat(browser.driver.getPageSource()).contains("山田 太郎").doesNotContain("tel:", "090-");
        browser.onADesk();
        looksRight("board-damage-projector");
    }

    private void theMenuOfAPhoneIsOneRowAndOpensByTheKeyboard() {
        browser.onAPhone();
        assertThat(browser.driver.findElement(By.cssSelector("header.top")).getSize().height).isLessThan(70);
        browser.driver.findElement(By.cssSelector(".ways-narrow > summary")).sendKeys(Keys.ENTER);
        browser.until(() -> browser.driver.findElement(By.cssSelector(".ways-sheet a[href='/damage']")).isDisplayed());
        browser.picture(Path.of("target", "console", "menu-phone.png"));
        browser.driver.findElement(By.cssSelector(".ways-narrow > summary")).sendKeys(Keys.ENTER);
        browser.onADesk();
    }

    @Test
    void a_board_that_cannot_be_brought_up_to_date_says_so() {
        signIn(OISHI);
        browser.until(() -> !text("#heard-at").isEmpty());
        browser.driver.executeScript("document.getElementById('board').dataset.staleAfter = 1");
        browser.offline(true);
        feed.stop(); // every stream ends, as when a server goes down
        feed.start();

        browser.until(() -> browser.driver.findElement(By.cssSelector(".stale")).isDisplayed());
        assertThat(text(".stale")).contains("この画面は古くなっています", "LINEで「状況」と送ってください");
        browser.picture(Path.of("target", "console", "board-stale.png"));
        browser.offline(false);
        browser.until(() -> !browser.driver.findElement(By.cssSelector(".stale")).isDisplayed());
    }

    @Test
    void somebody_telephones_the_silent_and_enters_what_they_said() {
        town.says(OISHI, "点呼");
        Stream.of("訓練", "豪雨の想定", "開始する").forEach(label -> town.taps(OISHI, label));
        town.taps(YAMADA, "無事");
        town.rollIsCalled(OISHI, "地震");
        town.taps(TAKAHASHI, "けがをした");
        signIn(NAKASHIMA);
        browser.driver.get(url("/roll-call"));
        assertThat(browser.driver.getTitle()).isEqualTo("点呼の一覧 | 点呼");
        looksRight("roll-calls");
        click("main table a");
        looksRight("roll-call");
        click("a[href='?status=silent']");
        click("//a[contains(., '江口')]");
        looksRight("answers");
        click("input[name=safety][value=injured]");
        click("input[name=able_to_work][value=cannot]");
        browser.driver.findElement(By.id("note")).sendKeys("足をくじいた");
        click("main form button");

        browser.until(() -> text("main").contains("代理: 中島"));
        assertThat(text("main")).contains("けが", "足をくじいた", "代理: 中島 由美子");
        assertThat(town.heard(OISHI)).anyMatch(heard -> heard.contains("江口") && heard.contains("けが"));
        browser.driver.get(url("/audit"));
        assertThat(text("main")).contains("代理で回答を入れた", "回答の記録を見た", "江口 隼人");
        looksRight("audit");
    }

    @Test
    void the_damage_of_a_business_comes_to_the_board_the_map_and_a_case_that_two_people_hold() {
        signIn(OISHI);
        town.rollIsCalled(OISHI, "豪雨");
        town.taps(YOSHIDA, "救助が必要");
        Stream.of("被害", "床上浸水", "いる", "４０センチ", "1,2", "休業", "三十万", "とばす", "とばす").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "送信");
        browser.until(() -> text("#damage-heavy").equals("1"));
        assertThat(text("#board")).contains("被害あり", "㈱花畑製作所", "1 / 659", "けが人あり");
        looksRight("board-damage");
        theWallShowsWhatMattersWithoutScrolling();

        browser.driver.get(url("/damage"));
        looksRight("damage");
        browser.driver.get(url("/damage/map"));
        browser.until(() -> browser.driver.findElement(By.id("map-missing")).isDisplayed());
        browser.until(() -> browser.driver.findElements(By.cssSelector(".leaflet-marker-icon[tabindex='0']")).size() == 1);
        looksRight("damage-map");
        browser.driver.findElement(By.cssSelector(".leaflet-marker-icon")).sendKeys(Keys.ENTER);
        click(".leaflet-popup-content a");
        browser.until(() -> text("h1").equals("㈱花畑製作所"));
        looksRight("damage-business");

        click("input[name=state][value=working]");
        browser.driver.findElement(By.id("memo")).sendKeys("片付けの人手を手配");
        click("#case button.primary");
        browser.until(() -> text("#case").contains("保存しました") && text("#case .state").contains("対応中"));
        jdbc.sql("""
                insert into damage_case select incident_id, business_id, 2, 'done', '電話済み', null, '中島 由美子', now() from damage_case
                """).update();
        browser.driver.findElement(By.id("memo")).sendKeys("、午後に再訪");
        click("#case button.primary");
        browser.until(() -> text("#case").contains("その間に中島 由美子さんが更新しました"));
        assertThat(browser.driver.findElement(By.id("memo")).getDomProperty("value")).isEqualTo("片付けの人手を手配、午後に再訪");
        looksRight("damage-case-overtaken");
        whoIsNotSignedInAnyMoreLosesNothing();

        browser.driver.get(url("/damage/silent"));
        click("main tbody tr button");
        browser.until(() -> text("main").contains("大石 源一郎"));
        browser.driver.get(url("/damage/silent?district=上広川"));
        looksRight("damage-silent");
        browser.driver.get(url("/incidents"));
        looksRight("incidents");
    }

    private void whoIsNotSignedInAnyMoreLosesNothing() {
        var signedIn = browser.driver.manage().getCookies();
        browser.driver.manage().deleteAllCookies();
        browser.driver.findElement(By.id("memo")).sendKeys("。鍵は隣家");
        click("#case button.primary");
        browser.until(() -> text("#case").contains("保存できませんでした。 サインインし直して"));
        assertThat(browser.driver.findElement(By.id("memo")).getDomProperty("value")).endsWith("午後に再訪。鍵は隣家");
        assertThat(browser.driver.findElement(By.cssSelector(".unsaved a")).getDomAttribute("target")).isEqualTo("_blank");
        browser.driver.manage().logs().get(LogType.BROWSER);
        looksRight("damage-case-not-saved");

        browser.driver.manage().deleteAllCookies();
        signedIn.stream().filter(cookie -> cookie.getName().equals("tenko")).forEach(browser.driver.manage()::addCookie);
        browser.driver.executeScript("window.dispatchEvent(new Event('focus'))"); // back from the other tab
        browser.until(() -> browser.driver.findElements(By.cssSelector(".unsaved")).isEmpty());
        click("#case button.primary");
        browser.until(() -> text("#case").contains("保存しました"));
        assertThat(jdbc.sql("select memo from damage_case order by version desc limit 1").query(String.class).single()).endsWith("鍵は隣家");
    }

    @Test
    void the_office_keeps_its_house_people_access_codes_and_what_went_wrong() {
        town.rollIsCalled(OISHI, "地震");
        jdbc.sql("update outbox set state = 'dead', last_error = '400 Failed to send messages' where kind <> 'reply'").update();
        signIn(OISHI);
        jdbc.sql("update account set administrator = true").update();
        browser.driver.get(url("/people"));
        assertThat(text("main")).contains("10人(全10人)", "江口 隼人", "090-0000-0004");
        looksRight("people");
        browser.driver.get(url("/trouble"));
        assertThat(text("main")).contains("400 Failed to send messages", "山田 太郎");
        looksRight("trouble");
        int unsent = browser.driver.findElements(By.cssSelector("main td form button")).size();
        click("main td form button");
        browser.until(() -> browser.driver.findElements(By.cssSelector("main td form button")).size() < unsent);
        town.settle();
        assertThat(jdbc.sql("select count(*) from outbox where kind <> 'reply' and state = 'sent'").query(Integer.class).single()).isPositive();
        browser.driver.get(url("/me"));
        click("main form button");
        browser.until(() -> !browser.driver.findElements(By.cssSelector(".codes code")).isEmpty());
        assertThat(browser.driver.findElements(By.cssSelector(".codes code"))).hasSize(8);
        looksRight("me");
        browser.driver.get(url("/access"));
        browser.driver.findElement(By.id("name")).sendKeys("広川町 防災係");
        click("form[action='/access/viewers'] button");
        browser.until(() -> text("main .good").contains("/sign-in/link?token="));
        assertThat(text("main .good")).contains("/sign-in/link?token=");
        looksRight("access");
        browser.driver.get(url("/api"));
        browser.driver.findElement(By.id("name")).sendKeys("町の防災システム");
        click("form[action='/api/tokens'] button");
        browser.until(() -> text("#token").startsWith("tenko_"));
        looksRight("api");
        browser.driver.get(url("/flows"));
        assertThat(text("main")).contains("安否確認", "staff-safety");
        looksRight("flows");
        browser.driver.get(url("/flows/business-damage?in=vi"));
        assertThat(text(".flow")).contains("のとき");
        assertThat(text("#preview")).contains("Đóng cửa");
        looksRight("flow");
    }

    @Test
    void the_pages_before_the_door_are_for_everybody_to_read_in_two_languages() {
        browser.driver.get(url("/sign-in"));
        looksRight("sign-in");
        click("a[href='?lang=en']");
        browser.until(() -> text("h1").equals("Sign in"));
        browser.driver.get(url("/sign-in/number"));
        looksRight("sign-in-number");
        browser.driver.get(url("/sign-in/link?token=x"));
        looksRight("sign-in-link");
        browser.driver.get(url("/evidence/no-such-thing/x/y"));
        looksRight("error");
        browser.driver.get(url("/sign-in?lang=ja"));
    }

    private void signIn(Cast who) {
        town.says(who, "管理画面");
        browser.driver.get(url("/sign-in/link?token=" + Console.secretIn(town.entries(who).getLast().toString())));
        click("main button");
        browser.until(() -> browser.driver.getCurrentUrl().equals(url("/")));
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
        assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll())
                .as(name)
                .filteredOn(entry -> !entry.getMessage().contains("404") && !entry.getMessage().contains("cyberjapandata.gsi.go.jp/xyz/"))
                .isEmpty();
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
