package jp.tenko.line;

import java.util.List;
import java.util.function.Supplier;

/**
 * A menu that lies under the chat: a picture with areas that can be tapped. LINE shows it on telephones only, and never
 * changes one: other words are another menu.
 *
 * @param audience whose it is, as the view {@code rich_menu_wish} names people: {@code staff}, {@code leader} …
 * @param bar what is written on the bar that opens and shuts it, at most 14 characters
 * @param open whether it is open when the chat is
 * @param picture PNG, at most 1 MB
 */
public record RichMenu(
        String audience,
        String language,
        String bar,
        boolean open,
        int width,
        int height,
        List<Area> areas,
        Supplier<byte[]> picture) {

    /** Those who are not known see this one: LINE's default of the channel. */
    public static final String STRANGER = "stranger";

    /** @param button a {@link Button.Postback} or {@link Button.Link}; LINE's label of an area has at most 20 characters */
    public record Area(int x, int y, int width, int height, Button button) {}
}
