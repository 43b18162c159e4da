package jp.tenko.line;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When what was said unasked had gone out. Table: {@code outbox}. */
@Repository
public class SendTimes {

    private final JdbcClient jdbc;

    SendTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * When LINE had taken the last of what was said in a stretch of time.
     *
     * @param from inclusive
     * @param to exclusive
     * @return empty when nothing was said, or some of it has not gone out
     */
    public Optional<Instant> allOut(ChannelKey channel, Instant from, Instant to) {
        return jdbc.sql("""
                        select case when count(*) = count(sent_at) then max(sent_at) end from outbox
                        where channel = :channel and kind <> 'reply' and created_at >= :from and created_at < :to
                        """)
                .param("channel", channel.value())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }
}
