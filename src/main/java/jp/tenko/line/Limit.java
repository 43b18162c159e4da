package jp.tenko.line;

import java.util.regex.Pattern;

/**
 * LINE's limits of what we send (line.md §3), each with the way LINE counts it: texts in UTF-16 units (an emoji is 2),
 * labels in grapheme clusters (an emoji, a flag, a letter with its accents are 1).
 */
enum Limit {
    TEXT(5_000, Counting.UTF16),
    ALT_TEXT(1_500, Counting.UTF16),
    QUICK_REPLY_LABEL(20, Counting.GRAPHEMES),
    FLEX_BUTTON_LABEL(40, Counting.GRAPHEMES),
    POSTBACK_DATA(300, Counting.UTF16),
    DISPLAY_TEXT(300, Counting.GRAPHEMES),
    URI(1_000, Counting.UTF16),
    /** The bar under the chat that opens a rich menu. */
    CHAT_BAR(14, Counting.GRAPHEMES),
    /** Ours: LINE names no length for a text inside a bubble, but the whole bubble has one. */
    FLEX_TEXT(2_000, Counting.UTF16);

    static final int QUICK_REPLIES = 13;
    static final int BUBBLE_BYTES = 30 * 1024;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final String ELLIPSIS = "…";

    private final int most;
    private final Counting counting;

    Limit(int most, Counting counting) {
        this.most = most;
        this.counting = counting;
    }

    int most() {
        return most;
    }

    boolean allows(String text) {
        return text.length() <= most || count(text) <= most;
    }

    long count(String text) {
        return switch (counting) {
            case UTF16 -> text.length();
            case GRAPHEMES -> GRAPHEME.matcher(text).results().count();
        };
    }

    /** The longest beginning that fits, whole grapheme clusters only, with an ellipsis to show that it was cut. */
    String cut(String text) {
        if (allows(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int room = most - 1;
        var graphemes = GRAPHEME.matcher(text);
        while (graphemes.find()) {
            int size = counting == Counting.UTF16 ? graphemes.group().length() : 1;
            if (size > room) {
                break;
            }
            room -= size;
            kept.append(graphemes.group());
        }
        return kept.append(ELLIPSIS).toString();
    }

    private enum Counting {
        UTF16,
        GRAPHEMES
    }
}
