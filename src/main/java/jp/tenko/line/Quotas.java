package jp.tenko.line;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is known of each channel's monthly messages. Reading it is one query and never asks LINE: {@link QuotaWatch} does that
 * beforehand, so that a send can be weighed inside a transaction.
 */
@Repository
public class Quotas {

    private final JdbcClient jdbc;
    private final Clock clock;

    Quotas(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What LINE said last, plus what has been sent or queued since and is not in LINE's figure yet. */
    public Quota of(ChannelKey channel) {
        return jdbc.sql("""
                        select q.monthly_limit, q.exhausted_at,
                               q.used + coalesce((
                                   select sum(cardinality(o.recipients)) from outbox o
                                   where o.channel = q.channel and o.kind <> 'reply' and o.state <> 'dead'
                                     and o.created_at >= q.asked_at - interval '1 day'
                                     and (o.sent_at is null or o.sent_at >= q.asked_at)), 0) as used
                        from line_quota q where q.channel = :channel
                        """)
                .param("channel", channel.value())
                .query((row, i) -> new Quota(
                        (Long) row.getObject("monthly_limit"),
                        row.getLong("used"),
                        true,
                        row.getTimestamp("exhausted_at") != null))
                .optional()
                .orElse(new Quota(null, 0, false, false));
    }

    void learned(ChannelKey channel, @Nullable Long limit, long used, Instant askedAt) {
        boolean room = limit == null || used < limit;
        jdbc.sql("""
                        insert into line_quota (channel, monthly_limit, used, asked_at)
                        values (:channel, :limit, :used, :askedAt)
                        on conflict (channel) do update
                        set monthly_limit = excluded.monthly_limit, used = excluded.used, asked_at = excluded.asked_at,
                            exhausted_at = case when :room then null else line_quota.exhausted_at end
                        """)
                .param("channel", channel.value())
                .param("limit", limit)
                .param("used", used)
                .param("askedAt", Timestamp.from(askedAt))
                .param("room", room)
                .update();
    }

    /** LINE refused a push: the month is used up. Pushes wait until {@link #learned} finds room again. */
    void exhausted(ChannelKey channel) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into line_quota (channel, monthly_limit, used, asked_at, exhausted_at)
                        values (:channel, 0, 0, :now, :now)
                        on conflict (channel) do update set exhausted_at = coalesce(line_quota.exhausted_at, excluded.exhausted_at)
                        """)
                .param("channel", channel.value())
                .param("now", now)
                .update();
    }
}
