package jp.tenko.sandbox.rules;

import static jp.tenko.sandbox.rules.Counting.GRAPHEMES;

import java.util.ArrayList;
import java.util.List;
import jp.tenko.sandbox.rules.ActionRules.Where;
import tools.jackson.databind.JsonNode;

/** What LINE refuses in a rich menu (line.md §3): the size of its picture, its areas, its texts. */
public final class RichMenuRules {

    private static final int MOST_AREAS = 20;
    private static final double FLATTEST = 1.45;

    private RichMenuRules() {}

    /** An empty list means that LINE would take it. */
    public static List<Violation> violations(JsonNode menu) {
        List<Violation> found = new ArrayList<>(0);
        size(Part.root("size", menu.get("size"), found));
        Part.root("name", menu.get("name"), found).text(300, GRAPHEMES);
        Part.root("chatBarText", menu.get("chatBarText"), found).text(14, GRAPHEMES);
        Part selected = Part.root("selected", menu.get("selected"), found);
        if (!selected.json().isBoolean()) {
            selected.refuse("Must be a boolean");
        }
        Part areas = Part.root("areas", menu.get("areas"), found);
        if (areas.array(0, MOST_AREAS)) {
            for (int i = 0; i < areas.json().size(); i++) {
                area(areas.item(i), menu.path("size"));
            }
        }
        return found;
    }

    private static void size(Part size) {
        if (!size.object()) {
            return;
        }
        int width = size.json().path("width").asInt(0);
        int height = size.json().path("height").asInt(0);
        if (width < 800 || width > 2500) {
            size.get("width").refuse("Must be between 800 and 2500");
        }
        if (height < 250) {
            size.get("height").refuse("Must be at least 250");
        } else if ((double) width / height < FLATTEST) {
            size.refuse("The aspect ratio (width / height) must be at least " + FLATTEST);
        }
    }

    private static void area(Part area, JsonNode size) {
        if (!area.object()) {
            return;
        }
        Part bounds = area.get("bounds");
        if (bounds.object()) {
            int x = bounds.json().path("x").asInt(-1);
            int y = bounds.json().path("y").asInt(-1);
            int width = bounds.json().path("width").asInt(0);
            int height = bounds.json().path("height").asInt(0);
            if (x < 0 || y < 0 || width < 1 || height < 1
                    || x + width > size.path("width").asInt(0) || y + height > size.path("height").asInt(0)) {
                bounds.refuse("Must lie within the size of the menu");
            }
        }
        if (area.get("action").json().path("type").asString("").equals("richmenuswitch")) {
            area.get("action").get("richMenuAliasId").text(32, GRAPHEMES);
        } else {
            ActionRules.check(area.get("action"), Where.MENU_AREA);
        }
    }
}
