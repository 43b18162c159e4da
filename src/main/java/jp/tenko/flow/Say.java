package jp.tenko.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to the person.
 *
 * @param options in the order in which they stand; the caller puts the conversation's id into each tap
 * @param keep the options must stay tappable: buttons in a bubble. Otherwise quick replies, which exist only on phones
 *     and vanish with the next message (line.md §3)
 */
public record Say(String text, List<Option> options, boolean keep) {

    /** LINE's limit of a text, in UTF-16 units (line.md §3). */
    static final int LONGEST_TEXT = 5000;
    /** LINE's limit of a quick reply's label, in grapheme clusters. */
    static final int LONGEST_LABEL = 20;
    /** LINE's limit of quick replies. */
    static final int MOST_OPTIONS = 13;

    public Say {
        options = List.copyOf(options);
    }

    /** @param label at most 20 grapheme clusters */
    public record Option(String label, Action action) {}

    /** What happens when an option is tapped. */
    public sealed interface Action {

        /** Answers a question: comes back as {@link Input.Tapped}. */
        record Tap(String question, String choice, int revision) implements Action {}

        /** Comes back as {@link Input.TappedCommand}. */
        record Command(String command) implements Action {}

        /**
         * Opens a wheel of days or hours: comes back as {@link Input.Picked}.
         *
         * @param initial where it stands first
         * @param min the earliest that can be chosen; null: any
         * @param max the latest; null: any
         */
        record PickDate(Mode mode, String question, String initial, @Nullable String min, @Nullable String max)
                implements Action {

            /** In LINE's words. */
            public enum Mode {
                DATE,
                TIME,
                DATETIME
            }
        }

        record AskLocation() implements Action {}

        record AskCamera() implements Action {}

        record AskAlbum() implements Action {}

        /** {@code tel:119}, {@code https://…}; nothing comes back. */
        record OpenUri(String uri) implements Action {}
    }

    static Say plain(String text) {
        return new Say(text, List.of(), false);
    }
}
