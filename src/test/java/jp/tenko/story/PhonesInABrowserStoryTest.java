package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.tenko.testing.Browser;
import jp.tenko.testing.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The roll call as whoever tries Tenko sees it first: on the sandbox's page, in a real browser, with the whole program. */
class PhonesInABrowserStoryTest extends StoryTest {

    @Test
    void the_director_calls_the_roll_and_one_tap_on_another_phone_is_in_the_tally(@TempDir Path profile) {
        try (Browser browser = new Browser(profile)) {
            try {
                story(browser);
            } catch (RuntimeException | AssertionError e) {
                browser.picture(Path.of("target", "phones-in-a-browser.png"));
                throw e;
            }
        }
    }

    private void story(Browser browser) {
        browser.open(town.page());
        browser.types(OISHI.lineUserId(), "点呼");
        hears(browser, OISHI, "何の点呼ですか");
        browser.taps(OISHI.lineUserId(), "地震");
        hears(browser, OISHI, "「地震」の点呼です");
        browser.taps(OISHI.lineUserId(), "開始する");
        hears(browser, YAMADA, "地震です。無事ですか。");
        browser.taps(YAMADA.lineUserId(), "無事");
        hears(browser, YAMADA, "「無事」を受け取りました");
        browser.types(OISHI.lineUserId(), "状況");
        hears(browser, OISHI, "1/9");
        assertThat(newest(browser, OISHI)).contains("点呼の状況", "無事\n1\n", "未回答 8人");
    }

    private void hears(Browser browser, Cast who, String words) {
        browser.until(() -> newest(browser, who).contains(words));
    }

    /** What the last messages say; those of other stories lie above them. */
    private static String newest(Browser browser, Cast who) {
        var bubbles = browser.phone(who.lineUserId()).findElements(By.cssSelector(".bubble"));
        StringBuilder text = new StringBuilder();
        bubbles.subList(Math.max(0, bubbles.size() - 2), bubbles.size()).forEach(bubble -> text.append(bubble.getText()).append('\n'));
        return text.toString();
    }
}
