package jp.tenko.flow;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a question's type reads what was typed. */
sealed interface Reading {

    /** @param value canonical */
    record Understood(String value) implements Reading {}

    record Unreadable() implements Reading {}

    /** Read, but outside the type's own bounds; the phrase says which. */
    record OutOfBounds(String phrase, Map<String, String> values) implements Reading {}

    /** Long enough for a detailed report, short enough that ten of them fit into one message. */
    int LONGEST_ANSWER = 1000;

    /** A number as people write it: sign, commas, 約, and a unit of a few letters that is not itself a number. */
    Pattern NUMBER = Pattern.compile("約?([+-]?\\d{1,3}(?:,\\d{3})+|[+-]?\\d{1,15})(?![\\d,])[^\\d万億兆千百十,.]{0,6}");

    static Reading typed(Question question, String text) {
        return switch (question.type()) {
            case TEXT -> words(question, text.strip());
            case INTEGER -> integer(text);
            case GEOPOINT -> address(text.strip());
            case NOTE, ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE, IMAGE, CALCULATE, HIDDEN -> new Unreadable();
        };
    }

    private static Reading words(Question question, String text) {
        int length = text.codePointCount(0, text.length());
        int most = question.parameter("max", LONGEST_ANSWER);
        int least = question.parameter("min", 1);
        if (length > most) {
            return new OutOfBounds("too_long", Map.of("most", String.valueOf(most)));
        }
        return length < least
                ? new OutOfBounds("too_short", Map.of("least", String.valueOf(least)))
                : new Understood(text);
    }

    private static Reading integer(String text) {
        Matcher number = NUMBER.matcher(Fold.narrow(text).replaceAll("\\s", ""));
        if (!number.matches()) {
            return new Unreadable();
        }
        return new Understood(String.valueOf(Long.parseLong(number.group(1).replace(",", "").replace("+", ""))));
    }

    private static Reading address(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_ANSWER
                ? new OutOfBounds("too_long", Map.of("most", String.valueOf(LONGEST_ANSWER)))
                : new Understood(Spot.typed(text));
    }
}
