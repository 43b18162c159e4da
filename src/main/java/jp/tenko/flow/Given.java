package jp.tenko.flow;

import java.util.stream.Stream;
import jp.tenko.flow.reading.Money;
import org.jspecify.annotations.Nullable;

/** An answer that the person did not give just now: known from before, or the question's default. */
final class Given {

    private Given() {}

    /** @return in the form in which a record has it; null when the question does not take it */
    static @Nullable String value(Question question, String given, Alternatives alternatives, Scope scope, Situation situation) {
        if (given.isBlank()) {
            return null;
        }
        String value = isValue(question, given, alternatives)
                ? given
                : Reading.typed(question, given, situation) instanceof Reading.Understood read ? read.value() : "";
        return value.isEmpty() || !scope.allows(question, value) ? null : value;
    }

    private static boolean isValue(Question question, String given, Alternatives alternatives) {
        return switch (question.type()) {
            case ACKNOWLEDGE, SELECT_ONE -> alternatives.called(given).isPresent();
            case SELECT_MULTIPLE -> Stream.of(given.split(" ")).allMatch(name -> alternatives.called(name).isPresent());
            case IMAGE -> true;
            case GEOPOINT -> Spot.isValue(given);
            case MONEY -> question.mayBeUnknown() && given.equals(Money.UNKNOWN);
            case NOTE, TEXT, INTEGER, DECIMAL, PHONE, DATE, TIME, DATE_TIME, CALCULATE, HIDDEN -> false;
        };
    }
}
