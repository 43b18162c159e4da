package jp.tenko.conversation;

import jp.tenko.duty.DutyRunner;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Somebody may have left a conversation in the middle. */
class NudgeJob implements Job {

    private final DutyRunner runner;
    private final Nudges nudges;

    NudgeJob(DutyRunner runner, Nudges nudges) {
        this.runner = runner;
        this.nudges = nudges;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        runner.run(context, nudges::due);
    }
}
