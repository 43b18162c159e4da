package jp.tenko.line;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The waiting side of the inbox. Everything here runs inside the worker's transaction. */
@Repository
class InboxQueue {

    private static final int ATTEMPTS = 5;

    /** Others have locked as many times as many people at most, in this JVM and its neighbours; the rest is for later. */
    private static final int WORKERS_SEEN = 8;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Inbox inbox;
    private final Duration forOlderOnes;

    InboxQueue(
            JdbcClient jdbc, Clock clock, Inbox inbox, @Value("${tenko.line.wait-for-older-ones:100ms}") Duration forOlderOnes) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.clock = clock;
        this.forOlderOnes = forOlderOnes;
    }

    /**
     * What one person says within a moment comes in webhooks that overtake each other, on LINE's side and on ours. So an
     * event waits a moment for an older one of the same person (RATIONALE.md; a story, in which people wait for each
     * answer, shortens it).
     */
    Duration forOlderOnes() {
        return forOlderOnes;
    }

    /**
     * Locks the oldest waiting event of each of up to {@code people} people. An event waits while the same person has an
     * older one waiting, also one that is to be tried again later; and for a moment after it was kept, longer while a disk is
     * slow and older ones may be on their way to it. That is by the clock of the database, which all JVMs share. The advisory
     * lock keeps an event that arrives later still from being handled beside a newer one of the same person.
     *
     * <p>It reads all that waits once, in the order of the index. (Asking for each event whether an older one waits takes the
     * square of that: to the planner this table, full of events that are done, never has one that waits.)
     */
    List<Entry> take(int people) {
        return jdbc.sql("""
                        with oldest as materialized (
                            select * from inbox
                            where state = 'waiting' and id = any(array(
                                select id from (
                                    select distinct on (channel, line_user_id) id, occurred_at, next_attempt_at, kept_at
                                    from inbox where state = 'waiting'
                                    order by channel, line_user_id, occurred_at, id) first
                                where next_attempt_at <= :now
                                  and kept_at <= clock_timestamp() - :moment * interval '1 millisecond'
                                order by occurred_at, id
                                limit :candidates))
                            order by occurred_at, id
                            limit :people
                            for update skip locked)
                        select * from oldest
                        where pg_try_advisory_xact_lock(hashtextextended(channel || ' ' || line_user_id, 0))
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("moment", forOlderOnes.plus(inbox.onTheirWayFor()).toMillis())
                .param("candidates", people * WORKERS_SEEN)
                .param("people", people)
                .query((row, i) -> new Entry(row.getLong("id"), row.getInt("attempts"), Inbox.Row.of(row)))
                .list();
    }

    /** Locks one event again, if it is still waiting and nobody else has it. */
    List<Entry> takeAgain(Entry entry) {
        return jdbc.sql("""
                        with it as materialized (
                            select * from inbox where id = :id and state = 'waiting' for update skip locked)
                        select * from it
                        where pg_try_advisory_xact_lock(hashtextextended(channel || ' ' || line_user_id, 0))
                        """)
                .param("id", entry.id())
                .query((row, i) -> new Entry(row.getLong("id"), row.getInt("attempts"), Inbox.Row.of(row)))
                .list();
    }

    void done(List<Entry> entries) {
        jdbc.sql("update inbox set state = 'done', handled_at = ?, last_error = null where id = any(?)")
                .param(Timestamp.from(clock.instant()))
                .param(entries.stream().map(Entry::id).toArray(Long[]::new))
                .update();
    }

    /** Later again, each time later; set aside after the fifth time, so that it no longer holds up its person. */
    void failed(Entry entry, Exception why) {
        int attempts = entry.attempts() + 1;
        Instant next = clock.instant().plus(Duration.ofSeconds(1L << attempts));
        jdbc.sql("""
                        update inbox set attempts = :attempts, next_attempt_at = :next, last_error = :why,
                                         state = case when :attempts >= :most then 'set_aside' else 'waiting' end
                        where id = :id
                        """)
                .param("attempts", attempts)
                .param("next", Timestamp.from(next))
                .param("why", why.getClass().getSimpleName())
                .param("most", ATTEMPTS)
                .param("id", entry.id())
                .update();
    }

    record Entry(long id, int attempts, Inbox.Row row) {}
}
