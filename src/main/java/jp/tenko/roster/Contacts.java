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
 * The people who speak for businesses (担当者), and officers (理事) who are no members of staff. Tables: {@code contact},
 * {@code contact_business}.
 */
@Component
public class Contacts {

    private final JdbcClient db;
    private final ContactRows rows;

    Contacts(JdbcClient db, ContactRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /** @throws java.util.NoSuchElementException when there is none of this id */
    public Contact get(ContactId id) {
        return rows.where("c.id = :id", Map.of("id", id.value())).stream().findFirst().orElseThrow();
    }

    /** Who writes; empty for a stranger and for a member of staff. */
    public Optional<Contact> byLine(ChannelKey channel, LineUserId user) {
        return Optional.ofNullable(byLine(channel, List.of(user)).get(user));
    }

    /** Who writes, for many people at once; strangers and members of staff are not in the map. */
    public Map<LineUserId, Contact> byLine(ChannelKey channel, Collection<LineUserId> users) {
        String[] values = users.stream().map(LineUserId::value).toArray(String[]::new);
        return values.length == 0
                ? Map.of()
                : rows.where(
                                "o.channel = :channel and c.line_user_id = any(:users)",
                                Map.of("channel", channel.value(), "users", values))
                        .stream()
                        .collect(toMap(contact -> Objects.requireNonNull(contact.lineUserId()), identity()));
    }

    /** Everybody of the organization, also officers who have not joined, the oldest first. */
    public List<Contact> of(OrganizationId organization) {
        return rows.where("c.organization_id = :organization", Map.of("organization", organization.value()));
    }

    /** Who speaks for this business, the first who joined it first. */
    public List<Contact> of(BusinessId business) {
        return rows.where("""
                c.id in (select contact_id from contact_business where business_id = :business)
                """, Map.of("business", business.value()));
    }

    /**
     * Whoever answers for this business without LINE, on the telephone or by mail. They go by the name of the business, as people do who
     * joined with its code and have not said their own; there is one for each business, made when it is first needed.
     */
    public ContactId withoutLine(BusinessId business, Instant now) {
        return db.sql("""
                with known as (
                    select c.id from contact c join contact_business s on s.contact_id = c.id
                    where s.business_id = :business and c.line_user_id is null
                      and not exists (select from officer o where o.contact_id = c.id)
                    order by c.id limit 1
                ), made as (
                    insert into contact (organization_id, name, telephone)
                    select organization_id, name, telephone from business where id = :business and not exists (select from known)
                    returning id
                ), link as (
                    insert into contact_business (contact_id, business_id, since) select id, :business, :now from made
                )
                select id from known union all select id from made
                """)
                .param("business", business.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new ContactId(row.getLong("id")))
                .single();
    }

    /** The person chose this language for themselves. */
    public void speaks(ContactId id, String language) {
        db.sql("update contact set language = :language where id = :id")
                .param("language", language)
                .param("id", id.value())
                .update();
    }

    /** As {@link Members#blocked}. */
    public void blocked(ContactId id, Instant at) {
        db.sql("""
                update contact set unreachable_since = coalesce(unreachable_since, :at), line_told_at = :at
                where id = :id and (line_told_at is null or line_told_at <= :at)
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /** As {@link Members#followed}. */
    public void followed(ContactId id, Instant at) {
        db.sql("""
                update contact set unreachable_since = null, line_told_at = :at
                where id = :id and (line_told_at is null or line_told_at < :at)
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }
}
