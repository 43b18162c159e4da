package jp.tenko.conversation;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.tenko.duty.Duties;
import jp.tenko.duty.Duty;
import jp.tenko.duty.DutyRunner;
import jp.tenko.rollcall.CheckPlan;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** At each full hour of the day looks whose monthly check is due: so a changed day or hour needs no trigger to be moved. */
class MonthlyCheckJob implements Job {

    private static final int FIRST = 8;
    private static final int LAST = 19;

    private final DutyRunner runner;
    private final Duties duties;
    private final MonthlyCheck check;
    private final Clock clock;

    MonthlyCheckJob(DutyRunner runner, Duties duties, MonthlyCheck check, Clock clock) {
        this.runner = runner;
        this.duties = duties;
        this.check = check;
        this.clock = clock;
    }

    /** The next full hour from eight to seven in the evening, those that {@link CheckPlan} allows. */
    static Duty next(Clock clock) {
        ZonedDateTime hour = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.HOURS).plusHours(1);
        if (hour.getHour() > LAST) {
            hour = hour.plusDays(1).withHour(FIRST);
        } else if (hour.getHour() < FIRST) {
            hour = hour.withHour(FIRST);
        }
        return new Duty("organization:all", Duty.Kind.of("look_for_monthly_check", MonthlyCheckJob.class), hour.toInstant());
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        runner.run(context, duty -> {
            if (duties.once(duty)) {
                check.look();
            }
            duties.schedule(List.of(next(clock)));
        });
    }
}
