package jp.tenko.rollcall;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/**
 * Something a roll call does at a certain time, and does once: (subject, kind, due time).
 *
 * @param due in whole milliseconds, as Quartz counts
 */
record Duty(RollCallId rollCall, Kind kind, Instant due) {

    /** What is done. Of two that are due together, the one with the higher priority comes first. */
    enum Kind {
        SUCCESSION(SuccessionJob.class, 8),
        SUMMARY(SummaryJob.class, 6),
        DEADLINE(DeadlineJob.class, 6),
        REMIND_SILENT(RemindSilentJob.class, 5),
        AUTO_CLOSE(AutoCloseJob.class, 1);

        private final Class<? extends Job> job;
        private final int priority;

        Kind(Class<? extends Job> job, int priority) {
            this.job = job;
            this.priority = priority;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Stays for all roll calls; recovered by another JVM when this one dies in the middle. */
        JobDetail job() {
            return JobBuilder.newJob(job)
                    .withIdentity(code(), "roll-call")
                    .storeDurably()
                    .requestRecovery()
                    .build();
        }
    }

    Duty {
        due = due.truncatedTo(ChronoUnit.MILLIS);
    }

    /** All triggers of a roll call, to be dropped together. */
    static String group(RollCallId rollCall) {
        return "roll-call-" + rollCall.value();
    }

    static Duty of(JobDataMap data) {
        return new Duty(
                new RollCallId(Long.parseLong(data.getString("rollCall"))),
                Kind.valueOf(data.getString("kind")),
                Instant.ofEpochMilli(Long.parseLong(data.getString("due"))));
    }

    /** Fires when it is due; at once when Tenko was down then. Strings only: org.quartz.jobStore.useProperties. */
    Trigger trigger() {
        return TriggerBuilder.newTrigger()
                .withIdentity(kind.code() + " " + due, group(rollCall))
                .usingJobData("rollCall", Long.toString(rollCall.value()))
                .usingJobData("kind", kind.name())
                .usingJobData("due", Long.toString(due.toEpochMilli()))
                .withPriority(kind.priority)
                .startAt(Date.from(due))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .forJob(kind.code(), "roll-call")
                .build();
    }
}
