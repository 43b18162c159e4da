package jp.tenko.duty;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/**
 * Something that is done at a certain time, and once: (subject, kind, due time).
 *
 * @param subject what it is for, {@code roll-call:7}: all that is to come of it can be dropped together
 * @param about what else the job has to know; small, it lies in Quartz's table
 * @param due in whole milliseconds, as Quartz counts
 */
public record Duty(String subject, Kind kind, Map<String, String> about, Instant due) {

    private static final String SUBJECT = "subject";
    private static final String DUE = "due";

    /**
     * What is done. Of two that are due together, the one with the higher priority comes first.
     *
     * @param code its name in the tables, {@code remind_silent}
     */
    public record Kind(String code, Class<? extends Job> job, int priority) {

        /** As urgent as anything. */
        public static Kind of(String code, Class<? extends Job> job) {
            return new Kind(code, job, Trigger.DEFAULT_PRIORITY);
        }

        /** Stays for all subjects; recovered by another JVM when this one dies in the middle. */
        public JobDetail job(String area) {
            return JobBuilder.newJob(job).withIdentity(code, area).storeDurably().requestRecovery().build();
        }
    }

    public Duty {
        about = Map.copyOf(about);
        due = due.truncatedTo(ChronoUnit.MILLIS);
    }

    public Duty(String subject, Kind kind, Instant due) {
        this(subject, kind, Map.of(), due);
    }

    /** The one that is due, inside its job. */
    public static Duty of(JobExecutionContext context) {
        JobDataMap data = context.getMergedJobDataMap();
        Map<String, String> about = new HashMap<>();
        data.keySet().forEach(key -> about.put(key, data.getString(key)));
        String subject = about.remove(SUBJECT);
        Instant due = Instant.ofEpochMilli(Long.parseLong(about.remove(DUE)));
        JobDetail job = context.getJobDetail();
        return new Duty(
                subject, new Kind(job.getKey().getName(), job.getJobClass(), context.getTrigger().getPriority()), about, due);
    }

    /** Of all subjects like this one. */
    public JobDetail job() {
        return kind.job(area());
    }

    /** Fires when it is due; at once when Tenko was down then. Strings only: org.quartz.jobStore.useProperties. */
    public Trigger trigger() {
        return TriggerBuilder.newTrigger()
                .withIdentity(kind.code() + " " + due, subject)
                .usingJobData(new JobDataMap(about))
                .usingJobData(SUBJECT, subject)
                .usingJobData(DUE, Long.toString(due.toEpochMilli()))
                .withPriority(kind.priority())
                .startAt(Date.from(due))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .forJob(kind.code(), area())
                .build();
    }

    private String area() {
        return subject.substring(0, subject.indexOf(':'));
    }
}
