package jp.tenko.damage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How deep the water stood at the premises, by whatever was said last: the report's one figure, or the sheet's two.
 *
 * @param aboveCm above the floor; null: not said, or none
 * @param belowCm under the floor, above the ground; null: not said, or none
 */
public record Water(@Nullable Integer aboveCm, @Nullable Integer belowCm) {

    private static final Water NOT_SAID = new Water(null, null);

    static Water of(Map<String, Known.Answer> known, @Nullable Level level) {
        if (Figures.sheetIsNewer(known)) {
            return "yes".equals(Known.value(known, Question.OFFICE_HIT))
                    ? new Water(positive(known, Question.OFFICE_ABOVE), positive(known, Question.OFFICE_BELOW))
                    : NOT_SAID;
        }
        Integer depth = positive(known, Question.DEPTH);
        return level == Level.FLOOR_ABOVE
                ? new Water(depth, null)
                : level == Level.FLOOR_BELOW ? new Water(null, depth) : NOT_SAID;
    }

    private static @Nullable Integer positive(Map<String, Known.Answer> known, String question) {
        Integer cm = Figures.number(Known.value(known, question));
        return cm == null || cm == 0 ? null : cm;
    }
}
