package jp.tenko.roster.file;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.tenko.roster.Telephone;
import jp.tenko.roster.file.BadLine.Problem;

/** The cells of one line of a file: what each must look like. Every mistake is kept; what was refused is empty. */
final class Cells<C extends Column> {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,7}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]+)?");

    private final int line;
    private final Map<C, String> cells;
    private final FileWords<C> words;
    private final List<BadLine> mistakes;

    Cells(int line, Map<C, String> cells, FileWords<C> words, List<BadLine> mistakes) {
        this.line = line;
        this.cells = cells;
        this.words = words;
        this.mistakes = mistakes;
    }

    /** Where the line begins in the file, from 1. */
    int line() {
        return line;
    }

    /** As written, runs of spaces and line breaks made one space; empty when there is nothing or it is refused. */
    Optional<String> text(C column) {
        String value = written(column);
        if (CONTROL.matcher(value).find()) {
            bad(column, Problem.CONTROL_CHARACTER, CONTROL.matcher(value).replaceAll("\uFFFD"));
            return Optional.empty();
        }
        if (value.codePointCount(0, value.length()) > column.maxLength()) {
            mistakes.add(new BadLine(line, column, Problem.TOO_LONG,
                    value.substring(0, value.offsetByCodePoints(0, column.maxLength())) + "…",
                    String.valueOf(column.maxLength())));
            return Optional.empty();
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** The same with full-width letters made narrow and half-width kana made wide (NFKC). Names are left alone. */
    Optional<String> narrow(C column) {
        return text(column).map(value -> Normalizer.normalize(value, Normalizer.Form.NFKC));
    }

    /** Said to be missing when nothing stands there; then it is an empty text, as when it was refused. */
    String needed(C column, Optional<String> value) {
        if (isEmpty(column)) {
            bad(column, Problem.MISSING_VALUE, "");
        }
        return value.orElse("");
    }

    boolean isEmpty(C column) {
        return written(column).isEmpty();
    }

    /** One of the words of this kind ({@link FileWords#meaning}); empty when nothing stands there. */
    Optional<String> meaning(C column, String kind, Problem otherwise) {
        return text(column).flatMap(value -> {
            Optional<String> meaning = words.meaning(kind, value);
            if (meaning.isEmpty()) {
                bad(column, otherwise, value);
            }
            return meaning;
        });
    }

    /** Yes or no; empty when nothing stands there. */
    Optional<Boolean> yes(C column, Problem otherwise) {
        return meaning(column, column.key(), otherwise).map("yes"::equals);
    }

    Optional<String> telephone(C column) {
        return narrow(column).flatMap(value -> {
            Optional<String> number = Telephone.e164(value);
            if (number.isEmpty()) {
                bad(column, Problem.NOT_A_TELEPHONE, value);
            }
            return number;
        });
    }

    Optional<Integer> count(C column) {
        return matching(COUNT, column, Problem.NOT_A_COUNT).map(Integer::valueOf);
    }

    /** @param most in both directions from 0 */
    Optional<Double> degrees(C column, int most) {
        return matching(DECIMAL, column, Problem.NOT_A_POSITION).flatMap(value -> {
            BigDecimal degrees = new BigDecimal(value);
            if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
                bad(column, Problem.NOT_A_POSITION, value);
                return Optional.empty();
            }
            return Optional.of(degrees.doubleValue());
        });
    }

    Optional<String> matching(Pattern expected, C column, Problem otherwise) {
        return narrow(column).filter(value -> {
            boolean matches = expected.matcher(value).matches();
            if (!matches) {
                bad(column, otherwise, value);
            }
            return matches;
        });
    }

    void bad(C column, Problem problem, String value) {
        mistakes.add(new BadLine(line, column, problem, value, ""));
    }

    void bad(C column, Problem problem, String value, String other) {
        mistakes.add(new BadLine(line, column, problem, value, other));
    }

    private String written(C column) {
        return OfficeList.asMeant(SPACES.matcher(cells.getOrDefault(column, "")).replaceAll(" ").strip());
    }
}
