package jp.tenko.line;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Repository;

/** Photos that people sent: asked for with the transaction that hears of them, fetched from LINE by {@link ContentFetcher}. */
@Repository
public class Contents {

    /** LINE names no time for which it keeps a photo; after a day of failures it is as good as gone. */
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Contents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that this photo must be fetched; known ones are left as they are. */
    public void fetch(ChannelKey channel, String messageId) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into content (channel, message_id, next_attempt_at, asked_at)
                        values (:channel, :message, :now, :now) on conflict do nothing
                        """)
                .param("channel", channel.value())
                .param("message", messageId)
                .param("now", now)
                .update();
    }

    /** One that did not come by LINE but from a page: it is here already, under an id of ours. */
    public void keep(ChannelKey channel, String id, String mediaType, byte[] bytes) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into content (channel, message_id, state, next_attempt_at, asked_at, kept_at, media_type, sha256, bytes)
                        values (:channel, :message, 'kept', :now, :now, :now, :type, encode(sha256(:bytes), 'hex'), :bytes)
                        """)
                .param("channel", channel.value())
                .param("message", id)
                .param("now", now)
                .param("type", mediaType)
                .param("bytes", bytes)
                .update();
    }

    /**
     * The person took it back: its bytes are gone at once, and it is never fetched again. What stays is that there was one,
     * and the hash of one that was here: RATIONALE.md. The news may come before the photo's own.
     */
    public void unsent(ChannelKey channel, String messageId) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into content (channel, message_id, state, next_attempt_at, asked_at)
                        values (:channel, :message, 'unsent', :now, :now)
                        on conflict (channel, message_id) do update
                        set state = 'unsent', bytes = null, last_error = null
                        """)
                .param("channel", channel.value())
                .param("message", messageId)
                .param("now", now)
                .update();
    }

    /** Deletes these photos for good; their hashes and that they were there stay. */
    public void erase(ChannelKey channel, Collection<String> messageIds) {
        jdbc.sql("""
                        update content set state = 'erased', bytes = null, last_error = null
                        where channel = :channel and message_id = any(:messages) and state <> 'unsent'
                        """)
                .param("channel", channel.value())
                .param("messages", messageIds.toArray(String[]::new))
                .update();
    }

    /** The photo as LINE gave it; empty while it is not here, and when it is gone or was taken back. */
    public Optional<Original> original(ChannelKey channel, String messageId) {
        return jdbc.sql("""
                        select media_type, sha256, bytes from content
                        where channel = :channel and message_id = :message and state = 'kept' and bytes is not null
                        """)
                .param("channel", channel.value())
                .param("message", messageId)
                .query((row, i) -> new Original(row.getString("media_type"), row.getString("sha256"), row.getBytes("bytes")))
                .optional();
    }

    /** Takes one that is due for half a minute; empty when none is. */
    Optional<Due> take() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update content set attempts = attempts + 1, next_attempt_at = :lease
                        where (channel, message_id) = (
                            select channel, message_id from content
                            where state = 'waiting' and next_attempt_at <= :now
                            order by next_attempt_at limit 1 for update skip locked)
                        returning channel, message_id, attempts, asked_at
                        """)
                .param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(now.plusSeconds(30)))
                .query((row, i) -> new Due(
                        new ChannelKey(row.getString("channel")),
                        row.getString("message_id"),
                        row.getInt("attempts"),
                        row.getTimestamp("asked_at").toInstant()))
                .optional();
    }

    /** Streams the file into its row: a photo is never whole in memory. */
    void kept(Due due, String mediaType, String sha256, Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            SqlBinaryValue value = new SqlBinaryValue(bytes, Files.size(file));
            jdbc.sql("""
                            update content set state = 'kept', kept_at = :now, media_type = :type, sha256 = :sha256,
                                               bytes = :bytes, last_error = null
                            where channel = :channel and message_id = :message and state = 'waiting'
                            """)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("type", mediaType)
                    .param("sha256", sha256)
                    .param("bytes", value)
                    .param("channel", due.channel().value())
                    .param("message", due.messageId())
                    .update();
        }
    }

    /** Again later, or never when LINE has it no longer or a day has passed. */
    void failed(Due due, String why, boolean forGood) {
        Instant now = clock.instant();
        boolean gone = forGood || now.isAfter(due.askedAt().plus(GIVE_UP_AFTER));
        jdbc.sql("""
                        update content set state = :state, next_attempt_at = :next, last_error = :why
                        where channel = :channel and message_id = :message and state = 'waiting'
                        """)
                .param("state", gone ? "gone" : "waiting")
                .param("next", Timestamp.from(now.plusSeconds(Math.min(600, 1L << Math.min(due.attempts(), 9)))))
                .param("why", why)
                .param("channel", due.channel().value())
                .param("message", due.messageId())
                .update();
    }

    /**
     * A photo, untouched.
     *
     * @param mediaType as LINE said, not as its bytes say
     * @param sha256 of the bytes, hexadecimal
     */
    public record Original(String mediaType, String sha256, byte[] bytes) {}

    record Due(ChannelKey channel, String messageId, int attempts, Instant askedAt) {}
}
