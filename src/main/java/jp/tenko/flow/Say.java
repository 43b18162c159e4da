package jp.tenko.flow;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message to the person.
 *
 * @param rows lines under the text, each with its own button beside it: the answers of a summary. They stay tappable. Empty:
 *     a plain message
 * @param options in the order in which they stand; the caller puts the conversation's id into each tap
 * @param keep the options must stay tappable: buttons in a bubble. Otherwise quick replies, which exist only on phones
 *     and vanish with the next message (line.md §3)
 */
public record Say(String text, List<Row> rows, List<Option> options, boolean keep) {

    /** LINE's limit of a text, in UTF-16 units (line.md §3). */
    static final int LONGEST_TEXT = 5000;
    /** LINE's limit of a quick reply's label, in grapheme clusters. */
    static final int LONGEST_LABEL = 20;
    /** LINE's limit of quick replies. */
    static final int MOST_OPTIONS = 13;
    /** As many rows fit into a bubble's 30 KB, whatever people answer (line.md §3). */
    static final int MOST_ROWS = 24;
    /** In UTF-16 units; so that {@link #MOST_ROWS} of them fit. */
    static final int LONGEST_ROW = 120;

    public Say {
        rows = List.copyOf(rows);
        options = List.copyOf(options);
    }

    public Say(String text, List<Option> options, boolean keep) {
        this(text, List.of(), options, keep);
    }

    /** @param option null: the row is a heading of those below it */
    public record Row(String text, @Nullable Option option) {}

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

    /** Text and rows in lines: for the chat list, and whoever cannot see bubbles. */
    public String whole() {
        return Stream.concat(Stream.of(text), rows.stream().map(Row::text)).collect(Collectors.joining("\n"));
    }

    /** All that can be tapped, rows first. */
    public List<Option> buttons() {
        Stream<Option> inRows = rows.stream().flatMap(row -> Stream.ofNullable(row.option()));
        return Stream.concat(inRows, options.stream()).toList();
    }

    Say with(String otherText) {
        return new Say(otherText, rows, options, keep);
    }

    static Say plain(String text) {
        return new Say(text, List.of(), false);
    }
}
