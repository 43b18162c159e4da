package jp.tenko.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a rich menu's picture shows, in one language: everything that the template is given, and a hash of it. */
record RichMenuDrawing(String name, Map<String, Object> shows) {

    static final Path TEMPLATE = Path.of("src/test/resources/rich-menus/template.html");
    static final Path PICTURES = Path.of("src/main/resources/rich-menus");

    /** What each picture showed when it was drawn: {@code staff.ja=<hash>}. */
    static final Path DRAWN = Path.of("src/test/resources/rich-menus/drawn.properties");

    static List<RichMenuDrawing> all() {
        return FlowLibrary.load(Path.of("conversation-flows")).menus().stream()
                .flatMap(plan -> plan.languages().stream().map(language -> of(plan, language)))
                .toList();
    }

    private static RichMenuDrawing of(MenuPlan plan, String language) {
        List<Map<String, Object>> spots = plan.spots().stream().map(spot -> shown(spot, language)).toList();
        return new RichMenuDrawing(plan.audience() + "." + language, Map.of("language", language, "spots", spots));
    }

    private static Map<String, Object> shown(MenuPlan.Spot spot, String language) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("x", spot.x());
        shown.put("y", spot.y());
        shown.put("width", spot.width());
        shown.put("height", spot.height());
        shown.put("sign", spot.area().sign());
        shown.put("tone", spot.area().tone());
        shown.put("label", spot.area().label().in(language));
        shown.put("detail", spot.area().detail() == null ? "" : spot.area().detail().in(language));
        return shown;
    }

    Path picture() {
        return PICTURES.resolve(name + ".png");
    }

    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(TEMPLATE));
            // a map of one entry has no order to differ in; the spots are lists of ordered maps
            digest.update(JsonMapper.shared().writeValueAsString(shows.get("spots")).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
