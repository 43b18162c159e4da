package jp.tenko.submission;

import java.time.Instant;
import jp.tenko.duty.Duty;
import jp.tenko.duty.DutyRunner;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** The time of a deadline comes nearer, is there, or has passed. */
class DeadlineJob implements Job {

    /** Of what is due at the same moment a roll call comes first. */
    private static final Duty.Kind KIND = new Duty.Kind("deadline", DeadlineJob.class, 4);

    private final DutyRunner runner;
    private final DeadlineWatch watch;

    DeadlineJob(DutyRunner runner, DeadlineWatch watch) {
        this.runner = runner;
        this.watch = watch;
    }

    static Duty of(Deadline deadline, Instant due) {
        return new Duty(deadline.subject(), KIND, due);
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        runner.run(context, watch::timeHasCome);
    }
}
