package jp.tenko.roster.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.roster.District;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.file.BadLine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One member in a form of the office: what may be written where is what a line of the member file may say. Who leads is not said
 * here but in the chain of command ({@link jp.tenko.roster.Command}).
 */
@Component
public class MemberForm {

    /** What the form asks. */
    public static final List<MemberColumn> ASKED = List.copyOf(EnumSet.complementOf(
            EnumSet.of(MemberColumn.ROLE, MemberColumn.DEPUTY_ORDER, MemberColumn.LINE_USER_ID)));

    private final Organizations organizations;
    private final Members members;
    private final ImportedMembers imported;
    private final JdbcClient db;

    MemberForm(Organizations organizations, Members members, ImportedMembers imported, JdbcClient db) {
        this.organizations = organizations;
        this.members = members;
        this.imported = imported;
        this.db = db;
    }

    /** As the form is filled in before somebody changes it. @param member null: somebody new */
    public static Map<Column, String> filledIn(@Nullable Member member) {
        Map<Column, String> cells = new LinkedHashMap<>();
        Map<MemberColumn, String> said = MemberLine.cells(member == null ? MemberLine.nobody(new OrganizationId(0)) : member);
        ASKED.forEach(column -> cells.put(column, said.get(column)));
        cells.put(MemberColumn.LANGUAGE, member == null ? "ja" : member.language()); // choices by their code, whatever the page speaks
        cells.put(MemberColumn.ON_LEAVE, member != null && member.onLeave() ? "yes" : "no");
        return cells;
    }

    /**
     * @param id null: somebody new
     * @param cells what was filled in
     * @param seen {@link FormResult#seen} of what the form showed at first
     */
    @Transactional
    public FormResult save(OrganizationId organization, @Nullable MemberId id, Map<MemberColumn, String> cells, String seen, Instant now) {
        organizations.lock(organization); // one change of the list at a time,
        imported.lock(organization); // and nobody joins or chooses a language between reading and writing
        Member known = id == null ? MemberLine.nobody(organization) : members.get(id);
        if (id != null && !FormResult.seen(filledIn(known)).equals(seen)) {
            return new FormResult.Overtaken(filledIn(known));
        }
        List<BadLine> mistakes = new ArrayList<>();
        Member after = read(known, cells, mistakes);
        numberTaken(organization, after, known).ifPresent(mistakes::add);
        if (after.district() != null
                && members.districts(organization).stream().map(District::name).noneMatch(after.district()::equals)) {
            mistakes.add(new BadLine(0, MemberColumn.DISTRICT, Problem.NO_SUCH_AREA, after.district(),
                    String.join("、", members.districts(organization).stream().map(District::name).toList())));
        }
        return mistakes.isEmpty() ? write(known, after, now) : new FormResult.Refused(mistakes);
    }

    private static Member read(Member known, Map<MemberColumn, String> cells, List<BadLine> mistakes) {
        Map<MemberColumn, String> all = new EnumMap<>(MemberColumn.class);
        all.putAll(cells);
        for (MemberColumn column : List.of(MemberColumn.ROLE, MemberColumn.DEPUTY_ORDER)) {
            all.put(column, MemberLine.cells(known).get(column));
        }
        all.remove(MemberColumn.LINE_USER_ID);
        return MemberLine.filledIn(all, mistakes).onto(known, EnumSet.allOf(MemberColumn.class));
    }

    /** Also that of somebody who has left: an import would take the one for the other. */
    private Optional<BadLine> numberTaken(OrganizationId organization, Member after, Member known) {
        return db.sql("""
                select name, left_at is not null as gone from member
                where organization_id = :organization and id <> :id and number = :number
                """)
                .param("organization", organization.value())
                .param("id", known.id().value())
                .param("number", after.number())
                .query((row, n) -> new BadLine(0, MemberColumn.NUMBER,
                        row.getBoolean("gone") ? Problem.NUMBER_OF_SOMEBODY_GONE : Problem.NUMBER_TAKEN,
                        after.number(), row.getString("name")))
                .optional();
    }

    private FormResult write(Member known, Member after, Instant now) {
        if (known.id().value() != 0 && !known.number().equals(after.number())) {
            db.sql("update member set number = :number where id = :id")
                    .param("number", after.number())
                    .param("id", known.id().value())
                    .update();
        }
        imported.write(after.organization(), List.of(after), now);
        long id = db.sql("select id from member where organization_id = :organization and number = :number")
                .param("organization", after.organization().value())
                .param("number", after.number())
                .query(Long.class)
                .single();
        Map<MemberColumn, String> before = MemberLine.cells(known);
        Map<MemberColumn, String> said = MemberLine.cells(after);
        return new FormResult.Saved(id, Arrays.stream(MemberColumn.values())
                .filter(column -> !before.get(column).equals(said.get(column)))
                .map(Column.class::cast)
                .toList());
    }
}
