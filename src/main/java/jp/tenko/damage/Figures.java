package jp.tenko.damage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a business's damage: the row of {@code business_damage}.
 *
 * @param level null: it was not said how bad it is
 * @param hurt {@code nobody}, {@code hurt} or {@code unknown}; null: not said
 * @param trading {@code open}, {@code partly}, {@code closed} or {@code undecided}; null: not said
 * @param depthCm how deep the water stood; null: not said, or no water
 * @param vehicles how many cannot drive; null: not said
 */
record Figures(
        @Nullable Level level,
        @Nullable String hurt,
        @Nullable String trading,
        @Nullable Integer depthCm,
        Set<String> hit,
        Set<String> help,
        Amounts amounts,
        @Nullable Integer vehicles) {

    static Figures of(Map<String, Known.Answer> known) {
        String level = Known.value(known, Question.LEVEL);
        Level how = level == null ? null : Level.of(level);
        Set<String> hit = choices(Known.value(known, Question.HIT));
        boolean damaged = how != null && how.severity() != null;
        return new Figures(
                how,
                Known.value(known, Question.HURT_WHO),
                Known.value(known, Question.TRADING),
                number(Known.value(known, Question.DEPTH)),
                hit,
                choices(Known.value(known, Question.HELP)),
                Amounts.of(known, hit, damaged),
                number(Known.value(known, Question.VEHICLES)));
    }

    @Nullable Severity severity() {
        return level == null ? null : level.severity();
    }

    boolean hurtSomebody() {
        return Question.HURT.equals(hurt);
    }

    /** Names of choices as a select_multiple has them, separated by spaces. */
    static Set<String> choices(@Nullable String value) {
        return value == null || value.isBlank() ? Set.of() : new TreeSet<>(List.of(value.strip().split("\\s+")));
    }

    /** More than nine digits are a slip of the finger: kept as it was said, and not counted. */
    private static @Nullable Integer number(@Nullable String value) {
        return value != null && value.matches("[0-9]{1,9}") ? Integer.valueOf(value) : null;
    }
}
