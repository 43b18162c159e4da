package jp.tenko.rollcall;

import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** A leader in charge who has been silent for 20 minutes is assumed hit: the next takes over. */
class SuccessionJob implements Job {

    private final TimeDoor door;
    private final Succession succession;

    SuccessionJob(TimeDoor door, Succession succession) {
        this.door = door;
        this.succession = succession;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        door.once(context, (rollCall, duty) -> succession.due(rollCall));
    }
}
