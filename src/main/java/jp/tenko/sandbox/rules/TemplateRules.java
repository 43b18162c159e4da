package jp.tenko.sandbox.rules;

import static jp.tenko.sandbox.rules.Counting.GRAPHEMES;

import java.util.Set;
import java.util.TreeSet;
import jp.tenko.sandbox.rules.ActionRules.Where;

/** The four template messages: buttons, confirm, carousel, image carousel (line.md §3). */
final class TemplateRules {

    private static final Set<String> TYPES = new TreeSet<>(Set.of("buttons", "confirm", "carousel", "image_carousel"));

    private TemplateRules() {}

    static void check(Part template) {
        if (!template.object() || !template.get("type").oneOf(TYPES)) {
            return;
        }
        switch (template.get("type").string()) {
            case "buttons" -> card(template, "thumbnailImageUrl", 160, 4);
            case "confirm" -> {
                template.get("text").text(240, GRAPHEMES);
                actions(template.get("actions"), 2, 2);
            }
            case "carousel" -> carousel(template.get("columns"));
            default -> imageCarousel(template.get("columns"));
        }
    }

    private static void card(Part card, String image, int textLimit, int mostActions) {
        card.get(image).optionalMediaUrl();
        card.get("title").optionalText(40, GRAPHEMES);
        card.get("text").text(card.has(image) || card.has("title") ? 60 : textLimit, GRAPHEMES);
        if (card.has("defaultAction")) {
            ActionRules.check(card.get("defaultAction"), Where.TEMPLATE_DEFAULT);
        }
        actions(card.get("actions"), 1, mostActions);
    }

    private static void actions(Part actions, int least, int most) {
        if (actions.array(least, most)) {
            for (int i = 0; i < actions.json().size(); i++) {
                ActionRules.check(actions.item(i), Where.TEMPLATE);
            }
        }
    }

    private static void carousel(Part columns) {
        if (!columns.array(1, 10)) {
            return;
        }
        int buttons = columns.json().get(0).path("actions").size();
        for (int i = 0; i < columns.json().size(); i++) {
            Part column = columns.item(i);
            card(column, "thumbnailImageUrl", 120, 3);
            if (column.json().path("actions").size() != buttons) {
                column.get("actions").refuse("The number of actions must be the same in every column");
            }
        }
    }

    private static void imageCarousel(Part columns) {
        if (!columns.array(1, 10)) {
            return;
        }
        for (int i = 0; i < columns.json().size(); i++) {
            columns.item(i).get("imageUrl").mediaUrl();
            ActionRules.check(columns.item(i).get("action"), Where.IMAGE_COLUMN);
        }
    }
}
