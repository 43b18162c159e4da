package jp.tenko.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.tenko.duty.Duties;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Whether reminders, summaries and deadlines happen at their time. */
@Component("quartz")
class QuartzHealth implements HealthIndicator {

    /** Quartz looks every second; a minute late is late. */
    static final Duration LATE = Duration.ofMinutes(1);

    static final Duration LATELY = Duration.ofDays(1);

    private final Scheduler scheduler;
    private final Duties duties;
    private final Clock clock;

    QuartzHealth(Scheduler scheduler, Duties duties, Clock clock) {
        this.scheduler = scheduler;
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public Health health() {
        try {
            boolean runs = scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown();
            Instant now = clock.instant();
            int overdue = duties.overdue(now.minus(LATE));
            int givenUp = duties.givenUpSince(now.minus(LATELY));
            boolean well = runs && overdue == 0 && givenUp == 0;
            return (well ? Health.up() : Degraded.health(
                            runs ? "duties were not done at their time" : "the scheduler does not run in this instance",
                            "reminders and summaries come late or not at all; answers are taken"))
                    .withDetail("overdue", overdue)
                    .withDetail("givenUpInADay", givenUp)
                    .build();
        } catch (SchedulerException | DataAccessException e) {
            return Degraded.health(e.getClass().getSimpleName(), "whether reminders go out is not known").build();
        }
    }
}
