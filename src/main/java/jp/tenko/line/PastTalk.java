package jp.tenko.line;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said to and by a channel long ago, word for word, as the tables {@code inbox} and {@code outbox} keep it. */
@Component
public class PastTalk {

    private final JdbcClient jdbc;

    PastTalk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Deletes the words of what was handled until then; that something was said, when and to whom stays, and so does the dedupe. */
    public void forget(ChannelKey channel, Instant until) {
        jdbc.sql("""
                        update inbox set payload = '{}'
                        where channel = :channel and occurred_at <= :until and state in ('done', 'set_aside') and payload <> '{}'
                        """)
                .param("channel", channel.value())
                .param("until", Timestamp.from(until))
                .update();
        jdbc.sql("""
                        update outbox set messages = '[]'
                        where channel = :channel and created_at <= :until and state in ('sent', 'dead') and messages <> '[]'
                        """)
                .param("channel", channel.value())
                .param("until", Timestamp.from(until))
                .update();
    }
}
