package jp.tenko.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.tenko.duty.Duties;
import jp.tenko.duty.Duty;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentWatch;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lays out the deadlines of an incident: rows and triggers in the transaction that opens it. An endless schedule lies as rows for
 * {@link SubmissionPlan#horizon}, and is laid on day by day. A drill has none of the plan: it is over within the hour. Somebody who
 * wants to practise adds a deadline by hand.
 */
@Component
class Calendar implements IncidentWatch {

    private static final Duration LAY_ON_EVERY = Duration.ofDays(1);

    private final Recipients recipients;
    private final DeadlineRows rows;
    private final SubmissionPlan plan;
    private final Duties duties;
    private final Clock clock;

    Calendar(Recipients recipients, DeadlineRows rows, SubmissionPlan plan, Duties duties, Clock clock) {
        this.recipients = recipients;
        this.rows = rows;
        this.plan = plan;
        this.duties = duties;
        this.clock = clock;
    }

    /** Just before the commit: Quartz's lock is held from then on, and a report that opens an incident has more to do before. */
    @Override
    public void opened(Incident incident) {
        if (!incident.drill()) {
            beforeCommit(() -> layOn(incident));
        }
    }

    /** What was dropped when it was closed is wanted again, also what came due meanwhile. */
    @Override
    public void reopened(Incident incident, Instant closedSince) {
        beforeCommit(() -> {
            Instant now = clock.instant();
            List<Deadline> again = rows.wantAgain(incident.id(), closedSince);
            duties.schedule(again.stream().map(deadline -> first(deadline, now)).toList());
            layOn(incident);
        });
    }

    private static void beforeCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                work.run();
            }
        });
    }

    /** What is to come is wanted no more; what was missed stays missed. */
    @Override
    public void closed(Incident incident) {
        List<Deadline> open = rows.of(incident.id()).stream()
                .filter(deadline -> deadline.state() == Deadline.State.OPEN)
                .toList();
        open.forEach(deadline -> rows.state(deadline.id(), Deadline.State.DROPPED)); // all rows before Quartz's lock
        open.forEach(deadline -> duties.drop(deadline.subject()));
        duties.drop(LayDeadlinesJob.subject(incident.id()));
    }

    /** Everything up to the horizon, and when to lay on. What is there already stays. */
    void layOn(Incident incident) {
        List<Duty> due = new ArrayList<>();
        recipients.of(incident.organization()).forEach(recipient -> due.addAll(laid(incident, recipient)));
        due.add(LayDeadlinesJob.of(incident.id(), clock.instant().plus(LAY_ON_EVERY)));
        duties.schedule(due);
    }

    /** The recipient's schedule has changed: what is to come is laid out anew, deadlines that were asked for stay. */
    void layAnew(Incident incident, Recipient recipient) {
        rows.takeUp(incident.id(), recipient.id(), clock.instant()).forEach(deadline -> duties.drop(deadline.subject()));
        duties.schedule(laid(incident, recipient));
    }

    /**
     * The recipient is sent documents again: what is to come is wanted again, what was laid on meanwhile for the others is laid. A
     * deadline that somebody had taken off before the recipient was retired comes back, too: rather one too many.
     */
    void bringBack(Incident incident, Recipient recipient) {
        Instant now = clock.instant();
        List<Duty> due = new ArrayList<>(rows.wantAgain(incident.id(), recipient.id(), now).stream().map(deadline -> first(deadline, now)).toList());
        due.addAll(laid(incident, recipient));
        duties.schedule(due);
    }

    void drop(Deadline deadline) {
        rows.state(deadline.id(), Deadline.State.DROPPED);
        duties.drop(deadline.subject());
    }

    void restore(Deadline deadline) {
        Instant now = clock.instant();
        if (deadline.dueAt().isAfter(now)) {
            rows.state(deadline.id(), Deadline.State.OPEN);
            duties.schedule(List.of(first(deadline, now)));
        } else {
            rows.state(deadline.id(), Deadline.State.MISSED);
        }
    }

    /** A deadline of the plan that would be nearer than its first notice when the disaster strikes is not laid: nobody could make it. */
    private List<Duty> laid(Incident incident, Recipient recipient) {
        Instant now = clock.instant();
        Instant struck = incident.beganAt().plus(plan.longestNotice());
        Instant after = struck.isAfter(now) ? struck : now;
        List<Instant> due = recipients.schedule(recipient.id()).between(incident.beganAt(), after, now.plus(plan.horizon()));
        return rows.lay(incident.id(), recipient.id(), due).stream().map(deadline -> first(deadline, now)).toList();
    }

    /** When something is first done about it; at once when its first notice lies behind. */
    Duty first(Deadline deadline, Instant now) {
        Instant notice = deadline.dueAt().minus(plan.longestNotice());
        return DeadlineJob.of(deadline, notice.isAfter(now) ? notice : now);
    }
}
