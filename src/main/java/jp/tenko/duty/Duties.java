package jp.tenko.duty;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What has to be done later, and what was done. The triggers are Quartz's, written in the caller's transaction: a roll call
 * without its triggers, or triggers without their roll call, cannot be. Table: {@code duty_done}.
 */
@Component
public class Duties {

    private final Scheduler scheduler;
    private final JdbcClient db;
    private final Clock clock;

    Duties(Scheduler scheduler, JdbcClient db, Clock clock) {
        this.scheduler = scheduler;
        this.db = db;
        this.clock = clock;
    }

    /** Last in its transaction: Quartz's lock is held until the commit. The same again changes nothing. */
    public void schedule(Collection<Duty> duties) {
        if (duties.isEmpty()) {
            return;
        }
        Map<JobDetail, Set<? extends Trigger>> triggers = Map.copyOf(
                duties.stream().collect(groupingBy(Duty::job, mapping(Duty::trigger, toSet()))));
        try {
            scheduler.scheduleJobs(triggers, true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("could not be scheduled, so nothing of it happens: " + duties, e);
        }
    }

    /** What is still to come of this subject is wanted no more. */
    public void drop(String subject) {
        try {
            scheduler.unscheduleJobs(new ArrayList<>(scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(subject))));
        } catch (SchedulerException e) {
            throw new IllegalStateException("what is to come of " + subject + " could not be dropped; nothing has changed", e);
        }
    }

    /** Whether this is the first time: from now on it is done, if the transaction commits. */
    public boolean once(Duty duty) {
        return once(duty.subject(), duty.kind().code(), duty.due());
    }

    public boolean once(String subject, String kind, Instant due) {
        return record(subject, kind, due, null);
    }

    /** When something of this kind was done, the earliest first. */
    public List<Instant> done(String subject, String kind) {
        return db.sql("select due_at from duty_done where subject = :subject and kind = :kind order by due_at")
                .param("subject", subject)
                .param("kind", kind)
                .query((row, n) -> row.getTimestamp("due_at").toInstant())
                .list();
    }

    /** How many should have begun before this time and have not: Quartz stands still, or has more to do than it can. */
    public int overdue(Instant before) {
        return db.sql("""
                select count(*) from qrtz_triggers
                where next_fire_time > 0 and next_fire_time < :before and trigger_state in ('WAITING', 'ACQUIRED', 'BLOCKED')
                """)
                .param("before", before.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /** How many were given up since then, each on record with its error. */
    public int givenUpSince(Instant then) {
        return db.sql("select count(*) from duty_done where error is not null and done_at > :then")
                .param("then", Timestamp.from(then))
                .query(Integer.class)
                .single();
    }

    /** It failed so often that it was given up: on record for whoever runs Tenko. */
    void givenUp(Duty duty, String error) {
        record(duty.subject(), duty.kind().code(), duty.due(), error);
    }

    private boolean record(String subject, String kind, Instant due, @Nullable String error) {
        return db.sql("""
                insert into duty_done (subject, kind, due_at, done_at, error)
                values (:subject, :kind, :due, :now, :error)
                on conflict do nothing
                """)
                        .param("subject", subject)
                        .param("kind", kind)
                        .param("due", Timestamp.from(due))
                        .param("now", Timestamp.from(clock.instant()))
                        .param("error", error)
                        .update()
                > 0;
    }
}
