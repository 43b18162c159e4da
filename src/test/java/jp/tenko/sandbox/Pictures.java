package jp.tenko.sandbox;

import static jp.tenko.testing.Cast.EMILY;
import static jp.tenko.testing.Cast.LAN;
import static jp.tenko.testing.Cast.NAKASHIMA;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static jp.tenko.testing.Cast.YOSHIDA;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.tenko.Tenko;
import jp.tenko.testing.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the pictures in {@code docs/} anew: {@code mvn test -Dtest=Pictures}. No test by its name, so {@code mvn verify}
 * leaves it out. Wants Chromium, chromedriver, and fonts for Japanese and emoji.
 */
class Pictures {

    private static final Path DOCS = Path.of("docs");

    /** So that a README loads on a telephone. */
    private static final int LARGEST = 250_000;

    private static final Pattern LINK = Pattern.compile("/sign-in/link\\?token=[A-Za-z0-9_-]+");

    /** Address → picture; one that is not there (yet) is left out. */
    private static final Map<String, String> PAGES = Map.of(
            "/", "board",
            "/roll-call/1", "roll-call",
            "/damage", "damage",
            "/damage/map", "map",
            "/submission", "submission",
            "/flows/staff-safety", "flow");

    private final HttpClient http = HttpClient.newHttpClient();
    private String sandbox = "";
    private ChromeDriver browser;

    @Test
    void of_a_flood(@TempDir Path data, @TempDir Path profile) throws Exception {
        String tenko = startTenko(data);
        sandbox = tenko + "/sandbox";
        browser = openBrowser(profile);
        try {
            browser.get(sandbox + "/");
            says(OISHI, "点呼");
            taps(OISHI, "豪雨");
            taps(OISHI, "開始する");
            taps(OISHI, "無事");
            taps(NAKASHIMA, "無事");
            taps(NAKASHIMA, "遅れて出勤");
            taps(YAMADA, "無事");
            taps(YOSHIDA, "救助が必要");
            waitFor(YOSHIDA, "位置情報を送る");
            says(YOSHIDA, "上広川公民館の2階");
            taps(EMILY, "Safe");
            waitFor(EMILY, "I can come in");
            waitFor(LAN, "ぶじ(だいじょうぶ)");
            says(OISHI, "状況");
            waitFor(OISHI, "もう一度送る");
            picture("sandbox.png", OISHI);
            businessesReport();
            says(OISHI, "管理画面");
            signIn(tenko);
            pages(tenko);
        } finally {
            browser.quit();
        }
    }

    private void businessesReport() throws Exception {
        send("/api/flood", Map.of("businesses", 120, "seconds", 20, "seed", 7));
        new WebDriverWait(browser, Duration.ofMinutes(4), Duration.ofSeconds(1)).until(page ->
                !JsonMapper.shared().readTree(get("/api/flood")).path("running").asBoolean(true));
    }

    private void signIn(String tenko) {
        String newest = new WebDriverWait(browser, Duration.ofSeconds(30)).until(page -> LINK.matcher(
                        get("/api/people/" + OISHI.lineUserId() + "/chat"))
                .results()
                .map(MatchResult::group)
                .reduce((one, later) -> later)
                .orElse(null));
        browser.get(tenko + newest);
        browser.findElement(By.cssSelector("main button")).click();
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(page -> page.getCurrentUrl().equals(tenko + "/"));
    }

    private void pages(String tenko) throws Exception {
        browser.manage().window().setSize(new Dimension(1280, 940));
        for (var page : PAGES.entrySet()) {
            browser.get(tenko + page.getKey());
            if (!browser.getTitle().contains("見つかりません")) {
                keep("pictures/" + page.getValue() + ".png");
            }
        }
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 1.5, "mobile", true));
        browser.get(tenko + "/");
        keep("pictures/phone.png");
    }

    private void keep(String name) throws IOException, InterruptedException {
        Thread.sleep(1_500); // the page's own movements come to rest
        byte[] picture = browser.getScreenshotAs(OutputType.BYTES);
        if (picture.length > LARGEST) {
            throw new AssertionError(name + " has " + picture.length + " bytes, more than " + LARGEST);
        }
        Files.createDirectories(DOCS.resolve(name).getParent());
        Files.write(DOCS.resolve(name), picture);
    }

    private static String startTenko(Path data) throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Tenko.main(new String[] {"--server.port=" + port, "--tenko.data=" + data, "--spring.profiles.active=sandbox"});
        return "http://localhost:" + port;
    }

    private static ChromeDriver openBrowser(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir=" + profile);
        var service = new ChromeDriverService.Builder();
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromedriver")).filter(Files::isExecutable).findFirst()
                .ifPresent(driver -> service.usingDriverExecutable(driver.toFile()));
        var browser = new ChromeDriver(service.build(), options);
        browser.manage().window().setSize(new Dimension(1720, 1130));
        return browser;
    }

    private void says(Cast who, String words) throws Exception {
        post(who, "text", Map.of("text", words));
    }

    private void taps(Cast who, String label) throws Exception {
        waitFor(who, label);
        post(who, "tap", Map.of("label", label));
    }

    private void post(Cast who, String deed, Map<String, ?> body) throws Exception {
        send("/api/people/" + who.lineUserId() + "/" + deed + "?wait=true", body);
    }

    private void send(String path, Map<String, ?> body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(sandbox + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    private String get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(sandbox + path)).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Until a message on the phone in the browser has this button. */
    private void waitFor(Cast who, String label) {
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(page -> !page.findElements(
                By.cssSelector("[data-person='" + who.lineUserId() + "'] [data-label='" + label + "']")).isEmpty());
    }

    /** With the newest message of this person shown from its beginning. */
    private void picture(String name, Cast who) throws IOException, InterruptedException {
        Thread.sleep(1_500); // the page's own movements come to rest
        browser.executeScript("const chat = document.querySelector(`[data-person='${arguments[0]}'] .chat`);"
                + "chat.scrollTop += [...chat.querySelectorAll('.bubble')].at(-1).getBoundingClientRect().top"
                + " - chat.getBoundingClientRect().top - 10", who.lineUserId());
        Files.createDirectories(DOCS);
        Files.write(DOCS.resolve(name), browser.getScreenshotAs(OutputType.BYTES));
    }
}
