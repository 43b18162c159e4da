package jp.tenko.line;

import org.jspecify.annotations.Nullable;

/**
 * Something a person can tap. The label is cut to LINE's limit where it is used: 20 grapheme clusters in a quick
 * reply, 40 on a button of a bubble (line.md §3).
 */
public sealed interface Button {

    String label();

    /** Sends {@code data} (at most 300 characters) to us and shows the label in the chat as if it had been typed. */
    record Postback(String label, String data) implements Button {}

    /**
     * Opens a wheel of days or hours; {@code data} comes back with what was chosen. Times have no zone.
     *
     * @param initial {@code 2026-07-10}, {@code 06:15} or {@code 2026-07-10T06:15}, as {@code mode} is; within min and max
     * @param min null: any
     * @param max null: any
     */
    record PickDate(String label, String data, Mode mode, String initial, @Nullable String min, @Nullable String max)
            implements Button {

        public enum Mode {
            DATE,
            TIME,
            DATETIME
        }
    }

    /** Opens a link: {@code tel:}, {@code https:}. */
    record Link(String label, String uri) implements Button {}

    /** Opens the map to send a place. Quick replies only. */
    record Location(String label) implements Button {}

    /** Opens the camera. Quick replies only. */
    record Camera(String label) implements Button {}

    /** Opens the album. Quick replies only. */
    record Album(String label) implements Button {}
}
