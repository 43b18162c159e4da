package jp.tenko.line;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The waiting side of the outbox. A claim is a lease: whoever dies with it loses it after 20 seconds, so that a reply
 * still finds its token young. Messages to one person keep their order: the next is claimed when the one before is out.
 * Only a reply, free while its token is young, does not wait for a push that cannot go out yet.
 */
@Repository
class OutboxQueue {

    /** Longer than {@link LineApi} waits for LINE. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Supplier<UUID> ids;

    OutboxQueue(JdbcClient jdbc, Clock clock, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** Reads all that is open once, in the order of the index, for the same reason as {@link InboxQueue#take}. */
    @Transactional
    List<Entry> claim(int atMost) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update outbox set state = 'sending', leased_until = :lease, attempts = attempts + 1,
                                          first_attempt_at = coalesce(first_attempt_at, :now),
                                          unsure = unsure or state = 'sending'
                        where id = any(array(
                            select id from outbox
                            where id = any(array(
                                select o.id from (
                                    select *, count(*) over before as older,
                                           bool_or(state = 'sending' or kind = 'reply') over before as older_first
                                    from outbox where state in ('waiting', 'sending')
                                    window before as (partition by channel, lane order by seq
                                                      rows between unbounded preceding and 1 preceding)) o
                                where (o.state = 'waiting' and o.next_attempt_at <= :now
                                       or o.state = 'sending' and o.leased_until <= :now)
                                  and (o.lane is null or o.older = 0 or o.kind = 'reply' and not o.older_first)
                                  and (o.kind = 'reply' and o.reply_until > :now or not exists (
                                      select 1 from line_quota q
                                      where q.channel = o.channel and q.exhausted_at is not null))
                                order by o.seq
                                limit :atMost))
                              and (state = 'waiting' or state = 'sending' and leased_until <= :now)
                            order by seq
                            for update skip locked))
                        returning *
                        """)
                .param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("atMost", atMost)
                .query((row, i) -> Entry.of(row))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Entry::seq))
                .toList();
    }

    /** Marks all that LINE has taken, with one statement. */
    @Transactional
    void sent(List<Sent> sent) {
        jdbc.sql("""
                        update outbox o set state = 'sent', sent_at = ?, kind = t.kind, line_request_id = t.request_id,
                                            leased_until = null, last_error = null
                        from unnest(?::uuid[], ?::text[], ?::text[]) as t (id, kind, request_id)
                        where o.id = t.id and o.state = 'sending'
                        """)
                .param(Timestamp.from(clock.instant()))
                .param(sent.stream().map(one -> one.entry().id()).toArray(UUID[]::new))
                .param(sent.stream().map(one -> one.asReply() ? "reply" : one.entry().pushKind()).toArray(String[]::new))
                .param(sent.stream().map(Sent::requestId).toArray(String[]::new))
                .update();
    }

    /** Again later, each time twice as late, up to a minute. */
    @Transactional
    void later(Entry entry, String why, boolean unsure) {
        long seconds = Math.min(60, 1L << Math.min(entry.attempts(), 6));
        jdbc.sql("""
                        update outbox set state = 'waiting', leased_until = null, next_attempt_at = :next, last_error = :why,
                                          unsure = unsure or :unsure
                        where id = :id and state = 'sending'
                        """)
                .param("next", Timestamp.from(clock.instant().plusSeconds(seconds)))
                .param("why", why)
                .param("unsure", unsure)
                .param("id", entry.id())
                .update();
    }

    /** It will not be sent; it stays here to be seen. */
    @Transactional
    void dead(Entry entry, String why) {
        jdbc.sql("update outbox set state = 'dead', leased_until = null, last_error = :why where id = :id and state = 'sending'")
                .param("why", why)
                .param("id", entry.id())
                .update();
    }

    /**
     * One person LINE does not know costs everybody else of a multicast their message (line.md §2.1, "Atomicity"). So a
     * refused multicast goes again in two halves, until the one is alone.
     */
    @Transactional
    void halve(Entry entry, String why) {
        int middle = entry.recipients().size() / 2;
        for (List<String> half : List.of(
                entry.recipients().subList(0, middle),
                entry.recipients().subList(middle, entry.recipients().size()))) {
            jdbc.sql("""
                            insert into outbox (id, channel, kind, recipients, lane, messages, next_attempt_at, created_at, expires_at)
                            select ?, channel, kind, ?, ?, messages, ?, created_at, expires_at from outbox where id = ?
                            """)
                    .param(ids.get())
                    .param(half.toArray(String[]::new))
                    .param(half.size() == 1 ? half.getFirst() : null)
                    .param(Timestamp.from(clock.instant()))
                    .param(entry.id())
                    .update();
        }
        dead(entry, "sent again in two halves: " + why);
    }

    /** One request to LINE as it is kept. */
    record Entry(
            UUID id,
            long seq,
            ChannelKey channel,
            String kind,
            List<String> recipients,
            @Nullable String replyToken,
            @Nullable Instant replyUntil,
            String messages,
            int attempts,
            boolean unsure,
            Instant expiresAt) {

        private static Entry of(ResultSet row) throws SQLException {
            return new Entry(
                    row.getObject("id", UUID.class),
                    row.getLong("seq"),
                    new ChannelKey(row.getString("channel")),
                    row.getString("kind"),
                    Arrays.asList((String[]) row.getArray("recipients").getArray()),
                    row.getString("reply_token"),
                    row.getTimestamp("reply_until") == null ? null : row.getTimestamp("reply_until").toInstant(),
                    row.getString("messages"),
                    row.getInt("attempts"),
                    row.getBoolean("unsure"),
                    row.getTimestamp("expires_at").toInstant());
        }

        boolean tokenIsYoung(Instant now) {
            return replyToken != null && replyUntil != null && now.isBefore(replyUntil);
        }

        String pushKind() {
            return recipients.size() == 1 ? "push" : "multicast";
        }
    }

    record Sent(Entry entry, boolean asReply, @Nullable String requestId) {}
}
