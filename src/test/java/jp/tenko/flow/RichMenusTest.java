package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** {@code rich-menus.yaml} and the pictures drawn from it. */
class RichMenusTest {

    @Test
    void every_picture_shows_what_the_file_says_and_is_one_that_line_takes() throws IOException {
        Properties drawn = new Properties();
        try (var file = Files.newBufferedReader(RichMenuDrawing.DRAWN)) {
            drawn.load(file);
        }
        for (RichMenuDrawing drawing : RichMenuDrawing.all()) {
            assertThat(drawn.getProperty(drawing.name()))
                    .as("%s has other words now: mvn test -Dtest=RichMenuPictures", drawing.name())
                    .isEqualTo(drawing.hash());
            assertThat(Files.size(drawing.picture())).isLessThan(1_000_000);
            BufferedImage picture = ImageIO.read(drawing.picture().toFile());
            assertThat(picture.getWidth()).isEqualTo(MenuPlan.WIDTH);
            assertThat(picture.getHeight()).isEqualTo(MenuPlan.HEIGHT);
        }
    }

    @Test
    void areas_fill_the_picture_without_gap_or_overlap() {
        for (MenuPlan plan : FlowLibrary.load(Path.of("conversation-flows")).menus()) {
            long area = plan.spots().stream().mapToLong(spot -> (long) spot.width() * spot.height()).sum();
            assertThat(area).as(plan.audience()).isEqualTo((long) MenuPlan.WIDTH * MenuPlan.HEIGHT);
        }
    }

    @Test
    void what_line_would_refuse_is_told_with_its_line() {
        List<String> areas = java.util.Collections.nCopies(21, "{name: x, sign: key, open: menu, label: メニュー}");

        assertThat(mistakes("[" + String.join(", ", areas) + "]", "メニュー")).contains("LINE010", "FLOW002");
        assertThat(mistakes("[{name: x, sign: key, open: menu, label: ながすぎる名前ながすぎる名前ながすぎる名前}]", "メニュー"))
                .containsExactly("LINE001");
        assertThat(mistakes("[{name: x, sign: key, open: menu, label: メニュー}]", "メニューをひらくときはここを")).isEmpty();
        assertThat(mistakes("[{name: x, sign: key, open: menu, label: メニュー}]", "メニューをひらくときはここをおす")).containsExactly("LINE001");
        assertThat(mistakes("[{name: x, sign: key, link: \"javascript:1\", label: メニュー}]", "メニュー")).containsExactly("LINE007");
    }

    @Test
    void an_area_must_lead_somewhere() {
        assertThat(mistakes("[{name: x, sign: key, begin: joyn, label: メニュー}]", "メニュー")).containsExactly("FLOW001");
        assertThat(mistakes("[{name: x, sign: key, label: メニュー}]", "メニュー")).contains("FLOW001");
        assertThat(mistakes("[{name: x, sign: key, open: menu, begin: join, label: メニュー}]", "メニュー")).contains("FLOW001");
        assertThat(mistakes("[{name: x, sign: key, begin: join, answer: {code: nothing}, label: メニュー}]", "メニュー"))
                .containsExactly("FLOW001");
        assertThat(mistakes("[{name: x, sign: key, begin: start-roll-call, answer: {kind: earthquake}, label: メニュー}]", "メニュー"))
                .isEmpty();
    }

    private static List<String> mistakes(String areas, String bar) {
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.list(Path.of("conversation-flows"))) {
            for (Path path : paths.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        files.put("rich-menus.yaml", "menus:\n  staff:\n    bar: " + bar + "\n    languages: [ja]\n    rows: [{areas: " + areas + "}]\n");
        FlowErrors errors = catchThrowableOfType(FlowErrors.class, () -> FlowLibrary.load(files));
        return errors == null ? List.of() : errors.findings().stream().map(Finding::code).distinct().toList();
    }
}
