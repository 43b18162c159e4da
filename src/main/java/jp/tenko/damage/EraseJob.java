package jp.tenko.damage;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import jp.tenko.duty.Duties;
import jp.tenko.duty.Duty;
import jp.tenko.duty.DutyRunner;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/**
 * Every night, when nobody works: incidents that nobody took up are closed ({@link Forgotten}), and what is personal in those
 * whose date has come is deleted ({@link Erasing}).
 */
class EraseJob implements Job {

    /** In Japan. */
    private static final LocalTime AT = LocalTime.of(3, 30);

    private final DutyRunner runner;
    private final Duties duties;
    private final Forgotten forgotten;
    private final Erasing erasing;
    private final Clock clock;

    EraseJob(DutyRunner runner, Duties duties, Forgotten forgotten, Erasing erasing, Clock clock) {
        this.runner = runner;
        this.duties = duties;
        this.forgotten = forgotten;
        this.erasing = erasing;
        this.clock = clock;
    }

    /** The next night's. */
    static Duty next(Clock clock) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime tonight = now.with(AT);
        return new Duty(
                "erasure:all",
                Duty.Kind.of("erase", EraseJob.class),
                (tonight.isAfter(now) ? tonight : tonight.plusDays(1)).toInstant());
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        runner.run(context, duty -> {
            if (duties.once(duty)) {
                forgotten.close();
                erasing.eraseWhatIsDue();
            }
            duties.schedule(List.of(next(clock)));
        });
    }
}
