package jp.tenko.roster.joining;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.RosterSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a LINE user becomes a member: they send the one-time code that the office gave them, typed or from the QR code of
 * a {@link JoinLink}. Guessing is slowed and stopped ({@link WrongCodes}). Table: {@code join_code}.
 */
@Component
public class Joining {

    private final JdbcClient db;
    private final Members members;
    private final CodeHash hash;
    private final WrongCodes wrongCodes;
    private final RosterSettings settings;

    Joining(JdbcClient db, Members members, CodeHash hash, WrongCodes wrongCodes, RosterSettings settings) {
        this.db = db;
        this.members = members;
        this.hash = hash;
        this.wrongCodes = wrongCodes;
        this.settings = settings;
    }

    /** A new code for this member, to be shown once: only its hash is kept. Older ones of the member become void. */
    @Transactional
    public Issued issue(MemberId member, Instant now) {
        db.sql("select id from member where id = :member for update") // who changes a code holds its member first
                .param("member", member.value())
                .query(Long.class)
                .single();
        db.sql("""
                update join_code set voided_at = :now
                where member_id = :member and used_at is null and voided_at is null
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("member", member.value())
                .update();
        while (true) {
            JoinCode code = JoinCode.random();
            int inserted = db.sql("""
                    insert into join_code (member_id, code_hash, issued_at, expires_at)
                    values (:member, :hash, :now, :expires)
                    on conflict (code_hash) do nothing
                    """)
                    .param("member", member.value())
                    .param("hash", hash.of(code))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("expires", now.plus(settings.codeExpiresAfter()).atOffset(ZoneOffset.UTC))
                    .update();
            if (inserted == 1) {
                return new Issued(code, now.plus(settings.codeExpiresAfter()));
            }
        }
    }

    /**
     * Somebody sent this as a code. Of several who send the same one at the same time exactly one joins. What has not
     * the shape of a code ({@link JoinCode#in}) is wrong, but not counted: nobody guesses that way.
     */
    @Transactional
    public JoinResult join(ChannelKey channel, LineUserId user, String typed, Instant now) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:user, 0))") // one try of a person at a time
                .param("user", user.value())
                .query((row, n) -> 0)
                .single();
        Optional<Member> already = members.byLine(channel, user);
        if (already.isPresent()) {
            return new JoinResult.AlreadyJoined(already.get());
        }
        Optional<Instant> locked = wrongCodes.lockedUntil(channel, user, now);
        if (locked.isPresent()) {
            return new JoinResult.Locked(locked.get());
        }
        Optional<JoinCode> code = JoinCode.in(typed);
        if (code.isEmpty()) {
            return new JoinResult.Wrong(wrongCodes.left(channel, user, now));
        }
        return find(channel, code.get())
                .map(issued -> use(issued, user, now))
                .orElseGet(() -> wrong(channel, user, now));
    }

    /** Whether so many wrong codes came that nobody can join for now; empty when all is well. */
    public Optional<JoinTrouble> joinTrouble(ChannelKey channel, Instant now) {
        return wrongCodes.trouble(channel, now);
    }

    /** A code as it is handed out, and until when it can be used. */
    public record Issued(JoinCode code, Instant expiresAt) {}

    private record Found(long id, MemberId member, Instant expires, boolean voided) {}

    /** The code's member stays locked until commit: whoever waited for that sees the code used, and finds nothing. */
    private Optional<Found> find(ChannelKey channel, JoinCode code) {
        db.sql("select id from member where id = (select member_id from join_code where code_hash = :hash) for update")
                .param("hash", hash.of(code))
                .query(Long.class)
                .optional();
        return db.sql("""
                select c.id, c.member_id, c.expires_at, c.voided_at is not null as voided
                from join_code c
                join member m on m.id = c.member_id
                join organization o on o.id = m.organization_id
                where c.code_hash = :hash and o.channel = :channel and c.used_at is null
                """)
                .param("hash", hash.of(code))
                .param("channel", channel.value())
                .query((row, n) -> new Found(
                        row.getLong("id"),
                        new MemberId(row.getLong("member_id")),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("voided")))
                .optional();
    }

    private JoinResult use(Found issued, LineUserId user, Instant now) {
        if (issued.voided() || !now.isBefore(issued.expires())) {
            return new JoinResult.Expired();
        }
        db.sql("update join_code set used_at = :now where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", issued.id())
                .update();
        db.sql("""
                update member
                set line_user_id = :user, joined_at = :now, unreachable_since = null, line_told_at = :now
                where id = :member
                """)
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("member", issued.member().value())
                .update();
        return new JoinResult.Joined(members.get(issued.member()));
    }

    private JoinResult wrong(ChannelKey channel, LineUserId user, Instant now) {
        wrongCodes.add(channel, user, now);
        int left = wrongCodes.left(channel, user, now);
        return left > 0
                ? new JoinResult.Wrong(left)
                : new JoinResult.Locked(wrongCodes.lockedUntil(channel, user, now).orElseThrow());
    }
}
