package jp.tenko.line;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bubble in a person's chat, in our words; {@link LineMessages} turns it into LINE's and keeps it within LINE's
 * limits.
 */
public sealed interface LineMessage {

    /** Buttons under the newest message; phones only, gone with the next message. At most 13. */
    List<Button> quickReplies();

    /** Plain text, at most 5,000 UTF-16 units. */
    record Text(String text, List<Button> quickReplies) implements LineMessage {

        public Text(String text) {
            this(text, List.of());
        }
    }

    /**
     * A Flex bubble: its buttons stay tappable for ever.
     *
     * @param altText what the notification and the chat list show
     * @param mood the colour of the heading
     * @param title the heading; null for none
     * @param rows the lines of the body, top down
     * @param buttons one under the other; the first is the most prominent
     */
    record Bubble(
            String altText,
            Mood mood,
            @Nullable String title,
            List<Row> rows,
            List<Button> buttons,
            List<Button> quickReplies)
            implements LineMessage {

        public Bubble(String altText, Mood mood, @Nullable String title, List<Row> rows, List<Button> buttons) {
            this(altText, mood, title, rows, buttons, List.of());
        }
    }

    /** What a bubble is about; colour is never the only sign, the title says it too. */
    enum Mood {
        CALM,
        ASKING,
        DANGER,
        DRILL
    }

    /** One line of a bubble. */
    sealed interface Row {

        /** A paragraph. */
        record Paragraph(String text) implements Row {}

        /** A paragraph in bold. */
        record Strong(String text) implements Row {}

        /** A paragraph in small grey letters. */
        record Small(String text) implements Row {}

        /** A name and its figure, left and right: 「無事 8」. */
        record Figure(String name, String value) implements Row {}

        /** A name with something to tap beside it: 「山田 [電話]」. */
        record Tappable(String text, Button button) implements Row {}

        /** A thin line. */
        record Rule() implements Row {}
    }
}
