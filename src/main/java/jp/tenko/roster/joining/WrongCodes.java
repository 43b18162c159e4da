package jp.tenko.roster.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who guesses. Five wrong codes of one LINE user within an hour close the door to them for an hour. A hundred wrong
 * ones within an hour from anybody (in an organization of more than 1,000: one for every ten members, since on the day
 * when thousands join many mistype) close it to everybody for an hour. A refused try is not kept, so nobody makes it
 * longer by trying on. Table: {@code join_attempt}.
 */
@Component
class WrongCodes {

    private static final int PER_USER = 5;
    private static final int PER_CHANNEL = 100;
    private static final int MEMBERS_PER_WRONG_CODE = 10;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration LOCK = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient db;

    WrongCodes(JdbcClient db) {
        this.db = db;
    }

    /** When this person may try again; empty when they may now. */
    Optional<Instant> lockedUntil(ChannelKey channel, LineUserId user, Instant now) {
        List<Instant> latest = latestOf(channel, user);
        Optional<Instant> own =
                latest.size() < PER_USER ? Optional.empty() : lockedUntil(latest.getFirst(), latest.getLast(), now);
        return own.or(() -> channelLockedUntil(channel, now));
    }

    /** How many more wrong codes this person has; 0 when they are locked out. */
    int left(ChannelKey channel, LineUserId user, Instant now) {
        Instant begin = now.minus(WINDOW);
        return PER_USER - (int) latestOf(channel, user).stream().filter(at -> !at.isBefore(begin)).count();
    }

    void add(ChannelKey channel, LineUserId user, Instant now) {
        db.sql("""
                insert into join_attempt (channel, line_user_id, attempted_at) values (:channel, :user, :now)
                """)
                .param("channel", channel.value())
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        db.sql("delete from join_attempt where channel = :channel and attempted_at < :before")
                .param("channel", channel.value())
                .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** When codes of this channel are taken again; empty when they are taken now. */
    Optional<Instant> channelLockedUntil(ChannelKey channel, Instant now) {
        return db.sql("""
                select attempted_at as first,
                       (select max(attempted_at) from join_attempt where channel = :channel) as last
                from join_attempt
                where channel = :channel
                order by attempted_at desc
                offset (select greatest(:perChannel, count(m.id) / :membersPerWrongCode) - 1
                        from organization o join member m on m.organization_id = o.id and m.left_at is null
                        where o.channel = :channel)
                limit 1
                """)
                .param("channel", channel.value())
                .param("perChannel", PER_CHANNEL)
                .param("membersPerWrongCode", MEMBERS_PER_WRONG_CODE)
                .query((row, n) -> lockedUntil(instant(row.getObject("last", OffsetDateTime.class)),
                        instant(row.getObject("first", OffsetDateTime.class)), now))
                .optional()
                .flatMap(until -> until);
    }

    Optional<JoinTrouble> trouble(ChannelKey channel, Instant now) {
        return channelLockedUntil(channel, now).map(until -> db.sql("""
                select count(*) as wrong, count(distinct line_user_id) as users
                from join_attempt
                where channel = :channel and attempted_at >= :begin
                """)
                .param("channel", channel.value())
                .param("begin", until.minus(LOCK).minus(WINDOW).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new JoinTrouble(until, row.getInt("wrong"), row.getInt("users")))
                .single());
    }

    /** Latest first, as many as count. */
    private List<Instant> latestOf(ChannelKey channel, LineUserId user) {
        return db.sql("""
                select attempted_at from join_attempt
                where channel = :channel and line_user_id = :user
                order by attempted_at desc
                limit :limit
                """)
                .param("channel", channel.value())
                .param("user", user.value())
                .param("limit", PER_USER)
                .query((row, n) -> instant(row.getObject("attempted_at", OffsetDateTime.class)))
                .list();
    }

    private static Optional<Instant> lockedUntil(Instant last, Instant first, Instant now) {
        Instant until = last.plus(LOCK);
        boolean tooMany = !first.isBefore(last.minus(WINDOW));
        return tooMany && now.isBefore(until) ? Optional.of(until) : Optional.empty();
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
