package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tenko.testing.Axe;
import jp.tenko.testing.Browser;
import jp.tenko.testing.Console;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Pdf;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PrintOptions;

/** The pages of a quiet day in a real browser: people, businesses, files, codes, the sheet, settings. Pictures are in target/console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficeInABrowserStoryTest extends StoryTest {

    private Browser browser;

    @BeforeAll
    void open(@TempDir Path profile) {
        browser = new Browser(profile);
        browser.driver.manage().window().setSize(new Dimension(1280, 1000));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void as_in_the_files() throws IOException {
        OfficeStoryTest.asInTheFiles(this);
    }

    @Test
    void people_are_changed_taken_off_and_put_back_and_the_sheet_is_printed() throws IOException {
        signIn();
        page("/people", "people");
        click("//a[contains(., '山田')]");
        looksRight("member");
        type("telephone", "119");
        type("name", "");
        click("main form button.primary");
        browser.until(() -> text("main").contains("直すところが2か所"));
        assertThat(text("main")).contains("電話番号として読めません");
        looksRight("member-refused");
        type("telephone", "090-0000-0888");
        type("name", "山田 太朗🌙");
        click("main form button.primary");
        browser.until(() -> text("body").contains("保存しました。"));
        assertThat(text("body")).contains("山田 太朗🌙", "090-0000-0888");
        looksRight("member-changed");
        click("#last button");
        browser.until(() -> text("#last ins").equals("山田 太郎"));
        looksRight("member-undone");
        page("/people/command", "command");
        page("/people/reach", "reach");
        page("/people/reach?lang=en", "reach-en");
        browser.driver.get(url("/people/reach?lang=ja"));

        page("/people/sheet", "sheet");
        click("main form button.primary");
        browser.until(() -> text("main").contains("前回の印刷: 7月10日"));
        browser.driver.get(url("/people/sheet")); // the page prints itself when it has been asked to, and a page is printed by one at a time
        Pdf sheet = browser.driver.print(new PrintOptions());
        Files.write(Path.of("target", "console", "sheet.pdf"), OutputType.BYTES.convertFromBase64Png(sheet.getContent()));
        assertThat(pages("sheet.pdf")).as("one sheet of paper").isEqualTo(1);
        browser.driver.get(url("/"));
        assertThat(text("#board")).contains("電話連絡網の印刷").doesNotContain("まだ印刷していません");
        looksRight("board-ready");
    }

    @Test
    void a_file_is_looked_at_before_it_is_taken_over(@TempDir Path folder) throws IOException {
        signIn();
        page("/lists", "lists");
        Path file = Files.writeString(folder.resolve("事業所.csv"), """
                事業所番号,事業所名,地区,電話
                0001,㈱花畑製作所(本社),上広川,0943-00-0001
                0002,めぐみ書店,下広川,119
                T01,🌙食堂,中広川,0943-00-0999
                """);
        browser.driver.findElement(By.id("kind")).sendKeys("事業所");
        browser.driver.executeScript("document.getElementById('kind').value = 'businesses'");
        browser.driver.findElement(By.id("file")).sendKeys(file.toString());
        click("main form button.primary");
        browser.until(() -> text("main").contains("1か所の誤り"));
        assertThat(text("main")).contains("119", "電話番号として読めません");
        looksRight("preview-refused");
        click("main form button");
        browser.until(() -> text("main").contains("🌙食堂"));
        assertThat(text("main")).contains("🌙食堂", "㈱花畑製作所(本社)");
        looksRight("preview");
        click("main form button.primary");
        browser.driver.switchTo().alert().accept();
        browser.until(() -> text("main").contains("2件が変わりました"));
        page("/businesses?q=食堂", "businesses");
        click("//a[contains(., '🌙食堂')]");
        looksRight("business");
        click("//a[contains(., '名簿から外す')]");
        looksRight("business-leave");
        click("main button.danger");
        browser.until(() -> text("main").contains("🌙食堂を名簿から外しました"));
        looksRight("businesses-gone");
        page("/businesses/gone?lang=en", "businesses-gone-en");
        browser.driver.get(url("/businesses/gone?lang=ja"));
        click("main table button");
        browser.until(() -> text("body").contains("名簿に戻しました"));
        jdbc.sql("""
                insert into business (organization_id, name, folded_name, registered_at)
                select id, '月の食堂', '月ノ食堂', now() from organization where channel = 'hirokawa'
                """).update();
        page("/businesses/registrations", "registrations");
        jdbc.sql("delete from business where registered_at is not null").update();
    }

    @Test
    void codes_are_printed_to_be_cut_out_and_settings_say_what_they_expect() throws IOException {
        signIn();
        page("/codes", "codes");
        click("main form button.primary");
        browser.driver.switchTo().alert().accept();
        browser.until(() -> browser.driver.findElements(By.cssSelector(".slip svg path")).size() >= 2);
        looksRight("slips");
        Pdf sheet = browser.driver.print(new PrintOptions());
        Files.write(Path.of("target", "console", "slips.pdf"), OutputType.BYTES.convertFromBase64Png(sheet.getContent()));
        page("/settings", "settings");
        browser.driver.findElement(By.name("roll-call.deadline")).clear();
        browser.driver.findElement(By.name("roll-call.deadline")).sendKeys("そのうち");
        click("button[form=all]");
        browser.driver.switchTo().alert().accept();
        browser.until(() -> text("main").contains("数字で書いてください"));
        looksRight("settings-refused");
        page("/settings", "settings");
        browser.driver.findElement(By.name("office.telephone")).sendKeys("0943-00-0100");
        browser.driver.findElement(By.name("quiet-hours")).sendKeys("21時-7時");
        click("button[form=all]");
        browser.driver.switchTo().alert().accept();
        browser.until(() -> text("#last").contains("21:00-07:00"));
        looksRight("settings-changed");
        browser.driver.get(url("/settings?lang=en"));
        looksRight("settings-en");
        browser.driver.get(url("/people/sheet?lang=ja"));
    }

    /** How many pages a printed file has. */
    private static int pages(String file) throws IOException {
        String pdf = Files.readString(Path.of("target", "console", file), java.nio.charset.StandardCharsets.ISO_8859_1);
        return (int) java.util.regex.Pattern.compile("/Type\\s*/Page[^s]").matcher(pdf).results().count();
    }

    private void signIn() {
        browser.driver.get(url("/sign-in"));
        browser.driver.manage().deleteAllCookies();
        town.says(OISHI, "管理画面");
        browser.driver.get(url("/sign-in/link?token=" + Console.secretIn(town.entries(OISHI).getLast().toString())));
        click("main button");
        browser.until(() -> browser.driver.getCurrentUrl().equals(url("/")));
        browser.driver.manage().logs().get(LogType.BROWSER);
    }

    private void page(String path, String name) {
        browser.driver.get(url(path));
        looksRight(name);
    }

    /** Nothing serious for axe, no error in the browser, nothing that sticks out on a phone; and a picture of it for us. */
    private void looksRight(String name) {
        assertThat(Axe.serious(browser.driver)).as(name).isEmpty();
        browser.picture(Path.of("target", "console", "office-" + name + ".png"));
        browser.onAPhone();
        assertThat((Boolean) browser.driver.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " on a phone").isTrue();
        browser.picture(Path.of("target", "console", "office-" + name + "-phone.png"));
        browser.onADesk();
        assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll()).as(name).isEmpty();
    }

    private void type(String field, String text) {
        browser.driver.findElement(By.id(field)).clear();
        browser.driver.findElement(By.id(field)).sendKeys(text);
    }

    private void click(String where) {
        By by = where.startsWith("/") ? By.xpath(where) : By.cssSelector(where);
        browser.until(() -> !browser.driver.findElements(by).isEmpty());
        browser.driver.findElement(by).click();
    }

    private String text(String selector) {
        var found = browser.driver.findElements(By.cssSelector(selector));
        return found.isEmpty() ? "" : found.getFirst().getText();
    }

    private String url(String path) {
        return "http://localhost:" + port() + path;
    }
}
