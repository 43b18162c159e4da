package jp.tenko.roster.file;

import static jp.tenko.roster.file.MemberFileWords.WORDS;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Role;
import jp.tenko.roster.file.BadLine.Problem;

/** The cells of one line of a member file: what each must look like. */
final class Cells {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Pattern ORDER = Pattern.compile("[1-9][0-9]?");
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9()\\- ‐‑‒–—―−ー]+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\".]+(\\.[^\\s@,;<>\".]+)+");
    private static final Pattern LINE_USER = Pattern.compile("U[0-9a-f]{32}");

    private final int line;
    private final Map<MemberColumn, String> cells;
    private final List<BadLine> mistakes;

    Cells(int line, Map<MemberColumn, String> cells, List<BadLine> mistakes) {
        this.line = line;
        this.cells = cells;
        this.mistakes = mistakes;
    }

    MemberLine read() {
        Optional<Role> role = role();
        return new MemberLine(
                line,
                narrow(MemberColumn.NUMBER).orElseGet(() -> missing(MemberColumn.NUMBER)),
                text(MemberColumn.NAME).orElseGet(() -> missing(MemberColumn.NAME)),
                narrow(MemberColumn.KANA).orElse(null),
                role.orElse(Role.STAFF),
                role.flatMap(this::deputyOrder).orElse(null),
                text(MemberColumn.DISTRICT).orElse(null),
                narrow(MemberColumn.TELEPHONE).flatMap(this::telephone).orElse(null),
                narrow(MemberColumn.EMAIL).flatMap(this::email).orElse(null),
                text(MemberColumn.LANGUAGE).map(this::language).orElse("ja"),
                text(MemberColumn.ON_LEAVE).map(this::onLeave).orElse(false),
                narrow(MemberColumn.LINE_USER_ID).flatMap(this::lineUser).orElse(null));
    }

    /** As written, runs of spaces and line breaks made one space; empty when there is nothing or it is refused. */
    private Optional<String> text(MemberColumn column) {
        String value = written(column);
        if (CONTROL.matcher(value).find()) {
            bad(column, Problem.CONTROL_CHARACTER, CONTROL.matcher(value).replaceAll("\uFFFD"));
            return Optional.empty();
        }
        if (value.codePointCount(0, value.length()) > column.maxLength) {
            mistakes.add(new BadLine(line, column, Problem.TOO_LONG,
                    value.substring(0, value.offsetByCodePoints(0, column.maxLength)) + "…",
                    String.valueOf(column.maxLength)));
            return Optional.empty();
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** The same with full-width letters made narrow and half-width kana made wide (NFKC). Names are left alone. */
    private Optional<String> narrow(MemberColumn column) {
        return text(column).map(value -> Normalizer.normalize(value, Normalizer.Form.NFKC));
    }

    private String missing(MemberColumn column) {
        if (written(column).isEmpty()) {
            bad(column, Problem.MISSING_VALUE, "");
        }
        return "";
    }

    private String written(MemberColumn column) {
        return SPACES.matcher(cells.getOrDefault(column, "")).replaceAll(" ").strip();
    }

    /** Empty only when it was refused: then nothing can be said about the deputy order either. */
    private Optional<Role> role() {
        String value = text(MemberColumn.ROLE).orElse("");
        Optional<String> meaning = value.isEmpty() ? Optional.of("staff") : WORDS.meaning("role", value);
        if (meaning.isEmpty()) {
            bad(MemberColumn.ROLE, Problem.NOT_A_ROLE, value);
        }
        return meaning.map(key -> Role.valueOf(key.toUpperCase(Locale.ROOT)));
    }

    private Optional<Integer> deputyOrder(Role role) {
        Optional<String> value = narrow(MemberColumn.DEPUTY_ORDER);
        if (value.isPresent() && !ORDER.matcher(value.get()).matches()) {
            bad(MemberColumn.DEPUTY_ORDER, Problem.NOT_AN_ORDER, value.get());
            return Optional.empty();
        }
        if (value.isPresent() && role != Role.DEPUTY) {
            bad(MemberColumn.DEPUTY_ORDER, Problem.ORDER_WITHOUT_DEPUTY, value.get());
            return Optional.empty();
        }
        if (value.isEmpty() && role == Role.DEPUTY) {
            bad(MemberColumn.DEPUTY_ORDER, Problem.DEPUTY_WITHOUT_ORDER, "");
        }
        return value.map(Integer::valueOf);
    }

    /** Only its length is looked at: a new number block must not wait for a new version of the library. */
    private Optional<String> telephone(String value) {
        try {
            if (TELEPHONE.matcher(value).matches()) {
                PhoneNumber number = PhoneNumberUtil.getInstance().parse(value, "JP");
                if (PhoneNumberUtil.getInstance().isPossibleNumber(number)) {
                    return Optional.of(PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.E164));
                }
            }
        } catch (NumberParseException e) {
            // said below, with the rest
        }
        bad(MemberColumn.TELEPHONE, Problem.NOT_A_TELEPHONE, value);
        return Optional.empty();
    }

    private Optional<String> email(String value) {
        return matching(EMAIL, MemberColumn.EMAIL, Problem.NOT_AN_EMAIL, value);
    }

    private Optional<LineUserId> lineUser(String value) {
        return matching(LINE_USER, MemberColumn.LINE_USER_ID, Problem.NOT_A_LINE_USER, value).map(LineUserId::new);
    }

    private String language(String value) {
        return WORDS.meaning("language", value).orElseGet(() -> {
            bad(MemberColumn.LANGUAGE, Problem.NOT_A_LANGUAGE, value);
            return "ja";
        });
    }

    private boolean onLeave(String value) {
        Optional<String> meaning = WORDS.meaning("on-leave", value);
        if (meaning.isEmpty()) {
            bad(MemberColumn.ON_LEAVE, Problem.NOT_YES_OR_NO, value);
        }
        return meaning.equals(Optional.of("yes"));
    }

    private Optional<String> matching(Pattern expected, MemberColumn column, Problem problem, String value) {
        if (expected.matcher(value).matches()) {
            return Optional.of(value);
        }
        bad(column, problem, value);
        return Optional.empty();
    }

    private void bad(MemberColumn column, Problem problem, String value) {
        mistakes.add(new BadLine(line, column, problem, value, ""));
    }
}
