package jp.tenko.roster.file;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Role;
import jp.tenko.roster.file.BadLine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a member file says. A value that is not there, or that was refused, is null (an empty text for
 * number and name).
 *
 * @param line where it begins in the file, from 1
 */
record MemberLine(
        int line,
        String number,
        String name,
        @Nullable String kana,
        Role role,
        @Nullable Integer deputyOrder,
        @Nullable String district,
        @Nullable String telephone,
        @Nullable String email,
        String language,
        boolean onLeave,
        @Nullable LineUserId lineUserId) {

    private static final FileWords<MemberColumn> WORDS = new FileWords<>("member-file.properties", MemberColumn.values());
    private static final Pattern ORDER = Pattern.compile("[1-9][0-9]?");
    static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\".]+(\\.[^\\s@,;<>\".]+)+");
    static final Pattern LINE_USER = Pattern.compile("U[0-9a-f]{32}");

    static CsvFile<MemberColumn, MemberLine> readAll(byte[] file) {
        return CsvFile.read(file, WORDS, MemberLine::of);
    }

    private static MemberLine of(Cells<MemberColumn> cells) {
        Optional<Role> role = role(cells);
        return new MemberLine(
                cells.line(),
                cells.needed(MemberColumn.NUMBER, cells.narrow(MemberColumn.NUMBER)),
                cells.needed(MemberColumn.NAME, cells.text(MemberColumn.NAME)),
                cells.narrow(MemberColumn.KANA).orElse(null),
                role.orElse(Role.STAFF),
                role.flatMap(known -> deputyOrder(cells, known)).orElse(null),
                cells.text(MemberColumn.DISTRICT).orElse(null),
                cells.telephone(MemberColumn.TELEPHONE).orElse(null),
                cells.matching(EMAIL, MemberColumn.EMAIL, Problem.NOT_AN_EMAIL).orElse(null),
                cells.meaning(MemberColumn.LANGUAGE, "language", Problem.NOT_A_LANGUAGE).orElse("ja"),
                cells.yes(MemberColumn.ON_LEAVE, Problem.NOT_YES_OR_NO).orElse(false),
                cells.matching(LINE_USER, MemberColumn.LINE_USER_ID, Problem.NOT_A_LINE_USER)
                        .map(LineUserId::new)
                        .orElse(null));
    }

    /** Empty only when it was refused: then nothing can be said about the deputy order either. */
    private static Optional<Role> role(Cells<MemberColumn> cells) {
        Optional<String> meaning = cells.meaning(MemberColumn.ROLE, "role", Problem.NOT_A_ROLE);
        return meaning.isEmpty() && !cells.isEmpty(MemberColumn.ROLE)
                ? Optional.empty()
                : Optional.of(Role.valueOf(meaning.orElse("staff").toUpperCase(Locale.ROOT)));
    }

    private static Optional<Integer> deputyOrder(Cells<MemberColumn> cells, Role role) {
        Optional<String> value = cells.narrow(MemberColumn.DEPUTY_ORDER);
        if (value.isPresent() && !ORDER.matcher(value.get()).matches()) {
            cells.bad(MemberColumn.DEPUTY_ORDER, Problem.NOT_AN_ORDER, value.get());
            return Optional.empty();
        }
        if (value.isPresent() && role != Role.DEPUTY) {
            cells.bad(MemberColumn.DEPUTY_ORDER, Problem.ORDER_WITHOUT_DEPUTY, value.get());
            return Optional.empty();
        }
        if (value.isEmpty() && role == Role.DEPUTY) {
            cells.bad(MemberColumn.DEPUTY_ORDER, Problem.DEPUTY_WITHOUT_ORDER, "");
        }
        return value.map(Integer::valueOf);
    }

    /** What a file would say of these people. */
    static OfficeList written(List<Member> members) {
        return new OfficeList(
                Arrays.stream(MemberColumn.values()).map(WORDS::heading).toList(),
                members.stream()
                        .map(member -> new OfficeList.Line(
                                member.id().toString(), member.name(), List.copyOf(cells(member).values())))
                        .toList());
    }

    /** In the order of the columns. */
    static Map<MemberColumn, String> cells(Member member) {
        Map<MemberColumn, String> cells = new EnumMap<>(MemberColumn.class);
        cells.put(MemberColumn.NUMBER, member.number());
        cells.put(MemberColumn.NAME, member.name());
        cells.put(MemberColumn.KANA, OfficeLists.text(member.kana()));
        cells.put(MemberColumn.ROLE, WORDS.word("role", member.role().name().toLowerCase(Locale.ROOT)));
        cells.put(MemberColumn.DEPUTY_ORDER, OfficeLists.text(member.deputyOrder()));
        cells.put(MemberColumn.DISTRICT, OfficeLists.text(member.district()));
        cells.put(MemberColumn.TELEPHONE, OfficeLists.telephone(member.telephone()));
        cells.put(MemberColumn.EMAIL, OfficeLists.text(member.email()));
        cells.put(MemberColumn.LANGUAGE, WORDS.word("language", member.language()));
        cells.put(MemberColumn.ON_LEAVE, WORDS.yesOrNo(MemberColumn.ON_LEAVE, member.onLeave()));
        cells.put(MemberColumn.LINE_USER_ID, member.lineUserId() == null ? "" : member.lineUserId().value());
        return cells;
    }

    /** What somebody filled in. @param mistakes what is wrong is added to it */
    static MemberLine filledIn(Map<MemberColumn, String> cells, List<BadLine> mistakes) {
        return of(new Cells<>(0, cells, WORDS, mistakes));
    }

    /**
     * What is known of the member, with what this line says put over it.
     *
     * @param columns those that count: what is in no column of the file stays as it is known
     */
    Member onto(Member known, Set<MemberColumn> columns) {
        return new Member(
                known.id(),
                known.organization(),
                number,
                name,
                columns.contains(MemberColumn.KANA) ? kana : known.kana(),
                role,
                deputyOrder,
                columns.contains(MemberColumn.DISTRICT) ? district : known.district(),
                columns.contains(MemberColumn.TELEPHONE) ? telephone : known.telephone(),
                columns.contains(MemberColumn.EMAIL) ? email : known.email(),
                columns.contains(MemberColumn.LANGUAGE) ? language : known.language(),
                columns.contains(MemberColumn.ON_LEAVE) ? onLeave : known.onLeave(),
                lineUserId == null ? known.lineUserId() : lineUserId,
                known.unreachableSince());
    }

    /** Nobody yet: what a new member is put over. */
    static Member nobody(OrganizationId organization) {
        return new Member(new MemberId(0), organization, "", "", null, Role.STAFF, null, null, null, null, "ja", false,
                null, null);
    }
}
