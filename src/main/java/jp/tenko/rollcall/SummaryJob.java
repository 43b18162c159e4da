package jp.tenko.rollcall;

import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Tells whoever is in charge how it stands: at 15, 30 and 45 minutes unless the plan says otherwise. */
class SummaryJob implements Job {

    private final TimeDoor door;
    private final Summaries summaries;

    SummaryJob(TimeDoor door, Summaries summaries) {
        this.door = door;
        this.summaries = summaries;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        door.once(context, (rollCall, duty) -> summaries.due(rollCall, duty));
    }
}
