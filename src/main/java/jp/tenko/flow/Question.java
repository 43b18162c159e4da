package jp.tenko.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the survey: XLSForm's columns under XLSForm's names.
 *
 * @param list the choices of a select: a list of this flow, or, if {@code external}, one that the caller knows
 * @param shortLabel what the question is called in the summary; null: the answer stands alone
 * @param initial {@code default}: what a hidden question is worth when nobody supplies a value
 * @param buttons the choices are buttons that stay, not quick replies that vanish with the next message
 * @param line where it stands in its file
 */
record Question(
        String name,
        QuestionType type,
        @Nullable String list,
        boolean external,
        @Nullable Words label,
        @Nullable Words hint,
        @Nullable Words shortLabel,
        boolean required,
        @Nullable Words requiredMessage,
        @Nullable Expression relevant,
        @Nullable Expression constraint,
        @Nullable Words constraintMessage,
        @Nullable Words unrecognizedMessage,
        @Nullable Expression calculation,
        @Nullable String initial,
        Map<String, String> parameters,
        boolean buttons,
        boolean sensitive,
        boolean inSummary,
        List<Link> links,
        int line) {

    /** A button that opens something: {@code tel:119}, a map, a page. */
    record Link(Words label, String uri) {}

    /** 分からない is an answer: of money, unless {@code unknown=no}. */
    boolean mayBeUnknown() {
        return type == QuestionType.MONEY && !"no".equals(parameters.get("unknown"));
    }

    int parameter(String key, int otherwise) {
        String value = parameters.get(key);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** How many pictures are taken: an image's {@code max}; a geopoint takes them only when it says so. */
    int pictures() {
        return switch (type) {
            case IMAGE -> parameter("max", 1);
            case GEOPOINT -> parameter("photos", 0);
            case NOTE, ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE, TEXT, INTEGER, DECIMAL, MONEY, PHONE, DATE, TIME, DATE_TIME,
                    CALCULATE, HIDDEN -> 0;
        };
    }
}
