package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.tenko.testing.Axe;
import jp.tenko.testing.Browser;
import jp.tenko.testing.Console;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.virtualauthenticator.HasVirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** LINE is down, and the director's finger on the telephone opens the console. The telephone is a real Chromium's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyStoryTest extends StoryTest {

    private Browser browser;

    @BeforeAll
    void open(@TempDir Path profile) {
        browser = new Browser(profile);
        ((HasVirtualAuthenticator) browser.driver).addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_passkey_made_beforehand_lets_in_until_it_is_removed_or_its_owner_is_kept_out() {
        signInByLine();
        browser.driver.get(url("/me"));
        browser.driver.findElement(By.id("passkey-label")).sendKeys("わたしの電話");
        click("[data-do=add]");
        browser.until(() -> text("#passkeys").contains("わたしの電話"));
        assertThat(Axe.serious(browser.driver)).isEmpty();
        assertThat(deeds("passkey-added")).isEqualTo(1);

        leaveAndEnter();
        browser.until(() -> browser.driver.getCurrentUrl().equals(url("/")));
        assertThat(deeds("signed-in")).as("by LINE, and by the passkey").isEqualTo(2);

        jdbc.sql("update account set closed_at = now()").update();
        leaveAndEnter();
        browser.until(() -> browser.driver.findElement(By.cssSelector("[data-passkey] [role=alert]")).isDisplayed());
        jdbc.sql("update account set closed_at = null").update();

        signInByLine();
        browser.driver.get(url("/me"));
        browser.driver.executeScript("window.confirm = () => true");
        click("#passkeys form button");
        browser.until(() -> !text("#passkeys").contains("わたしの電話"));
        leaveAndEnter();
        browser.until(() -> browser.driver.findElement(By.cssSelector("[data-passkey] [role=alert]")).isDisplayed());
        assertThat(deeds("passkey-removed")).isEqualTo(1);
    }

    private void leaveAndEnter() {
        browser.driver.manage().deleteAllCookies();
        browser.driver.get(url("/sign-in"));
        click("[data-do=enter]");
    }

    private void signInByLine() {
        town.says(OISHI, "管理画面");
        browser.driver.get(url("/sign-in/link?token=" + Console.secretIn(town.entries(OISHI).getLast().toString())));
        click("main button");
        browser.until(() -> browser.driver.getCurrentUrl().equals(url("/")));
    }

    private int deeds(String deed) {
        return jdbc.sql("select count(*) from audit where deed = ?").param(deed).query(Integer.class).single();
    }

    private void click(String selector) {
        browser.until(() -> browser.driver.findElement(By.cssSelector(selector)).isDisplayed());
        browser.driver.findElement(By.cssSelector(selector)).click();
    }

    private String text(String selector) {
        return browser.driver.findElement(By.cssSelector(selector)).getText();
    }

    private static String url(String path) {
        return "http://localhost:" + port() + path;
    }
}
