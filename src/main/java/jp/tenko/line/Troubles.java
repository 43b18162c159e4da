package jp.tenko.line;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What went wrong between a channel's people and us, until a leader has noticed it: messages that could not be sent, events
 * that could not be handled, and whether LINE refuses now. Nothing is only logged.
 */
@Repository
public class Troubles {

    /** More are counted, not listed. */
    private static final int LISTED = 200;

    /** A fresh try of an old message is of use to its reader for so long. */
    private static final Duration ANOTHER_TRY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Wakeup wakeup;

    Troubles(JdbcClient jdbc, Clock clock, Wakeup wakeup) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.wakeup = wakeup;
    }

    /**
     * @param unsent messages that will not be sent
     * @param setAside events that failed five times
     * @param delayed messages that LINE has not taken yet, after a try or more
     * @param refusal what LINE said of the newest of those; null: none is delayed
     */
    public record Count(int unsent, int setAside, int delayed, @Nullable String refusal) {

        public boolean none() {
            return unsent == 0 && setAside == 0 && delayed == 0;
        }
    }

    /**
     * A message that will not be sent by itself any more.
     *
     * @param to whom LINE would have shown it
     * @param why what LINE said, or that it came too late
     * @param retryable LINE still remembers its retry key, so it cannot come twice
     */
    public record Unsent(UUID id, List<LineUserId> to, Instant createdAt, int attempts, @Nullable String why, boolean retryable) {}

    /** An event that failed again and again. */
    public record SetAside(long id, @Nullable LineUserId from, Instant occurredAt, @Nullable String why) {}

    public Count count(ChannelKey channel) {
        return jdbc.sql("""
                        select (select count(*) from outbox
                                where state = 'dead' and channel = :channel and noticed_at is null
                                  and last_error not like 'sent again in two halves%') as unsent,
                               (select count(*) from inbox
                                where state = 'set_aside' and channel = :channel and noticed_at is null) as set_aside,
                               (select count(*) from outbox
                                where channel = :channel and state in ('waiting', 'sending') and last_error is not null) as delayed,
                               (select last_error from outbox
                                where channel = :channel and state in ('waiting', 'sending') and last_error is not null
                                order by seq desc limit 1) as refusal
                        """)
                .param("channel", channel.value())
                .query((row, i) -> new Count(
                        row.getInt("unsent"), row.getInt("set_aside"), row.getInt("delayed"), row.getString("refusal")))
                .single();
    }

    /** The newest first. */
    public List<Unsent> unsent(ChannelKey channel) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select id, recipients, created_at, attempts, last_error from outbox
                        where state = 'dead' and channel = :channel and noticed_at is null
                          and last_error not like 'sent again in two halves%'
                        order by seq desc limit :most
                        """)
                .param("channel", channel.value())
                .param("most", LISTED)
                .query((row, i) -> new Unsent(
                        row.getObject("id", UUID.class),
                        Arrays.stream((String[]) row.getArray("recipients").getArray()).map(LineUserId::new).toList(),
                        row.getTimestamp("created_at").toInstant(),
                        row.getInt("attempts"),
                        row.getString("last_error"),
                        row.getTimestamp("created_at").toInstant().plus(Outbox.LONGEST_LIFE).isAfter(now)))
                .list();
    }

    /** The newest first. */
    public List<SetAside> setAside(ChannelKey channel) {
        return jdbc.sql("""
                        select id, line_user_id, occurred_at, last_error from inbox
                        where state = 'set_aside' and channel = :channel and noticed_at is null
                        order by id desc limit :most
                        """)
                .param("channel", channel.value())
                .param("most", LISTED)
                .query((row, i) -> new SetAside(
                        row.getLong("id"),
                        row.getString("line_user_id") == null ? null : new LineUserId(row.getString("line_user_id")),
                        row.getTimestamp("occurred_at").toInstant(),
                        row.getString("last_error")))
                .list();
    }

    /** Sends it again, under its retry key. @return false when it is not there, or too old for that */
    public boolean sendAgain(ChannelKey channel, UUID id) {
        Instant now = clock.instant();
        boolean again = jdbc.sql("""
                        update outbox set state = 'waiting', next_attempt_at = :now, last_error = null,
                                          expires_at = least(:until, created_at + :life * interval '1 second')
                        where id = :id and channel = :channel and state = 'dead' and created_at + :life * interval '1 second' > :now
                        """)
                        .param("now", Timestamp.from(now))
                        .param("until", Timestamp.from(now.plus(ANOTHER_TRY)))
                        .param("life", Outbox.LONGEST_LIFE.toSeconds())
                        .param("id", id)
                        .param("channel", channel.value())
                        .update()
                > 0;
        wakeup.outbox();
        return again;
    }

    /** Handles the event again, in its person's turn. @return false when it is not there */
    public boolean handleAgain(ChannelKey channel, long id) {
        boolean again = jdbc.sql("""
                        update inbox set state = 'waiting', attempts = 0, next_attempt_at = :now
                        where id = :id and channel = :channel and state = 'set_aside'
                        """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .param("channel", channel.value())
                        .update()
                > 0;
        wakeup.inbox();
        return again;
    }

    /** A leader knows of all that is listed now; it is shown no more. It stays in the tables. */
    public void noticed(ChannelKey channel) {
        for (String sql : List.of(
                "update outbox set noticed_at = :now where state = 'dead' and channel = :channel and noticed_at is null",
                "update inbox set noticed_at = :now where state = 'set_aside' and channel = :channel and noticed_at is null")) {
            jdbc.sql(sql)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("channel", channel.value())
                    .update();
        }
    }
}
