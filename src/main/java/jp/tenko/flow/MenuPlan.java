package jp.tenko.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The menu that lies under the chat of one audience (LINE's "rich menu"): a picture with areas that can be tapped. What is
 * written on it, and what a tap does, is in {@code rich-menus.yaml}; the picture is drawn from that beforehand.
 *
 * @param audience whose menu it is: {@code staff}, {@code leader}, {@code business} …
 * @param languages one picture for each; whoever speaks another one gets the first
 * @param bar what is written on the bar that opens and shuts the menu
 * @param open whether it is open when the chat is; it covers half of the screen
 */
public record MenuPlan(String audience, List<String> languages, Words bar, boolean open, List<Row> rows) {

    /** In pixels: within LINE's 800–2500 and 1.45 (line.md §3), sharp on a telephone, light on a bad line. */
    public static final int WIDTH = 1600;

    public static final int HEIGHT = 1080;

    /** @param height its share of the whole, in comparison with the other rows */
    public record Row(int height, List<Area> areas) {}

    /**
     * @param name what it is called in this file
     * @param sign drawing on it, by name, so that colour is never the only sign
     * @param tone {@code alarm}, {@code main} or {@code plain}
     * @param width its share of the row, in comparison with its neighbours
     * @param detail a second, smaller line; null: none
     */
    public record Area(String name, String sign, String tone, int width, Words label, @Nullable Words detail, Act act) {}

    /** What a tap does. */
    public sealed interface Act {

        /**
         * Begins a flow, as its keyword would.
         *
         * @param question answered at once with {@code choice}, so that one tap is the whole report; null: none
         */
        record Begin(String formId, @Nullable String question, @Nullable String choice) implements Act {}

        /** Shows something of the house: {@code menu}, {@code language}, {@code status} … */
        record Open(String what) implements Act {}

        /** {@code tel:119}: works without us. */
        record Link(String uri) implements Act {}
    }

    /** Where an area lies on the picture, in pixels from its upper left corner. */
    public record Spot(Area area, int x, int y, int width, int height) {}

    /** All areas without a gap: each row shares the width, the rows share the height. */
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        int tall = rows.stream().mapToInt(Row::height).sum();
        int above = 0;
        for (Row row : rows) {
            int top = above * HEIGHT / tall;
            above += row.height();
            int bottom = above * HEIGHT / tall;
            int wide = row.areas().stream().mapToInt(Area::width).sum();
            int before = 0;
            for (Area area : row.areas()) {
                int left = before * WIDTH / wide;
                before += area.width();
                spots.add(new Spot(area, left, top, before * WIDTH / wide - left, bottom - top));
            }
        }
        return spots;
    }
}
