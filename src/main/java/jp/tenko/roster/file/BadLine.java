package jp.tenko.roster.file;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * One mistake in a file of the office. Its words come from {@code messages*.properties}:
 * {@code messageSource.getMessage(badLine, locale)}. The words hold the value, so they are for those who may see
 * the file; a log takes {@link #place()}.
 *
 * @param line the line of the file as an editor counts it, from 1; 0 when it is about the file as a whole
 * @param column null when it is about the whole line
 * @param value what stands there
 * @param other what it collides with or what would be allowed: a line, a number, a limit; or empty
 */
public record BadLine(int line, @Nullable Column column, Problem problem, String value, String other)
        implements MessageSourceResolvable {

    /** What is wrong; what was expected instead is {@code roster.import.<name>} in {@code messages.properties}. */
    public enum Problem {
        EMPTY_FILE,
        NOT_TEXT,
        UNREADABLE_CHARACTERS,
        BROKEN_QUOTES,
        UNKNOWN_COLUMN,
        MISSING_COLUMN,
        DOUBLE_COLUMN,
        TOO_MANY_CELLS,
        MISSING_VALUE,
        TOO_LONG,
        CONTROL_CHARACTER,
        NOT_A_ROLE,
        NOT_AN_ORDER,
        ORDER_WITHOUT_DEPUTY,
        DEPUTY_WITHOUT_ORDER,
        NOT_A_TELEPHONE,
        NOT_AN_EMAIL,
        NOT_A_LANGUAGE,
        NOT_YES_OR_NO,
        NOT_A_LINE_USER,
        SAME_NUMBER,
        SAME_ORDER,
        SAME_LINE_USER,
        SECOND_DIRECTOR,
        NO_DIRECTOR,
        DIRECTOR_NOT_IN_FILE,
        ORDER_TAKEN,
        LINE_USER_TAKEN,
        LOST_ZEROS,
        NOT_A_COUNT,
        NOT_A_POSITION,
        HALF_A_POSITION,
        NOT_A_BCP,
        NOT_A_SOCIETY_MEMBER,
        NOT_A_POST,
        NO_SUCH_AREA,
        NO_SUCH_BUSINESS,
        NO_SUCH_MEMBER,
        NOT_A_KIND_OF_AREA,
        SAME_LINE,
        LINE_USER_OF_STAFF,
        NUMBER_TAKEN,
        NUMBER_OF_SOMEBODY_GONE,
        NUMBER_OF_BUSINESS_GONE
    }

    /** By line, then in the order of the columns; what is about a whole line comes before what is in it. */
    static final Comparator<BadLine> BY_PLACE = comparing(BadLine::line)
            .thenComparing(bad -> bad.column() == null ? -1 : bad.column().ordinal());

    /** Where and what, without any value: {@code line 3 telephone: not-a-telephone}. */
    public String place() {
        return "line " + line + (column == null ? "" : " " + column.key()) + ": " + problemKey();
    }

    /** What was expected, without the place: for a form or a table that shows the place itself. */
    public MessageSourceResolvable expected() {
        return new DefaultMessageSourceResolvable(
                new String[] {"roster.import." + problemKey()},
                new Object[] {String.valueOf(line), column == null ? "" : column, value, other});
    }

    @Override
    public String[] getCodes() {
        return new String[] {"roster.import.at." + whereabouts()};
    }

    @Override
    public Object[] getArguments() {
        return new Object[] {String.valueOf(line), column == null ? "" : column, value, expected()};
    }

    private String whereabouts() {
        if (line == 0) {
            return "file";
        }
        if (column == null || problem == Problem.MISSING_COLUMN || problem == Problem.DOUBLE_COLUMN) {
            return "line";
        }
        return value.isEmpty() ? "column" : "cell";
    }

    private String problemKey() {
        return problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
