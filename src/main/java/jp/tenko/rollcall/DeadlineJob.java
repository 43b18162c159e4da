package jp.tenko.rollcall;

import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Time is up (domain.md §1: 60 minutes): whoever is in charge is told; the roll call stays open for late answers. */
class DeadlineJob implements Job {

    private final TimeDoor door;
    private final Summaries summaries;

    DeadlineJob(TimeDoor door, Summaries summaries) {
        this.door = door;
        this.summaries = summaries;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        door.once(context, (rollCall, duty) -> summaries.due(rollCall, duty));
    }
}
