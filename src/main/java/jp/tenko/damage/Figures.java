package jp.tenko.damage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a business's damage: the row of {@code business_damage}. The damage report asks it in one question each;
 * the hearing sheet asks in more words, and what it says later counts. Who says last that nothing is damaged has no damage,
 * whatever somebody else said of it before.
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
        Level level = level(known);
        Set<String> hit = choices(Known.value(known, Question.HIT));
        boolean undamaged = level != null && level.severity() == null;
        return new Figures(
                level,
                Known.value(known, Question.HURT_WHO),
                trading(known),
                undamaged ? null : number(Known.value(known, Question.DEPTH)),
                undamaged ? Set.of() : hit,
                choices(Known.value(known, Question.HELP)),
                undamaged ? Amounts.NONE : Amounts.of(known, hit, level != null),
                undamaged ? null : number(Known.value(known, Question.VEHICLES)));
    }

    @Nullable Severity severity() {
        return level == null ? null : level.severity();
    }

    boolean hurtSomebody() {
        return Question.HURT.equals(hurt);
    }

    private static @Nullable Level level(Map<String, Known.Answer> known) {
        Known.Answer reported = known.get(Question.LEVEL);
        Known.Answer premises = known.get(Question.OFFICE_HIT);
        if (premises == null || !sheetIsNewer(known)) {
            return reported == null ? null : Level.of(reported.value());
        }
        if (premises.value().equals("yes")) {
            return premises(known);
        }
        boolean lifeline = reported != null && Level.of(reported.value()) == Level.LIFELINE;
        return other(known) ? Level.OTHER : lifeline ? Level.LIFELINE : Level.NONE;
    }

    /** The premises stand, but machines, goods or vehicles are hit. */
    private static boolean other(Map<String, Known.Answer> known) {
        String equipment = Known.value(known, Question.EQUIPMENT_HIT);
        boolean named = known.keySet().stream().anyMatch(question -> question.startsWith(Question.EQUIPMENT + "["));
        return "yes".equals(equipment)
                || equipment == null && named
                || isPositive(Known.value(known, Question.AMOUNT_GOODS))
                || isPositive(Known.value(known, Question.VEHICLES));
    }

    /** Whether the hearing sheet speaks of the premises, and the report not after it. */
    static boolean sheetIsNewer(Map<String, Known.Answer> known) {
        Known.Answer reported = known.get(Question.LEVEL);
        return known.containsKey(Question.OFFICE_HIT) && (reported == null || isLater(known, reported));
    }

    /** Whether any of what the sheet says about the premises was said after this. */
    private static boolean isLater(Map<String, Known.Answer> known, Known.Answer reported) {
        Instant sheet = List.of(Question.OFFICE_HIT, Question.OFFICE_STATE, Question.OFFICE_ABOVE, Question.OFFICE_BELOW).stream()
                .filter(known::containsKey)
                .map(question -> known.get(question).saidAt())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return sheet.isAfter(reported.saidAt());
    }

    /** The worst that is said of them. */
    private static Level premises(Map<String, Known.Answer> known) {
        String state = Known.value(known, Question.OFFICE_STATE);
        if (Level.DESTROYED.code().equals(state) || Level.HALF_DESTROYED.code().equals(state)) {
            return Level.of(state);
        }
        if (isPositive(Known.value(known, Question.OFFICE_ABOVE))) {
            return Level.FLOOR_ABOVE;
        }
        return isPositive(Known.value(known, Question.OFFICE_BELOW)) ? Level.FLOOR_BELOW : Level.OTHER;
    }

    private static @Nullable String trading(Map<String, Known.Answer> known) {
        Known.Answer reported = known.get(Question.TRADING);
        Known.Answer sheet = known.get(Question.CAN_TRADE);
        if (sheet == null || reported != null && reported.saidAt().isAfter(sheet.saidAt())) {
            return reported == null ? null : reported.value();
        }
        return sheet.value().equals("normal") ? "open" : "closed";
    }

    private static boolean isPositive(@Nullable String value) {
        Integer number = number(value);
        return number != null && number > 0;
    }

    /** Names of choices as a select_multiple has them, separated by spaces. */
    static Set<String> choices(@Nullable String value) {
        return value == null || value.isBlank() ? Set.of() : new TreeSet<>(List.of(value.strip().split("\\s+")));
    }

    /** More than nine digits are a slip of the finger: kept as it was said, and not counted. */
    static @Nullable Integer number(@Nullable String value) {
        return value != null && value.matches("[0-9]{1,9}") ? Integer.valueOf(value) : null;
    }
}
