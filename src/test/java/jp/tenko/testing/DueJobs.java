package jp.tenko.testing;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.quartz.Job;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.JobExecutionContextImpl;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.TriggerFiredBundle;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.quartz.SpringBeanJobFactory;

/**
 * Lets time pass: takes Quartz's triggers in the order in which they are due, moves the clock to each and runs its job
 * on the test's own thread, as the scheduler would. The scheduler itself stands still
 * ({@code spring.quartz.auto-startup=false}).
 */
public final class DueJobs {

    private final Scheduler scheduler;
    private final SpringBeanJobFactory jobs = new SpringBeanJobFactory();
    private final MovableClock clock;

    public DueJobs(ApplicationContext context) {
        scheduler = context.getBean(Scheduler.class);
        clock = context.getBean(MovableClock.class);
        jobs.setApplicationContext(context);
    }

    /** Everything that becomes due on the way is done at its time. */
    public void pass(Duration time) {
        runUntil(clock.instant().plus(time));
    }

    /** Everything that becomes due on the way is done at its time; what was due already, now. */
    public void runUntil(Instant then) {
        for (Optional<Trigger> next = next(then); next.isPresent(); next = next(then)) {
            Instant due = next.get().getNextFireTime().toInstant();
            if (due.isAfter(clock.instant())) {
                clock.moveTo(due);
            }
            run(next.get());
        }
        clock.moveTo(then);
    }

    /** When everything that is still to come is due, the earliest first. */
    public List<Instant> ahead() {
        return triggers().stream().map(trigger -> trigger.getNextFireTime().toInstant()).sorted().toList();
    }

    /** Forgets everything that is still to come. */
    public void clear() {
        try {
            scheduler.clear();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Trigger> next(Instant then) {
        return triggers().stream()
                .filter(trigger -> !trigger.getNextFireTime().toInstant().isAfter(then))
                .min(comparing(Trigger::getNextFireTime)
                        .thenComparing(comparing(Trigger::getPriority).reversed())
                        .thenComparing(Trigger::getKey));
    }

    private List<Trigger> triggers() {
        try {
            return scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup()).stream().map(this::trigger).toList();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private Trigger trigger(TriggerKey key) {
        try {
            return scheduler.getTrigger(key);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Trigger trigger) {
        try {
            TriggerFiredBundle fired = new TriggerFiredBundle(
                    scheduler.getJobDetail(trigger.getJobKey()),
                    (OperableTrigger) trigger,
                    null,
                    false,
                    Date.from(clock.instant()),
                    trigger.getNextFireTime(),
                    null,
                    null);
            Job job = jobs.newJob(fired, scheduler);
            run(job, new JobExecutionContextImpl(scheduler, fired, job));
            scheduler.unscheduleJob(trigger.getKey());
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Job job, JobExecutionContextImpl context) throws JobExecutionException {
        for (boolean again = true; again; ) {
            try {
                job.execute(context);
                again = false;
            } catch (JobExecutionException e) {
                if (!e.refireImmediately()) {
                    throw e;
                }
                context.incrementRefireCount();
            }
        }
    }
}
