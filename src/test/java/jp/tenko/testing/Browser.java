package jp.tenko.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium that looks at the sandbox's page. Where there is none, tests are skipped, but never where CI is set. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    public final ChromeDriver driver;

    /** @param profile an empty folder */
    public Browser(Path profile) {
        driver = start(profile);
        driver.manage().window().setSize(new Dimension(1600, 1000));
    }

    private static ChromeDriver start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--user-data-dir=" + profile);
        var service = new ChromeDriverService.Builder();
        Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, "chromedriver")).filter(Files::isExecutable).findFirst()
                .ifPresent(found -> service.usingDriverExecutable(found.toFile()));
        try {
            return new ChromeDriver(service.build(), options);
        } catch (WebDriverException e) {
            if (System.getenv("CI") != null) {
                throw e;
            }
            return Assumptions.abort("no Chromium with a chromedriver was found here: " + e.getRawMessage());
        }
    }

    /** Opens the page and waits until it hears from the server. */
    public void open(String url) {
        driver.get(url);
        until(() -> driver.findElement(By.id("connection")).getDomAttribute("data-state").equals("live"));
    }

    public WebElement phone(String lineUserId) {
        return driver.findElement(By.cssSelector("[data-person='" + lineUserId + "']"));
    }

    public void types(String lineUserId, String text) {
        phone(lineUserId).findElement(By.cssSelector(".compose input")).sendKeys(text, Keys.ENTER);
    }

    /** Taps the newest button with this label on this phone, as soon as it is there. */
    public void taps(String lineUserId, String label) {
        By button = By.cssSelector("[data-label='" + label + "']");
        until(() -> !phone(lineUserId).findElements(button).isEmpty());
        phone(lineUserId).findElements(button).getLast().click();
    }

    public void until(BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE, LOOK_AGAIN)
                .ignoring(WebDriverException.class, NoSuchElementException.class)
                .until(page -> condition.getAsBoolean());
    }

    public void picture(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What somebody with a small phone sees. */
    public void onAPhone() {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 2, "mobile", true));
    }

    public void onADesk() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** The network is gone for this browser, or back. */
    public void offline(boolean offline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
