package jp.tenko.rollcall;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a roll call has to do later, and what it has done. The triggers are Quartz's, written in the caller's
 * transaction: a roll call without its triggers, or triggers without their roll call, cannot be. Table:
 * {@code duty_done}.
 */
@Component
class Duties {

    private final Scheduler scheduler;
    private final JdbcClient db;
    private final Clock clock;

    Duties(Scheduler scheduler, JdbcClient db, Clock clock) {
        this.scheduler = scheduler;
        this.db = db;
        this.clock = clock;
    }

    /** Last in its transaction: Quartz's lock is held until the commit. */
    void schedule(List<Duty> duties) {
        Map<JobDetail, Set<? extends Trigger>> triggers = duties.stream()
                .collect(groupingBy(Duty::kind, mapping(Duty::trigger, toSet())))
                .entrySet()
                .stream()
                .collect(toMap(kind -> kind.getKey().job(), Map.Entry::getValue));
        try {
            scheduler.scheduleJobs(triggers, true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("could not be scheduled, so nothing of it happens: " + duties, e);
        }
    }

    /** What is still to come is wanted no more. */
    void drop(RollCallId rollCall) {
        try {
            scheduler.unscheduleJobs(new ArrayList<>(
                    scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(Duty.group(rollCall)))));
        } catch (SchedulerException e) {
            throw new IllegalStateException(
                    "the triggers of roll call " + rollCall.value() + " could not be dropped; it stays open", e);
        }
    }

    /** Whether this is the first time: from now on it is done, if the transaction commits. */
    boolean once(RollCallId rollCall, String kind, Instant due) {
        return record(rollCall, kind, due, null);
    }

    /** It failed so often that it was given up: on record for whoever runs Tenko. */
    void givenUp(Duty duty, String error) {
        record(duty.rollCall(), duty.kind().code(), duty.due(), error);
    }

    /** Down for so long that the next duty of this kind is due as well: that one acts, not both. */
    boolean overtaken(RollCall rollCall, Duty duty, Stream<Duration> times) {
        Instant now = clock.instant();
        return times.map(time -> rollCall.plan().at(rollCall.startedAt(), time))
                .anyMatch(next -> next.isAfter(duty.due()) && !next.isAfter(now));
    }

    /** When something of this kind was done, the earliest first. */
    List<Instant> done(RollCallId rollCall, String kind) {
        return db.sql("select due_at from duty_done where subject = :subject and kind = :kind order by due_at")
                .param("subject", subject(rollCall))
                .param("kind", kind)
                .query((row, n) -> RollCallRow.time(row, "due_at"))
                .list();
    }

    private boolean record(RollCallId rollCall, String kind, Instant due, @Nullable String error) {
        return db.sql("""
                insert into duty_done (subject, kind, due_at, done_at, error)
                values (:subject, :kind, :due, :now, :error)
                on conflict do nothing
                """)
                        .param("subject", subject(rollCall))
                        .param("kind", kind)
                        .param("due", RollCallRows.utc(due))
                        .param("now", RollCallRows.utc(clock.instant()))
                        .param("error", error)
                        .update()
                > 0;
    }

    private static String subject(RollCallId rollCall) {
        return "roll-call:" + rollCall.value();
    }
}
