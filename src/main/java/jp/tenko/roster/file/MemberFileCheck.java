package jp.tenko.roster.file;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import jp.tenko.roster.Member;
import jp.tenko.roster.Role;
import jp.tenko.roster.file.BadLine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a member file although each line by itself is right: two lines that contradict each other, or a line
 * that contradicts a member who is not in the file. Who is missing from the file stays as they are, so a file cannot
 * take the director's role, a deputy's order or a phone from them behind their back.
 */
final class MemberFileCheck {

    /**
     * Something that only one member can have.
     *
     * @param twice two lines of the file have it
     * @param taken somebody has it already of whom the file says nothing
     * @param ofLine null when the line does not claim it
     */
    private record Unique(
            MemberColumn column,
            Problem twice,
            Problem taken,
            Function<MemberLine, @Nullable Object> ofLine,
            Function<Member, @Nullable Object> ofMember) {}

    private static final List<Unique> UNIQUE = List.of(
            new Unique(MemberColumn.NUMBER, Problem.SAME_NUMBER, Problem.LOST_ZEROS,
                    line -> line.number().isEmpty() ? null : withoutZeros(line.number()),
                    member -> withoutZeros(member.number())),
            new Unique(MemberColumn.ROLE, Problem.SECOND_DIRECTOR, Problem.DIRECTOR_NOT_IN_FILE,
                    line -> line.role() == Role.DIRECTOR ? Role.DIRECTOR : null,
                    member -> member.role() == Role.DIRECTOR ? Role.DIRECTOR : null),
            new Unique(MemberColumn.DEPUTY_ORDER, Problem.SAME_ORDER, Problem.ORDER_TAKEN,
                    MemberLine::deputyOrder, Member::deputyOrder),
            new Unique(MemberColumn.LINE_USER_ID, Problem.SAME_LINE_USER, Problem.LINE_USER_TAKEN,
                    MemberLine::lineUserId, Member::lineUserId));

    private final CsvFile<MemberColumn, MemberLine> file;
    private final List<Member> known;
    private final Map<String, MemberLine> lineOf;
    private final List<BadLine> mistakes;

    private MemberFileCheck(CsvFile<MemberColumn, MemberLine> file, List<Member> known) {
        this.file = file;
        this.known = known;
        lineOf = file.lines().stream().collect(toMap(MemberLine::number, identity(), (first, second) -> first));
        mistakes = new ArrayList<>(file.mistakes());
    }

    /** Every mistake of the file, those of {@link CsvFile} included, by line. */
    static List<BadLine> mistakes(CsvFile<MemberColumn, MemberLine> file, List<Member> known) {
        MemberFileCheck check = new MemberFileCheck(file, known);
        check.someDirector();
        UNIQUE.forEach(check::onlyOne);
        check.mistakes.sort(BadLine.BY_PLACE);
        return check.mistakes;
    }

    private void someDirector() {
        boolean hidden = mistakes.stream()
                .anyMatch(bad -> file.lines().isEmpty() || bad.column() == null || bad.column() == MemberColumn.ROLE);
        if (!hidden && file.lines().stream().noneMatch(line -> line.role() == Role.DIRECTOR)) {
            mistakes.add(new BadLine(0, MemberColumn.ROLE, Problem.NO_DIRECTOR, "", ""));
        }
    }

    private void onlyOne(Unique unique) {
        Map<Object, Member> kept = new HashMap<>();
        for (Member member : known) {
            Object key = unique.ofMember.apply(member);
            if (key != null && keeps(member, unique)) {
                kept.put(key, member);
            }
        }
        Map<Object, MemberLine> first = new HashMap<>();
        for (MemberLine line : file.lines()) {
            Object key = unique.ofLine.apply(line);
            if (key == null) {
                continue;
            }
            MemberLine before = first.putIfAbsent(key, line);
            if (before != null) {
                bad(line, unique, unique.twice, String.valueOf(before.line()));
            }
            Member owner = kept.get(key);
            if (owner != null && !owner.number().equals(line.number())) {
                bad(line, unique, unique.taken, owner.number());
            }
        }
    }

    /** The file says nothing that would take it from them. An empty LINE user id says nothing. */
    private boolean keeps(Member member, Unique unique) {
        MemberLine line = lineOf.get(member.number());
        return line == null || (unique.column == MemberColumn.LINE_USER_ID && line.lineUserId() == null);
    }

    private void bad(MemberLine line, Unique unique, Problem problem, String other) {
        String value = switch (problem) {
            case SAME_NUMBER, LOST_ZEROS -> line.number();
            case SECOND_DIRECTOR, DIRECTOR_NOT_IN_FILE -> line.name();
            default -> Objects.toString(unique.ofLine.apply(line));
        };
        mistakes.add(new BadLine(line.line(), unique.column, problem, value, other));
    }

    /** Excel makes 1 of 0001. */
    static String withoutZeros(String number) {
        return number.replaceFirst("^0+(?=[0-9]+$)", "");
    }
}
