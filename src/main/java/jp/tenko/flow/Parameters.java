package jp.tenko.flow;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import jp.tenko.flow.reading.Numbers;

/**
 * What {@code parameters} may say about a question, by its type.
 *
 * <p>{@code min}, {@code max}: the smallest and largest answer (of text and image: how many); a day may be {@code today}. {@code unit}: the
 * length in which a number is wanted. {@code unknown=no}: an amount must be told. {@code direction=future}: a day without a year is the
 * next one, otherwise the last. {@code photos}: so many pictures instead of a place.
 */
final class Parameters {

    static final String TODAY = "today";

    private static final Set<String> BOUNDS = Set.of("min", "max");
    private static final Set<String> DIRECTIONS = Set.of("past", "future");
    private static final Map<QuestionType, Set<String>> KNOWN = Map.of(
            QuestionType.TEXT, BOUNDS,
            QuestionType.IMAGE, Set.of("max"),
            QuestionType.GEOPOINT, Set.of("photos"),
            QuestionType.INTEGER, Set.of("min", "max", "unit"),
            QuestionType.DECIMAL, Set.of("min", "max", "unit"),
            QuestionType.MONEY, Set.of("min", "max", "unknown"),
            QuestionType.DATE, Set.of("min", "max", "direction"),
            QuestionType.TIME, BOUNDS,
            QuestionType.DATE_TIME, Set.of("min", "max", "direction"));

    private Parameters() {}

    static Set<String> known(QuestionType type) {
        return KNOWN.getOrDefault(type, Set.of());
    }

    static boolean allows(QuestionType type, String key, String value) {
        return switch (key) {
            case "unit" -> Numbers.isUnit(value);
            case "unknown" -> Set.of("yes", "no").contains(value);
            case "direction" -> DIRECTIONS.contains(value);
            default -> isBound(type, value);
        };
    }

    /** What {@link #allows} wants, for the author of a flow. */
    static String wanted(QuestionType type, String key) {
        return switch (key) {
            case "unit" -> "mm, cm, m or km";
            case "unknown" -> "yes or no";
            case "direction" -> "past or future";
            default -> switch (type) {
                case DATE -> "a day, 2026-07-10, or today";
                case TIME -> "a time, 06:15";
                case DATE_TIME -> "a day and time, 2026-07-10T06:15, or today";
                case DECIMAL -> "a number";
                case NOTE, ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE, TEXT, INTEGER, MONEY, PHONE, GEOPOINT, IMAGE, CALCULATE, HIDDEN ->
                    "a whole number";
            };
        };
    }

    private static boolean isBound(QuestionType type, String value) {
        try {
            return switch (type) {
                case DATE -> value.equals(TODAY) || !LocalDate.parse(value).toString().isEmpty();
                case TIME -> LocalTime.parse(value).toString().equals(value);
                case DATE_TIME -> value.equals(TODAY) || LocalDateTime.parse(value).toString().equals(value);
                case DECIMAL -> value.matches("-?\\d{1,15}(\\.\\d{1,9})?");
                case INTEGER, MONEY -> value.matches("-?\\d{1,15}");
                case NOTE, ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE, TEXT, PHONE, GEOPOINT, IMAGE, CALCULATE, HIDDEN ->
                    value.matches("\\d{1,4}");
            };
        } catch (DateTimeException e) {
            return false;
        }
    }
}
