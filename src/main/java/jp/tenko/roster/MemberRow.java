package jp.tenko.roster;

import static java.util.Comparator.comparing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import jp.tenko.line.LineUserId;
import org.springframework.jdbc.core.RowMapper;

/** How a {@link Member} is read from the database, and in what order many of them stand. */
final class MemberRow {

    /** Every statement that reads members begins with it; {@code m} is the member, {@code o} the organization. */
    static final String SELECT = """
            select m.id, m.organization_id, m.number, m.name, m.kana, m.role, m.deputy_order, d.name as district,
                   m.telephone, m.email, m.language, m.on_leave, m.line_user_id, m.unreachable_since
            from member m
            join organization o on o.id = m.organization_id
            left join district d on d.id = m.district_id
            """;

    /** On the list: has not left. */
    static final String PRESENT = " and m.left_at is null\n";

    static final RowMapper<Member> MEMBER = (row, n) -> member(row);

    static final Comparator<Member> BY_READING = comparing((Member member) -> member.kana() == null)
            .thenComparing(member -> hiragana(Optional.ofNullable(member.kana()).orElse(member.name())))
            .thenComparing(Member::number);

    private MemberRow() {}

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new MemberId(row.getLong("id")),
                new OrganizationId(row.getLong("organization_id")),
                row.getString("number"),
                row.getString("name"),
                row.getString("kana"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getObject("deputy_order", Integer.class),
                row.getString("district"),
                row.getString("telephone"),
                row.getString("email"),
                row.getString("language"),
                row.getBoolean("on_leave"),
                Optional.ofNullable(row.getString("line_user_id")).map(LineUserId::new).orElse(null),
                Optional.ofNullable(row.getObject("unreachable_since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    /** Katakana as hiragana, so that ヤマダ and やまだ stand together. Unicode lists both in the same order. */
    private static String hiragana(String reading) {
        StringBuilder folded = new StringBuilder(reading);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'ァ' && c <= 'ヶ') {
                folded.setCharAt(i, (char) (c - 'ァ' + 'ぁ'));
            }
        }
        return folded.toString();
    }
}
