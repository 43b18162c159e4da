package jp.tenko.damage;

import java.time.Instant;
import java.util.Date;
import java.util.Set;
import jp.tenko.incident.IncidentId;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.stereotype.Component;

/** What has to be done later. The triggers are Quartz's, written in the caller's transaction. */
@Component
class DamageDuties {

    private static final String GROUP = "damage";

    private final Scheduler scheduler;

    DamageDuties(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Fires when it is due; at once when Tenko was down then. Strings only: org.quartz.jobStore.useProperties. */
    void tellNews(IncidentId incident, Instant due) {
        JobDetail job = job(TellNewsJob.class);
        schedule(job, TriggerBuilder.newTrigger()
                .withIdentity("news of " + incident.value() + " " + due, GROUP)
                .usingJobData(TellNewsJob.INCIDENT, Long.toString(incident.value()))
                .startAt(Date.from(due))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .forJob(job)
                .build());
    }

    private void schedule(JobDetail job, Trigger trigger) {
        try {
            scheduler.scheduleJob(job, Set.of(trigger), true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(trigger.getKey() + " could not be scheduled, so nothing of it happens", e);
        }
    }

    /** Stays for all incidents; recovered by another JVM when this one dies in the middle. */
    private static JobDetail job(Class<? extends Job> job) {
        return JobBuilder.newJob(job)
                .withIdentity(job.getSimpleName(), GROUP)
                .storeDurably()
                .requestRecovery()
                .build();
    }
}
