package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.MemberId;
import jp.tenko.testing.Axe;
import jp.tenko.testing.Browser;
import jp.tenko.testing.Console;
import jp.tenko.webform.LinkFor;
import jp.tenko.webform.PersonalLinks;
import jp.tenko.webform.SurveyLinks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of the second way in, in a real browser in which no script runs. Pictures are in target/console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebFormInABrowserStoryTest extends StoryTest {

    /** What the page may weigh with everything that it fetches. */
    private static final int KILOBYTES = 50;

    @Autowired
    PersonalLinks links;

    @Autowired
    SurveyLinks surveys;

    @Autowired
    Incidents incidents;

    @Autowired
    Businesses businesses;

    private Browser browser;
    private boolean withoutScripts;

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

    @Test
    void without_scripts_a_code_is_typed_one_tap_says_safe_and_the_rest_is_told() {
        town.rollIsCalled(OISHI, "地震");
        RollCallId rollCall = new RollCallId(jdbc.sql("select max(id) from roll_call").query(Long.class).single());
        MemberId eguchi = new MemberId(jdbc.sql("select id from member where name like '江口%'").query(Long.class).single());
        withoutScripts = true;
        noScripts(true);
        browser.onAPhone();
        browser.driver.get(url("/a"));
        looksRight("answer-code");
        browser.driver.findElement(By.name("code")).sendKeys(links.code(new LinkFor.Safety(rollCall, eguchi)).toLowerCase(java.util.Locale.ROOT));
        click("main button");

        browser.until(() -> text("main").contains("無事ですか"));
        assertThat(weight()).isLessThan(KILOBYTES * 1000);
        looksRight("answer-page");
        click("button[value='safe']");

        browser.until(() -> text("main").contains("ここまで届きました"));
        looksRight("answer-more");
        click("button[name='send']");
        browser.until(() -> text("main").contains("まだ送れていません"));
        looksRight("answer-wrong");
        for (String choice : List.of("can", "none", "passable")) {
            click("input[value='" + choice + "']");
        }
        click("button[name='send']");
        browser.until(() -> text("main").contains("ありがとうございました"));
        looksRight("answer-done");
        assertThat(jdbc.sql("select question || '=' || value from reply where source = 'web'").query(String.class).list())
                .containsExactlyInAnyOrder("safety=safe", "able_to_work=can", "house=none", "road=passable");
    }

    @Test
    void without_scripts_a_business_types_a_code_and_reports_its_damage_with_a_photo() {
        town.rollIsCalled(OISHI, "豪雨");
        withoutScripts = true;
        noScripts(true);
        browser.onAPhone();
        browser.driver.get(url("/a"));
        Incident incident = incidents.get(new IncidentId(jdbc.sql("select max(id) from incident").query(Long.class).single()));
        Business inn = businesses.get(new BusinessId(jdbc.sql("select id from business where number = '0010'").query(Long.class).single()));
        browser.driver.findElement(By.name("code")).sendKeys(surveys.code(incident, inn, null).orElseThrow());
        click("main button");
        browser.until(() -> text("main").contains("桜木旅館の被害"));
        assertThat(weight()).isLessThan(KILOBYTES * 1000);
        looksRight("survey-page");
        click("button[value='floor_below']");
        browser.until(() -> text("main").contains("けがをした人はいますか"));
        browser.driver.findElement(By.cssSelector("input[type=file]")).sendKeys(
                Path.of("src/main/resources/sandbox/photo.jpg").toAbsolutePath() + "\n" + Path.of("pom.xml").toAbsolutePath());
        for (String choice : List.of("nobody", "building", "partly")) {
            click("input[value='" + choice + "']");
        }
        click("button[name='send']");
        browser.until(() -> text("main").contains("まだ送れていません"));
        assertThat(text("main")).contains("すでに1枚あります", "写真として読めないファイル1個");
        looksRight("survey-wrong");
        browser.driver.findElement(By.name("a.amount")).sendKeys("分からない");
        click("button[name='send']");
        browser.until(() -> text("main").contains("第1報(床下浸水)を受け取りました"));
        looksRight("survey-done");
    }

    @Test
    void staff_fill_in_a_report_and_a_hearing_sheet() {
        withoutScripts = false;
        noScripts(false);
        town.says(OISHI, "管理画面");
        browser.driver.get(url("/sign-in/link?token=" + Console.secretIn(town.entries(OISHI).getLast().toString())));
        click("main button");
        browser.until(() -> browser.driver.getCurrentUrl().equals(url("/")));
        browser.onAPhone();
        long business = jdbc.sql("select id from business where name = '㈱花畑製作所'").query(Long.class).single();
        browser.driver.get(url("/damage/" + business + "/report"));
        looksRight("report-level");
        click("button[value='floor_above']");
        browser.until(() -> text("main").contains("けがをした人はいますか"));
        browser.driver.findElement(By.name("a.amount")).sendKeys("たくさん");
        browser.driver.findElement(By.cssSelector("input[type=file]"))
                .sendKeys(Path.of("src/main/resources/sandbox/photo.jpg").toAbsolutePath().toString());
        click("button[name='send']");
        browser.until(() -> text("main").contains("すでに1枚あります"));
        looksRight("report-wrong");
        for (String choice : List.of("nobody", "goods", "closed")) {
            click("input[value='" + choice + "']");
        }
        browser.driver.findElement(By.name("a.amount")).clear();
        browser.driver.findElement(By.name("a.amount")).sendKeys("約30万");
        click("button[name='send']");
        browser.until(() -> text("main").matches("(?s).*第1報\\(.+\\)を受け取りました.*"));
        looksRight("report-done");
        assertThat(jdbc.sql("""
                select (r.answers ->> 'amount') || ' ' || c.state || ' ' || (octet_length(c.bytes) > 500)
                from damage_report r join content c on c.message_id = r.answers ->> 'photos'
                """).query(String.class).single()).isEqualTo("300000 kept true");

        browser.driver.get(url("/damage/" + business + "/hearing-sheet"));
        looksRight("report-hearing");
    }

    /** Nothing serious for axe, nothing that sticks out on a phone; and a picture of it for us. axe is a script of ours, not the page's. */
    private void looksRight(String name) {
        assertThat((Boolean) browser.driver.executeScript("return document.documentElement.scrollWidth <= window.innerWidth")).as(name).isTrue();
        noScripts(false); // for axe; a page that is here already runs none of its own any more
        assertThat(Axe.serious(browser.driver)).as(name).isEmpty();
        Object height = browser.driver.executeScript("return document.documentElement.scrollHeight");
        browser.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", Math.min(3000, ((Number) height).intValue()), "deviceScaleFactor", 1, "mobile", true));
        browser.picture(Path.of("target", "console", name + "-phone.png"));
        browser.onAPhone();
        noScripts(withoutScripts);
    }

    /** As the page's own; what the driver runs still runs. */
    private void noScripts(boolean none) {
        browser.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", none));
    }

    private int weight() {
        return ((Number) browser.driver.executeScript("""
                return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                    .reduce((sum, part) => sum + part.encodedBodySize, 0);
                """)).intValue();
    }

    private void click(String selector) {
        browser.until(() -> !browser.driver.findElements(By.cssSelector(selector)).isEmpty());
        browser.driver.findElement(By.cssSelector(selector)).click();
    }

    private String text(String selector) {
        List<org.openqa.selenium.WebElement> found = browser.driver.findElements(By.cssSelector(selector));
        return found.isEmpty() ? "" : found.getFirst().getText();
    }

    private String url(String path) {
        return "http://localhost:" + port() + path;
    }
}
