package jp.tenko.sandbox.rules;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import jp.tenko.sandbox.rules.ActionRules.Where;

/** A Flex Message: a bubble, or a carousel of up to 12, and the boxes in it (line.md §3, "flex"). */
final class FlexRules {

    static final int BUBBLE_BYTES = 30 * 1024;
    static final int CAROUSEL_BYTES = 50 * 1024;

    private static final Set<String> CONTAINERS = new TreeSet<>(Set.of("bubble", "carousel"));
    private static final Set<String> BLOCKS = new TreeSet<>(Set.of("header", "hero", "body", "footer"));
    private static final Set<String> HERO = new TreeSet<>(Set.of("box", "image", "video"));
    private static final Set<String> BOX = Set.of("box");
    private static final Set<String> IN_BOX =
            new TreeSet<>(Set.of("box", "button", "image", "text", "separator", "filler"));
    private static final Set<String> IN_BASELINE = new TreeSet<>(Set.of("icon", "text", "filler"));
    private static final Set<String> LAYOUTS = new TreeSet<>(Set.of("horizontal", "vertical", "baseline"));

    private FlexRules() {}

    static void check(Part container) {
        if (!container.object() || !container.get("type").oneOf(CONTAINERS)) {
            return;
        }
        if (container.get("type").string().equals("bubble")) {
            bubble(container);
        } else {
            carousel(container);
        }
    }

    private static void carousel(Part carousel) {
        FlexFields.check(carousel, "carousel");
        if (tooLarge(carousel, CAROUSEL_BYTES)) {
            carousel.refuse("must not be larger than 50 KB");
        }
        Part bubbles = carousel.get("contents");
        if (!bubbles.array(1, 12)) {
            return;
        }
        String size = bubbles.item(0).json().path("size").asString("mega");
        for (int i = 0; i < bubbles.json().size(); i++) {
            Part bubble = bubbles.item(i);
            if (!bubble.object() || !bubble.get("type").oneOf(Set.of("bubble"))) {
                continue;
            }
            bubble(bubble);
            if (!bubble.json().path("size").asString("mega").equals(size)) {
                bubble.get("size").refuse("must be the same in every bubble of a carousel");
            }
        }
    }

    private static void bubble(Part bubble) {
        FlexFields.check(bubble, "bubble");
        if (tooLarge(bubble, BUBBLE_BYTES)) {
            bubble.refuse("must not be larger than 30 KB");
        }
        if (BLOCKS.stream().noneMatch(bubble::has)) {
            bubble.refuse("At least one block must be specified");
        }
        for (String block : BLOCKS) {
            if (bubble.has(block)) {
                component(bubble.get(block), block.equals("hero") ? HERO : BOX);
            }
        }
        for (var style : bubble.json().path("styles").properties()) {
            Part part = bubble.get("styles").get(style.getKey());
            for (String property : new String[] {"backgroundColor", "separator", "separatorColor"}) {
                part.get(property).optionally(FlexFields.form("styles", property), "invalid property");
            }
        }
        area(bubble);
    }

    private static boolean tooLarge(Part part, int limit) {
        String json = part.json().toString();
        return json.length() * 3 > limit && json.getBytes(StandardCharsets.UTF_8).length > limit;
    }

    private static void component(Part part, Set<String> allowed) {
        if (!part.object() || !part.get("type").oneOf(allowed)) {
            return;
        }
        String type = part.get("type").string();
        FlexFields.check(part, type);
        switch (type) {
            case "box" -> box(part);
            case "text" -> text(part);
            case "button" -> ActionRules.check(part.get("action"), Where.FLEX_BUTTON);
            case "image", "icon" -> part.get("url").mediaUrl();
            case "video" -> video(part);
            default -> { /* separator and filler have nothing that is needed */ }
        }
        if (!type.equals("button")) {
            area(part);
        }
    }

    private static void area(Part part) {
        if (part.has("action")) {
            ActionRules.check(part.get("action"), Where.FLEX_AREA);
        }
    }

    private static void box(Part box) {
        if (!box.has("layout")) {
            box.get("layout").oneOf(LAYOUTS);
        }
        if (!box.get("contents").array(0, Integer.MAX_VALUE)) {
            return;
        }
        Set<String> allowed = box.get("layout").string().equals("baseline") ? IN_BASELINE : IN_BOX;
        for (int i = 0; i < box.json().get("contents").size(); i++) {
            component(box.get("contents").item(i), allowed);
        }
    }

    /** A text component needs a text or spans; an empty text is refused, a favourite mistake with names that are missing. */
    private static void text(Part text) {
        if (!text.has("contents")) {
            wording(text.get("text"));
            return;
        }
        Part spans = text.get("contents");
        if (spans.array(1, Integer.MAX_VALUE)) {
            for (int i = 0; i < spans.json().size(); i++) {
                Part span = spans.item(i);
                if (span.object() && span.get("type").oneOf(Set.of("span"))) {
                    FlexFields.check(span, "span");
                    wording(span.get("text"));
                }
            }
        }
    }

    private static void wording(Part text) {
        if (text.string().isEmpty()) {
            text.refuse("must be non-empty text");
        }
    }

    private static void video(Part video) {
        video.get("url").mediaUrl();
        video.get("previewUrl").mediaUrl();
        component(video.get("altContent"), Set.of("box", "image"));
    }
}
