package jp.tenko.rollcall;

import java.time.Clock;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Nobody ended the roll call for a day: it ends by itself. */
class AutoCloseJob implements Job {

    private final TimeDoor door;
    private final Endings endings;
    private final Clock clock;

    AutoCloseJob(TimeDoor door, Endings endings, Clock clock) {
        this.door = door;
        this.endings = endings;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        door.once(context, (rollCall, duty) -> endings.timeUp(rollCall, clock.instant()));
    }
}
