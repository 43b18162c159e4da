package jp.tenko.roster.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tenko.line.ChannelKey;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The codes that were handed out. Whoever makes or uses a code locks first whom it is for: so of several who use one at
 * the same time, each sees what the one before has done. Table: {@code join_code}.
 */
@Component
class JoinCodes {

    private final JdbcClient db;
    private final CodeHash hash;

    JoinCodes(JdbcClient db, CodeHash hash) {
        this.db = db;
        this.hash = hash;
    }

    /** A new code, to be shown once: only its hash is kept. Older ones of the same become void. */
    JoinCode add(Invited invited, int uses, Instant now, Duration good) {
        lock(invited);
        db.sql("""
                update join_code set voided_at = :now
                where %s_id = :id and used_at is null and voided_at is null
                """.formatted(invited.table()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", invited.id())
                .update();
        while (true) {
            JoinCode code = JoinCode.random();
            int inserted = db.sql("""
                    insert into join_code (%s_id, code_hash, issued_at, expires_at, uses_left)
                    values (:id, :hash, :now, :expires, :uses)
                    on conflict (code_hash) do nothing
                    """.formatted(invited.table()))
                    .param("id", invited.id())
                    .param("hash", hash.of(code))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("expires", now.plus(good).atOffset(ZoneOffset.UTC))
                    .param("uses", uses)
                    .update();
            if (inserted == 1) {
                return code;
            }
        }
    }

    /** @param open it may be used: it is in time, no newer one has its place, not everybody who may has used it */
    record Found(long id, Invited invited, boolean open) {}

    /**
     * Whom this code is for; from then on they are locked until commit. Empty when there is no such code in this channel, or
     * when it was for one person who has used it.
     */
    Optional<Found> find(ChannelKey channel, JoinCode code, Instant now) {
        Optional<Invited> invited = db.sql("select member_id, contact_id, business_id from join_code where code_hash = :hash")
                .param("hash", hash.of(code))
                .query((row, n) -> invited(
                        row.getObject("member_id", Long.class),
                        row.getObject("contact_id", Long.class),
                        row.getLong("business_id")))
                .optional();
        return invited.flatMap(whom -> {
            lock(whom);
            return db.sql("""
                    select c.id, c.voided_at is null and c.used_at is null and c.expires_at > :now as open
                    from join_code c
                    join %1$s x on x.id = c.%1$s_id
                    join organization o on o.id = x.organization_id
                    where c.code_hash = :hash and o.channel = :channel
                      and (c.used_at is null or c.business_id is not null)
                    """.formatted(whom.table()))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("hash", hash.of(code))
                    .param("channel", channel.value())
                    .query((row, n) -> new Found(row.getLong("id"), whom, row.getBoolean("open")))
                    .optional();
        });
    }

    /** One person fewer may use it. */
    void use(Found code, Instant now) {
        db.sql("""
                update join_code set uses_left = uses_left - 1, used_at = case when uses_left = 1 then cast(:now as timestamptz) end
                where id = :id
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", code.id())
                .update();
    }

    private void lock(Invited invited) {
        db.sql("select id from %s where id = :id for update".formatted(invited.table()))
                .param("id", invited.id())
                .query(Long.class)
                .single();
    }

    private static Invited invited(@Nullable Long member,
            @Nullable Long contact, long business) {
        if (member != null) {
            return new Invited.AsMember(new MemberId(member));
        }
        return contact != null
                ? new Invited.AsOfficer(new ContactId(contact))
                : new Invited.ForBusiness(new BusinessId(business));
    }
}
