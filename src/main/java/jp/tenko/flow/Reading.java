package jp.tenko.flow;

import java.time.LocalDateTime;
import java.util.Map;
import jp.tenko.flow.reading.Dates;
import jp.tenko.flow.reading.Money;
import jp.tenko.flow.reading.Now;
import jp.tenko.flow.reading.Numbers;
import jp.tenko.flow.reading.Read;
import jp.tenko.flow.reading.Telephones;
import jp.tenko.flow.reading.Times;

/** How a question's type reads what was typed. */
sealed interface Reading {

    /** @param value canonical */
    record Understood(String value) implements Reading {}

    record Unreadable() implements Reading {}

    /** Read, but the phrase says why it is no answer yet. */
    record OutOfBounds(String phrase, Map<String, String> values) implements Reading {}

    /** Read, but smaller or larger than the question's {@code parameters} allow. */
    record Beyond(String phrase, String bound) implements Reading {}

    /** Long enough for a detailed report, short enough that ten of them fit into one message. */
    int LONGEST_ANSWER = 1000;

    /** More than this around a number or a day is a story. */
    int LONGEST_FIGURE = 100;

    static Reading typed(Question question, String text, Situation situation) {
        LocalDateTime at = situation.inJapan();
        Now now = new Now(at, "future".equals(question.parameters().get("direction")));
        if (text.length() > LONGEST_FIGURE && question.type() != QuestionType.TEXT && question.type() != QuestionType.GEOPOINT) {
            return new Unreadable();
        }
        String unit = question.parameters().getOrDefault("unit", "");
        return switch (question.type()) {
            case TEXT -> words(question, text.strip());
            case INTEGER -> within(question, Numbers.integer(text, unit), at);
            case DECIMAL -> within(question, Numbers.decimal(text, unit), at);
            case MONEY -> money(question, Money.read(text), at);
            case PHONE -> within(question, Telephones.read(text), at);
            case DATE -> within(question, Dates.read(text, now), at);
            case TIME -> within(question, Times.time(text, now), at);
            case DATE_TIME -> within(question, Times.dateTime(text, now), at);
            case GEOPOINT -> address(text.strip());
            case NOTE, ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE, IMAGE, CALCULATE, HIDDEN -> new Unreadable();
        };
    }

    /** LINE has a picker for it. */
    static boolean isPickable(QuestionType type) {
        return type == QuestionType.DATE || type == QuestionType.TIME || type == QuestionType.DATE_TIME;
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

    private static Reading money(Question question, Read read, LocalDateTime at) {
        boolean unknown = read.equals(new Read.Value(Money.UNKNOWN));
        return unknown && !question.mayBeUnknown() ? new Unreadable() : within(question, read, at);
    }

    private static Reading within(Question question, Read read, LocalDateTime at) {
        return switch (read) {
            case Read.Value(String value) -> new Bounds(question, at).beyond(value).orElseGet(() -> new Understood(value));
            case Read.Lacking(String phrase) -> new OutOfBounds(phrase, Map.of());
            case Read.Nothing nothing -> new Unreadable();
        };
    }

    private static Reading address(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_ANSWER
                ? new OutOfBounds("too_long", Map.of("most", String.valueOf(LONGEST_ANSWER)))
                : new Understood(Spot.typed(text));
    }
}
