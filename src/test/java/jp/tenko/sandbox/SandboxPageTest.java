package jp.tenko.sandbox;

import static jp.tenko.sandbox.SandboxRunning.DIRECTOR;
import static jp.tenko.sandbox.SandboxRunning.HANAHATA;
import static jp.tenko.sandbox.SandboxRunning.STRANGER;
import static jp.tenko.sandbox.SandboxRunning.YAMADA;
import static jp.tenko.sandbox.SandboxRunning.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.bot.client.base.UploadFile;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import jp.tenko.testing.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/** The page with the phones, tapped in a real Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxPageTest {

    private SandboxRunning sandbox;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path data, @TempDir Path profile) {
        sandbox = new SandboxRunning(data);
        browser = new Browser(profile);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        sandbox.close();
    }

    @BeforeEach
    void open() {
        sandbox.bot.forget();
        browser.open(sandbox.url + "/sandbox");
    }

    @Test
    void a_tap_on_a_flex_button_is_a_postback() {
        push(YAMADA, """
                {"type":"flex","altText":"点呼","contents":{"type":"bubble","body":{"type":"box","layout":"vertical","contents":[
                  {"type":"text","text":"無事ですか","wrap":true},
                  {"type":"button","style":"primary","action":{"type":"postback","label":"無事","data":"a=safe","displayText":"無事です"}}]}}}""");
        WebElement phone = phone(YAMADA);
        until(() -> !phone.findElements(By.cssSelector("[data-label='無事']")).isEmpty());

        phone.findElement(By.cssSelector("[data-label='無事']")).click();

        await(() -> !sandbox.bot.events.isEmpty());
        assertThat(sandbox.bot.events.getFirst().at("/postback/data").stringValue()).isEqualTo("a=safe");
        until(() -> phone.findElements(By.cssSelector(".bubble.self")).getLast().getText().contains("無事です"));
    }

    @Test
    void quick_replies_vanish_when_one_is_tapped_but_the_place_stays_until_it_is_sent() {
        push(DIRECTOR, """
                {"type":"text","text":"どこですか","quickReply":{"items":[
                  {"type":"action","action":{"type":"location","label":"場所を送る"}},
                  {"type":"action","action":{"type":"postback","label":"とばす","data":"skip"}}]}}""");
        WebElement phone = phone(DIRECTOR);
        until(() -> phone.findElements(By.cssSelector(".quick button")).size() == 2);

        phone.findElement(By.cssSelector(".quick [data-label='場所を送る']")).click();
        browser.driver.findElement(By.cssSelector("#dialog .end button:not(.go)")).click();
        assertThat(phone.findElements(By.cssSelector(".quick button"))).hasSize(2);
        phone.findElement(By.cssSelector(".quick [data-label='場所を送る']")).click();
        browser.driver.findElement(By.cssSelector("#dialog .go")).click();

        await(() -> !sandbox.bot.events.isEmpty());
        assertThat(sandbox.bot.events.getFirst().at("/message/latitude").doubleValue()).isEqualTo(33.2415);
        until(() -> phone.findElements(By.cssSelector(".quick button")).isEmpty());
    }

    @Test
    void what_is_typed_is_sent_with_enter_and_never_read_as_html() {
        WebElement phone = phone(YAMADA);
        phone.findElement(By.cssSelector(".compose input")).sendKeys("<b>点呼</b>", Keys.ENTER);

        await(() -> !sandbox.bot.events.isEmpty());
        assertThat(sandbox.bot.events.getFirst().at("/message/text").stringValue()).isEqualTo("<b>点呼</b>");
        until(() -> phone.findElements(By.cssSelector(".bubble.self")).getLast().getText().contains("<b>点呼</b>"));
    }

    @Test
    void several_photos_are_one_set() {
        WebElement phone = phone(YAMADA);
        phone.findElement(By.cssSelector(".compose [title='写真']")).click();
        List<WebElement> pictures = browser.driver.findElements(By.cssSelector("#dialog .pictures label"));
        pictures.get(2).click();
        browser.driver.findElement(By.cssSelector("#dialog .go")).click();

        await(() -> sandbox.bot.events.size() == 2);
        assertThat(sandbox.bot.events).extracting(event -> event.at("/message/imageSet/total").intValue()).containsOnly(2);
    }

    @Test
    void a_date_is_picked_in_the_browsers_own_calendar() {
        push(YAMADA, """
                {"type":"text","text":"いつですか","quickReply":{"items":[{"type":"action","action":
                  {"type":"datetimepicker","label":"日付を選ぶ","data":"d","mode":"date","initial":"2026-07-10","max":"2026-07-11"}}]}}""");
        WebElement phone = phone(YAMADA);
        until(() -> !phone.findElements(By.cssSelector(".quick [data-label='日付を選ぶ']")).isEmpty());
        phone.findElement(By.cssSelector(".quick [data-label='日付を選ぶ']")).click();

        WebElement calendar = browser.driver.findElement(By.cssSelector("#dialog input[type=date]"));
        assertThat(calendar.getDomProperty("value")).isEqualTo("2026-07-10");
        assertThat(calendar.getDomProperty("max")).isEqualTo("2026-07-11");
        browser.driver.executeScript("arguments[0].value = '2026-07-09'", calendar);
        browser.driver.findElement(By.cssSelector("#dialog .go")).click();

        await(() -> !sandbox.bot.events.isEmpty());
        assertThat(sandbox.bot.events.getFirst().at("/postback/params/date").stringValue()).isEqualTo("2026-07-09");
    }

    @Test
    void a_message_can_be_taken_back() {
        WebElement phone = phone(YAMADA);
        phone.findElement(By.cssSelector(".compose input")).sendKeys("まちがい", Keys.ENTER);
        await(() -> !sandbox.bot.events.isEmpty());
        until(() -> phone.findElements(By.cssSelector(".bubble.self")).getLast().getText().contains("まちがい"));

        phone.findElements(By.cssSelector(".take-back")).getLast().click();
        browser.driver.findElement(By.cssSelector("#dialog [value=unsend]")).click();

        await(() -> sandbox.bot.events.getLast().get("type").stringValue().equals("unsend"));
        until(() -> phone.findElements(By.cssSelector(".bubble.self")).getLast().getText().contains("取り消しました"));
    }

    @Test
    void a_rich_menu_lies_under_the_chat_and_its_areas_can_be_tapped() throws Exception {
        String id = richMenu("""
                {"size":{"width":800,"height":540},"selected":false,"name":"page","chatBarText":"メニュー","areas":[
                  {"bounds":{"x":0,"y":0,"width":400,"height":540},"action":{"type":"postback","label":"左","data":"left","displayText":"左"}},
                  {"bounds":{"x":400,"y":0,"width":400,"height":540},"action":{"type":"uri","label":"119","uri":"tel:119"}}]}""");
        SandboxRunning.answer(sandbox.line.linkRichMenuIdToUser(YAMADA, id));
        WebElement phone = phone(YAMADA);
        until(() -> phone.findElement(By.cssSelector(".rich-menu .bar")).getText().startsWith("メニュー"));
        assertThat(phone.findElement(By.cssSelector(".rich-menu .panel")).isDisplayed()).isFalse();
        phone.findElement(By.cssSelector(".rich-menu .bar")).click();

        until(() -> (boolean) browser.driver.executeScript("return arguments[0].naturalWidth === 800", phone.findElement(By.cssSelector(".panel img"))));
        WebElement left = phone.findElement(By.cssSelector(".area[aria-label='左']"));
        assertThat(left.getSize().width).isEqualTo(phone.findElement(By.cssSelector(".panel")).getSize().width / 2);
        left.click();

        await(() -> !sandbox.bot.events.isEmpty());
        assertThat(sandbox.bot.events.getFirst().at("/postback/data").stringValue()).isEqualTo("left");
        assertThat(phone.findElement(By.cssSelector(".area[aria-label='119']")).getDomAttribute("href")).isEqualTo("tel:119");
        SandboxRunning.answer(sandbox.line.deleteRichMenu(id));
        until(() -> phone.findElements(By.cssSelector(".rich-menu .bar")).isEmpty());
    }

    private String richMenu(String definition) throws Exception {
        var created = sandbox.raw(HttpRequest.newBuilder(URI.create(sandbox.url + "/v2/bot/richmenu"))
                .header("Authorization", "Bearer " + SandboxRunning.TOKEN).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(definition)));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        String id = tools.jackson.databind.json.JsonMapper.shared().readTree(created.body()).get("richMenuId").stringValue();
        SandboxRunning.answer(sandbox.blobs.setRichMenuImage(id, UploadFile.fromByteArray(RichMenuDeskTest.png(800, 540), "image/png")));
        return id;
    }

    @Test
    void phones_of_businesses_are_a_group_of_their_own_beside_the_director() {
        WebElement business = phone(HANAHATA);
        assertThat(business.isDisplayed()).isFalse();

        browser.driver.findElements(By.cssSelector("#people .group")).getLast().click();
        until(business::isDisplayed);
        assertThat(phone(YAMADA).isDisplayed()).isFalse();
        assertThat(phone(DIRECTOR).isDisplayed()).isTrue();

        push(YAMADA, """
                {"type":"text","text":"未読"}""");
        until(() -> browser.driver.findElement(By.cssSelector("#people .group .badge")).getText().equals("1"));
    }

    @Test
    void a_stranger_adds_the_account_as_a_friend() {
        WebElement phone = phone(STRANGER);
        phone.findElement(By.cssSelector(".closed button")).click();

        await(() -> !sandbox.bot.events.isEmpty());
        assertThat(sandbox.bot.events.getFirst().get("type").stringValue()).isEqualTo("follow");
        until(() -> phone.getDomAttribute("data-standing").equals("FRIEND"));
    }

    @Test
    void the_switches_say_how_they_stand_and_nothing_goes_wrong_in_the_browser() {
        browser.driver.findElement(By.cssSelector("[data-next='TWICE']")).click();
        until(() -> browser.driver.findElement(By.cssSelector("[data-next='TWICE']")).getDomAttribute("aria-pressed").equals("true"));

        phone(YAMADA).findElement(By.cssSelector(".compose input")).sendKeys("二度", Keys.ENTER);

        await(() -> sandbox.bot.events.size() == 2);
        assertThat(sandbox.bot.events.get(0)).isEqualTo(sandbox.bot.events.get(1));
        assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    private WebElement phone(String person) {
        return browser.phone(person);
    }

    private void push(String to, String message) {
        var sent = sandbox.raw(HttpRequest.newBuilder(URI.create(sandbox.url + "/v2/bot/message/push"))
                .header("Authorization", "Bearer " + SandboxRunning.TOKEN).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"to\":\"" + to + "\",\"messages\":[" + message + "]}")));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    }

    private void until(BooleanSupplier condition) {
        browser.until(condition);
    }
}
