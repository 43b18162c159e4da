package jp.tenko.damage;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How bad it is, in the reporter's own judgement at that moment (あくまで現状の自己判断), and which class of the plan that is.
 * Nothing hit, or only electricity and water gone, counts as heard from, and in neither class.
 */
public enum Level {
    NONE(null),
    LIFELINE(null),
    ROOF_WINDOW(Severity.LIGHT),
    FLOOR_BELOW(Severity.LIGHT),
    OTHER(Severity.LIGHT),
    FLOOR_ABOVE(Severity.HEAVY),
    HALF_DESTROYED(Severity.HEAVY),
    DESTROYED(Severity.HEAVY);

    private final @Nullable Severity severity;

    Level(@Nullable Severity severity) {
        this.severity = severity;
    }

    /** Null: in neither class. */
    public @Nullable Severity severity() {
        return severity;
    }

    /** The name it has in flows and tables: {@code floor_above}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A choice that an office added to its form is some other damage: nothing that was said is left uncounted. */
    public static Level of(String code) {
        return Arrays.stream(values()).filter(level -> level.code().equals(code)).findFirst().orElse(OTHER);
    }
}
