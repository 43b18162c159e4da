package jp.tenko.flow;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.tenko.flow.reading.Money;
import org.jspecify.annotations.Nullable;

/** The smallest and the largest answer a question takes, out of its {@code parameters}; both may be open. */
record Bounds(Question question, LocalDateTime now) {

    /** Which bound the answer is beyond; empty: it is within. Nothing is asked of an amount that is not known. */
    Optional<Reading> beyond(String value) {
        String min = bound("min");
        String max = bound("max");
        if (value.equals(Money.UNKNOWN)) {
            return Optional.empty();
        }
        if (min != null && compare(value, min) < 0) {
            return Optional.of(new Reading.Beyond(isTime() ? "too_early" : "too_little", min));
        }
        return max != null && compare(value, max) > 0
                ? Optional.of(new Reading.Beyond(isTime() ? "too_late" : "too_much", max))
                : Optional.empty();
    }

    /** @param present the answer it has; empty: none, and the wheel stands at now */
    Say.Action picker(String present) {
        String initial = present.isEmpty() ? written(now) : present;
        String min = bound("min");
        String max = bound("max");
        if (min != null && initial.compareTo(min) < 0) {
            initial = min;
        } else if (max != null && initial.compareTo(max) > 0) {
            initial = max;
        }
        return new Say.Action.PickDate(mode(), question.name(), initial, min, max);
    }

    private Say.Action.PickDate.Mode mode() {
        return switch (question.type()) {
            case DATE -> Say.Action.PickDate.Mode.DATE;
            case TIME -> Say.Action.PickDate.Mode.TIME;
            default -> Say.Action.PickDate.Mode.DATETIME;
        };
    }

    private @Nullable String bound(String key) {
        String bound = question.parameters().get(key);
        if (!Parameters.TODAY.equals(bound)) {
            return bound;
        }
        return question.type() == QuestionType.DATE
                ? now.toLocalDate().toString()
                : now.toLocalDate() + (key.equals("min") ? "T00:00" : "T23:59");
    }

    private String written(LocalDateTime moment) {
        return switch (question.type()) {
            case DATE -> moment.toLocalDate().toString();
            case TIME -> moment.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
            default -> moment.truncatedTo(ChronoUnit.MINUTES).toString();
        };
    }

    private boolean isTime() {
        return Reading.isPickable(question.type());
    }

    /** Written days and times sort as they are. */
    private int compare(String value, String bound) {
        return isTime() ? value.compareTo(bound) : new BigDecimal(value).compareTo(new BigDecimal(bound));
    }
}
