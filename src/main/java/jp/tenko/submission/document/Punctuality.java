package jp.tenko.submission.document;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.DeadlineId;
import jp.tenko.submission.Deadlines;
import jp.tenko.submission.SentDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the documents were on their desks before their deadlines (domain.md §1). */
@Component
class Punctuality {

    private final Deadlines deadlines;
    private final SentDocuments sent;
    private final Clock clock;

    Punctuality(Deadlines deadlines, SentDocuments sent, Clock clock) {
        this.deadlines = deadlines;
        this.sent = sent;
        this.clock = clock;
    }

    /**
     * Of those whose time has come; one that was taken off is not counted.
     *
     * @param from inclusive
     * @param to exclusive
     * @return null when nothing was due
     */
    IncidentReport.@Nullable Measure of(Incident incident, Instant from, Instant to) {
        Instant now = clock.instant();
        List<Deadline> due = deadlines.of(incident.id()).stream()
                .filter(deadline -> deadline.state() != Deadline.State.DROPPED)
                .filter(deadline -> !deadline.dueAt().isBefore(from) && deadline.dueAt().isBefore(to) && !deadline.dueAt().isAfter(now))
                .toList();
        long inTime = due.stream().filter(deadline -> thereBy(deadline.id(), deadline.dueAt())).count();
        return due.isEmpty() ? null : new IncidentReport.Measure("submissions", List.of(inTime, due.size()), inTime == due.size());
    }

    private boolean thereBy(DeadlineId deadline, Instant due) {
        return sent.ofDeadline(deadline).filter(one -> one.told() && one.sentAt() != null && !one.sentAt().isAfter(due)).isPresent();
    }
}
