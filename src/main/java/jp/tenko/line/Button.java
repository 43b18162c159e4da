package jp.tenko.line;

/**
 * Something a person can tap. The label is cut to LINE's limit where it is used: 20 grapheme clusters in a quick
 * reply, 40 on a button of a bubble (line.md §3).
 */
public sealed interface Button {

    String label();

    /** Sends {@code data} (at most 300 characters) to us and shows the label in the chat as if it had been typed. */
    record Postback(String label, String data) implements Button {}

    /** Opens a link: {@code tel:}, {@code https:}. */
    record Link(String label, String uri) implements Button {}

    /** Opens the map to send a place. Quick replies only. */
    record Location(String label) implements Button {}

    /** Opens the camera. Quick replies only. */
    record Camera(String label) implements Button {}

    /** Opens the album. Quick replies only. */
    record Album(String label) implements Button {}
}
