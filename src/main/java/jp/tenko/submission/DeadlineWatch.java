package jp.tenko.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.duty.Duties;
import jp.tenko.duty.Duty;
import org.springframework.stereotype.Component;

/**
 * What the clock does with a deadline: the notices before it, the deputy when it is there, and when its grace is over the loud line.
 * One trigger at a time: each step sets the next. After downtime only the last step that has passed is done.
 */
@Component
class DeadlineWatch {

    /** A duty that comes later than that was kept by downtime. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final DeadlineRows rows;
    private final SubmissionRows submissions;
    private final DeadlineDesk desk;
    private final SubmissionPlan plan;
    private final Duties duties;
    private final Clock clock;

    DeadlineWatch(
            DeadlineRows rows,
            SubmissionRows submissions,
            DeadlineDesk desk,
            SubmissionPlan plan,
            Duties duties,
            Clock clock) {
        this.rows = rows;
        this.submissions = submissions;
        this.desk = desk;
        this.plan = plan;
        this.duties = duties;
        this.clock = clock;
    }

    void timeHasCome(Duty duty) {
        Optional<Deadline> known = rows.find(Deadline.of(duty.subject()));
        known.map(Deadline::recipient).ifPresent(rows::lock);
        rows.find(Deadline.of(duty.subject()))
                .filter(deadline -> deadline.state() == Deadline.State.OPEN)
                .filter(deadline -> duties.once(duty))
                .ifPresent(deadline -> act(deadline, duty));
    }

    private void act(Deadline deadline, Duty duty) {
        Instant now = clock.instant();
        boolean wasDown = now.isAfter(duty.due().plus(LATE));
        Instant over = deadline.dueAt().plus(plan.grace());
        Optional<Submission> approved = submissions.ofDeadline(deadline.id());
        if (!now.isBefore(over)) {
            desk.over(deadline, approved, wasDown);
            return;
        }
        if (approved.isPresent()) {
            desk.approved(approved.get());
        } else if (!now.isBefore(deadline.dueAt())) {
            desk.due(deadline, wasDown);
        } else {
            desk.ahead(deadline);
        }
        duties.schedule(List.of(DeadlineJob.of(deadline, next(deadline, now))));
    }

    private Instant next(Deadline deadline, Instant now) {
        return Stream.of(
                        plan.notices().stream().map(notice -> deadline.dueAt().minus(notice)),
                        Stream.of(deadline.dueAt(), deadline.dueAt().plus(plan.grace())))
                .flatMap(times -> times)
                .filter(time -> time.isAfter(now))
                .findFirst()
                .orElseThrow();
    }
}
