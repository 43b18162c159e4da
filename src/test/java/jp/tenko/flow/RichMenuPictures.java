package jp.tenko.flow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.tenko.testing.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws the pictures of the rich menus anew, after a change of {@code rich-menus.yaml}: {@code mvn test
 * -Dtest=RichMenuPictures}. No test by its name, so {@code mvn verify} leaves it out. Wants Chromium and fonts-noto-cjk.
 */
class RichMenuPictures {

    @Test
    void of_all_menus(@TempDir Path profile) throws Exception {
        Map<String, String> drawn = new TreeMap<>();
        try (Browser browser = new Browser(profile)) {
            browser.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of(
                    "width", MenuPlan.WIDTH, "height", MenuPlan.HEIGHT, "deviceScaleFactor", 1, "mobile", false));
            for (RichMenuDrawing drawing : RichMenuDrawing.all()) {
                browser.driver.get(RichMenuDrawing.TEMPLATE.toUri().toString());
                browser.driver.executeScript("draw(arguments[0])", drawing.shows());
                Object png = browser.driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png")).get("data");
                Files.createDirectories(RichMenuDrawing.PICTURES);
                Files.write(drawing.picture(), Base64.getDecoder().decode(png.toString()));
                drawn.put(drawing.name(), drawing.hash());
            }
        }
        Files.writeString(RichMenuDrawing.DRAWN, drawn.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining("", "# written by RichMenuPictures: what each picture showed when it was drawn\n", "")));
    }
}
