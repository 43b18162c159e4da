package jp.tenko.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as a page shows it: all that is relevant now at once, in the order of the form, instead of one question after the
 * other. What it shows is the engine's verdict; whoever draws it decides nothing.
 *
 * @param banner in front of it: 【訓練】; empty: none
 */
public record FormPage(String title, String banner, List<Row> rows) {

    public FormPage {
        rows = List.copyOf(rows);
    }

    public sealed interface Row {

        /** For templates, which know no sealed types: {@code heading}, {@code note}, {@code field}, {@code more}. */
        default String kind() {
            return switch (this) {
                case Heading heading -> "heading";
                case Note note -> "note";
                case Field field -> "field";
                case More more -> "more";
            };
        }
    }

    /** @param removes what {@link FormFilling#remove} takes to remove this instance of a repeat; null: it is none, or has to stay */
    public record Heading(String text, @Nullable String removes) implements Row {}

    public record Note(String text, List<Link> links) implements Row {}

    /** Something to tap: {@code tel:119}. */
    public record Link(String label, String uri) {}

    /** One more instance of a repeat may be added; {@link FormFilling#add} takes its name. */
    public record More(String repeat, String label) implements Row {}

    /**
     * A question.
     *
     * @param name under which {@link FormFilling#given} takes its answer; of an instance its path, counted from 1 without gaps
     * @param how it is answered
     * @param keyboard {@code text}, {@code decimal}, {@code tel}: what a telephone shows
     * @param choices of {@link How#ONE} and {@link How#SEVERAL}
     * @param most pictures or characters
     * @param value the answer it has, canonical; empty: none
     * @param shown the same as somebody would type it; what was typed, when that is no answer
     * @param problem why what was given is no answer; null: nothing is wrong
     */
    public record Field(
            String name,
            How how,
            String keyboard,
            String label,
            @Nullable String hint,
            boolean required,
            List<Choice> choices,
            int most,
            String value,
            String shown,
            @Nullable String problem) implements Row {}

    public enum How {
        ONE,
        SEVERAL,
        LINE,
        LINES,
        PICTURES
    }

    public record Choice(String name, String label, boolean chosen) {}

    /** The fields alone. */
    public List<Field> fields() {
        return rows.stream().filter(Field.class::isInstance).map(Field.class::cast).toList();
    }

    /** How many of them have something wrong. */
    public long problems() {
        return fields().stream().filter(field -> field.problem() != null).count();
    }
}
