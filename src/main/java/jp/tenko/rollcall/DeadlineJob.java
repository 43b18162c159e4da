package jp.tenko.rollcall;

import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Time is up (domain.md §1: 60 minutes): whoever is in charge is told; the roll call stays open for late answers. */
class DeadlineJob implements Job {

    private final DutyRunner runner;
    private final Summaries summaries;

    DeadlineJob(DutyRunner runner, Summaries summaries) {
        this.runner = runner;
        this.summaries = summaries;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        runner.once(context, (rollCall, duty) -> summaries.due(rollCall, duty));
    }
}
