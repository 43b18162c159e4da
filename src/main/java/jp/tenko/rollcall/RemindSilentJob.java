package jp.tenko.rollcall;

import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Asks the silent again: at 10, 25 and 45 minutes unless the plan says otherwise. */
class RemindSilentJob implements Job {

    private final DutyRunner runner;
    private final Reminders reminders;

    RemindSilentJob(DutyRunner runner, Reminders reminders) {
        this.runner = runner;
        this.reminders = reminders;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        runner.once(context, (rollCall, duty) -> reminders.due(rollCall, duty));
    }
}
