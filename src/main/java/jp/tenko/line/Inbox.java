package jp.tenko.line;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What LINE told us, on disk before LINE hears 200. Webhooks that arrive together share one statement and one commit:
 * that is where the speed is. {@code on conflict do nothing} on LINE's event id is the only dedupe there is.
 */
@Repository
public class Inbox {

    private static final int GROUP_AT_MOST = 256;

    /** A statement and a commit cost as much for one event as for ten, and LINE waits two seconds. */
    private static final Duration TO_GATHER = Duration.ofMillis(10);

    /** LINE has given up after 2 s; a little longer, because what is kept late is still kept and delivered again. */
    private static final long PATIENCE_SECONDS = 5;

    private final JdbcClient jdbc;
    private final Wakeup wakeup;
    /** No more than fit into memory with their connections; whoever comes when it is full is delivered again by LINE. */
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(1_000);

    /** The first of those being written; null: none is. */
    private volatile @Nullable Waiting writing;

    Inbox(JdbcClient jdbc, Wakeup wakeup) {
        this.jdbc = jdbc;
        this.wakeup = wakeup;
        Thread.ofVirtual().name("inbox-writer").start(this::writeForEver);
    }

    /**
     * Returns when the events are on disk, known ones included.
     *
     * @throws NotKept when that is not certain: LINE must deliver them again
     */
    void accept(List<Row> rows) throws NotKept {
        if (rows.isEmpty()) {
            return;
        }
        Waiting mine = new Waiting(rows, System.nanoTime(), new CompletableFuture<>());
        if (!waiting.offer(mine)) {
            throw new NotKept(null);
        }
        try {
            mine.kept.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotKept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotKept(e);
        }
    }

    private void writeForEver() {
        List<Waiting> group = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                group.add(waiting.take());
                writing = group.getFirst();
                Thread.sleep(TO_GATHER);
                waiting.drainTo(group, GROUP_AT_MOST - 1);
                insert(group.stream().flatMap(one -> one.rows.stream()).toList());
                group.forEach(one -> one.kept.complete(null));
                wakeup.inbox();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                insertOneByOne(group);
            } catch (Error e) { // this thread is the only way in: it goes on whatever happens
                group.forEach(one -> one.kept.completeExceptionally(e));
            } finally {
                writing = null;
                group.clear();
            }
        }
    }

    /** How long the one that has waited longest has been on its way to the disk; zero when none is. */
    Duration onTheirWayFor() {
        Waiting first = writing;
        if (first == null) {
            first = waiting.peek();
        }
        return first == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - first.since);
    }

    /** One bad request must not cost its neighbours their place on disk. */
    private void insertOneByOne(List<Waiting> group) {
        for (Waiting one : group) {
            try {
                insert(one.rows);
                one.kept.complete(null);
            } catch (RuntimeException e) {
                one.kept.completeExceptionally(e);
            }
        }
        wakeup.inbox();
    }

    private void insert(List<Row> rows) {
        jdbc.sql("""
                        insert into inbox (channel, webhook_event_id, line_user_id, occurred_at, received_at, redelivery,
                                           payload, state, next_attempt_at, handled_at)
                        select channel, event_id, person, occurred_at, received_at, redelivery, payload,
                               case when ours then 'waiting' else 'done' end, received_at,
                               case when ours then null else received_at end
                        from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::boolean[],
                                    ?::text[], ?::boolean[])
                             as t (channel, event_id, person, occurred_at, received_at, redelivery, payload, ours)
                        on conflict (channel, webhook_event_id) do nothing
                        """)
                .param(rows.stream().map(row -> row.channel().value()).toArray(String[]::new))
                .param(rows.stream().map(Row::eventId).toArray(String[]::new))
                .param(rows.stream().map(row -> row.person() == null ? null : row.person().value()).toArray(String[]::new))
                .param(rows.stream().map(row -> Timestamp.from(row.occurredAt())).toArray(Timestamp[]::new))
                .param(rows.stream().map(row -> Timestamp.from(row.receivedAt())).toArray(Timestamp[]::new))
                .param(rows.stream().map(Row::redelivery).toArray(Boolean[]::new))
                .param(rows.stream().map(Row::payload).toArray(String[]::new))
                .param(rows.stream().map(Row::ours).toArray(Boolean[]::new))
                .update();
    }

    /**
     * One event as it is kept.
     *
     * @param person null when LINE does not say whose it is
     * @param ours false: kept and left alone (an event type that is nothing for us, standby, a group)
     */
    record Row(
            ChannelKey channel,
            String eventId,
            @Nullable LineUserId person,
            Instant occurredAt,
            Instant receivedAt,
            boolean redelivery,
            String payload,
            boolean ours) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new ChannelKey(row.getString("channel")),
                    row.getString("webhook_event_id"),
                    row.getString("line_user_id") == null ? null : new LineUserId(row.getString("line_user_id")),
                    row.getTimestamp("occurred_at").toInstant(),
                    row.getTimestamp("received_at").toInstant(),
                    row.getBoolean("redelivery"),
                    row.getString("payload"),
                    true);
        }
    }

    private record Waiting(List<Row> rows, long since, CompletableFuture<@Nullable Void> kept) {}

    /** The events may not be on disk. */
    static final class NotKept extends Exception {

        private NotKept(@Nullable Throwable cause) {
            super("events not kept", cause);
        }
    }
}
