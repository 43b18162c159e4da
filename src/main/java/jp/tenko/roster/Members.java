package jp.tenko.roster;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The staff (職員) of every organization. Table: {@code member}. Who has left ({@link Leaving}) is found by their id only. They come in by a file ({@code
 * roster.file}) and become reachable by LINE with a code ({@code roster.joining}).
 */
@Component
public class Members {

    private final JdbcClient db;

    Members(JdbcClient db) {
        this.db = db;
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none of this id */
    public Member get(MemberId id) {
        return db.sql(MemberRow.SELECT + "where m.id = :id").param("id", id.value()).query(MemberRow.MEMBER).single();
    }

    /** Those of these ids that exist, in one statement. */
    public Map<MemberId, Member> byIds(Collection<MemberId> ids) {
        Long[] values = ids.stream().map(MemberId::value).toArray(Long[]::new);
        return db.sql(MemberRow.SELECT + "where m.id = any(:ids)")
                .param("ids", values)
                .query(MemberRow.MEMBER)
                .list()
                .stream()
                .collect(toMap(Member::id, identity()));
    }

    /** Who writes; empty for a stranger. */
    public Optional<Member> byLine(ChannelKey channel, LineUserId user) {
        return Optional.ofNullable(byLine(channel, List.of(user)).get(user));
    }

    /** Who writes, for many people in one statement; strangers are not in the map. */
    public Map<LineUserId, Member> byLine(ChannelKey channel, Collection<LineUserId> users) {
        String[] values = users.stream().map(LineUserId::value).toArray(String[]::new);
        return db.sql(MemberRow.SELECT + "where o.channel = :channel and m.line_user_id = any(:users)")
                .param("channel", channel.value())
                .param("users", values)
                .query(MemberRow.MEMBER)
                .list()
                .stream()
                .collect(toMap(member -> Objects.requireNonNull(member.lineUserId()), identity()));
    }

    /** Everybody, also those on leave, by reading (五十音); those whose reading is not known come last, by name. */
    public List<Member> of(OrganizationId organization) {
        return db.sql(MemberRow.SELECT + "where m.organization_id = :organization" + MemberRow.PRESENT)
                .param("organization", organization.value())
                .query(MemberRow.MEMBER)
                .list()
                .stream()
                .sorted(MemberRow.BY_READING)
                .toList();
    }

    /** The chain of command: the director, then the deputies in the order of succession; also those on leave. */
    public List<Member> leaders(OrganizationId organization) {
        return db.sql(MemberRow.SELECT + """
                where m.organization_id = :organization and m.role <> 'staff'
                order by m.deputy_order nulls first
                """)
                .param("organization", organization.value())
                .query(MemberRow.MEMBER)
                .list();
    }

    /** Who has no LINE user yet and needs a code; also those on leave, by reading. */
    public List<Member> unjoined(OrganizationId organization) {
        return of(organization).stream().filter(member -> member.lineUserId() == null).toList();
    }

    /** The districts (地区), in their order. */
    public List<District> districts(OrganizationId organization) {
        return db.sql("select name, ordinal from district where organization_id = :organization order by ordinal")
                .param("organization", organization.value())
                .query((row, n) -> new District(row.getString("name"), row.getInt("ordinal")))
                .list();
    }

    /** The person chose this language for themselves: {@code ja}, {@code ja-x-easy} or {@code en}. */
    public void speaks(MemberId id, String language) {
        db.sql("update member set language = :language, language_chosen = true where id = :id")
                .param("language", language)
                .param("id", id.value())
                .update();
    }

    /**
     * LINE said at this time that the person blocked or left the account: from then on a message to them would be lost
     * while LINE answers 200 (line.md §4). A stranger, or news older than what is known, changes nothing.
     */
    public void blocked(ChannelKey channel, LineUserId user, Instant at) {
        db.sql("""
                update member m
                set unreachable_since = coalesce(m.unreachable_since, :at), line_told_at = :at
                from organization o
                where o.id = m.organization_id and o.channel = :channel and m.line_user_id = :user
                  and (m.line_told_at is null or m.line_told_at <= :at)
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("channel", channel.value())
                .param("user", user.value())
                .update();
    }

    /** LINE said at this time that the person follows the account. Older than a known block: changes nothing. */
    public void followed(ChannelKey channel, LineUserId user, Instant at) {
        db.sql("""
                update member m
                set unreachable_since = null, line_told_at = :at
                from organization o
                where o.id = m.organization_id and o.channel = :channel and m.line_user_id = :user
                  and (m.line_told_at is null or m.line_told_at < :at)
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("channel", channel.value())
                .param("user", user.value())
                .update();
    }
}
