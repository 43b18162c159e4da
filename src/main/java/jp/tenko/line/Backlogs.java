package jp.tenko.line;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far behind we are, by the partial indexes that the workers use too: it costs as much as what waits, not as what ever was. */
@Repository
public class Backlogs {

    private final JdbcClient jdbc;
    private final Clock clock;

    Backlogs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Backlog of(ChannelKey channel) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select (select count(*) from inbox where state = 'waiting' and channel = :channel) as inbox,
                               (select min(received_at) from inbox where state = 'waiting' and channel = :channel) as oldest_inbox,
                               (select count(*) from outbox where state in ('waiting', 'sending') and channel = :channel) as outbox,
                               (select min(created_at) from outbox
                                where state in ('waiting', 'sending') and channel = :channel) as oldest_outbox,
                               (select asked_at from line_quota where channel = :channel) as asked_at
                        """)
                .param("channel", channel.value())
                .query((row, i) -> new Backlog(
                        channel,
                        row.getInt("inbox"),
                        ago(row, "oldest_inbox", now),
                        row.getInt("outbox"),
                        ago(row, "oldest_outbox", now),
                        ago(row, "asked_at", now)))
                .single();
    }

    private static @Nullable Duration ago(ResultSet row, String column, Instant now) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : Duration.between(at.toInstant(), now);
    }
}
