package jp.tenko.rollcall;

import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Asks the silent again: at 10, 25 and 45 minutes unless the plan says otherwise. */
class RemindSilentJob implements Job {

    private final TimeDoor door;
    private final Reminders reminders;

    RemindSilentJob(TimeDoor door, Reminders reminders) {
        this.door = door;
        this.reminders = reminders;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        door.once(context, (rollCall, duty) -> reminders.due(rollCall, duty));
    }
}
