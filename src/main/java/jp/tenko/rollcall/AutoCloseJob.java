package jp.tenko.rollcall;

import java.time.Clock;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Nobody ended the roll call for a day: it ends by itself. */
class AutoCloseJob implements Job {

    private final DutyRunner runner;
    private final Endings endings;
    private final Clock clock;

    AutoCloseJob(DutyRunner runner, Endings endings, Clock clock) {
        this.runner = runner;
        this.endings = endings;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        runner.once(context, (rollCall, duty) -> endings.timeUp(rollCall, clock.instant()));
    }
}
