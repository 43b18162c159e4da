package jp.tenko.console.submission;

import java.util.Objects;
import java.util.Optional;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.submission.Approval;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.DeadlineId;
import jp.tenko.submission.DraftChanges;
import jp.tenko.submission.Drafts;
import jp.tenko.submission.Decision;
import jp.tenko.submission.Due;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import jp.tenko.submission.Submissions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which draft an address names: that of a deadline, or, between the deadlines, what a recipient would be sent now. */
@Component
class Drafting {

    private final Subject subject;
    private final Drafts drafts;
    private final SentDocuments sent;
    private final Submissions submissions;

    Drafting(Subject subject, Drafts drafts, SentDocuments sent, Submissions submissions) {
        this.subject = subject;
        this.drafts = drafts;
        this.sent = sent;
        this.submissions = submissions;
    }

    /** As an address carries it: a deadline, or an incident and a recipient. */
    record Which(@Nullable Long deadline, @Nullable Long incident, @Nullable Long recipient) {

        String link() {
            return deadline == null ? "/submission/now/" + incident + "/" + recipient : "/submission/deadline/" + deadline;
        }
    }

    /** What it is about, before any document is made. */
    record Order(Incident incident, Recipient recipient, @Nullable Deadline deadline) {}

    /** Between the deadlines only of an incident that goes on. */
    Order order(SignedIn me, Which which) {
        if (which.deadline() != null) {
            Deadline deadline = subject.deadline(me, which.deadline());
            return new Order(subject.incident(me, deadline.incident()), subject.recipient(me, deadline.recipient().value()), deadline);
        }
        IncidentId incident = new IncidentId(Objects.requireNonNull(which.incident()));
        return new Order(
                Found.orNot(Optional.of(subject.incident(me, incident)).filter(Incident::isOpen)),
                subject.recipient(me, Objects.requireNonNull(which.recipient())),
                null);
    }

    /** What was approved for it already. */
    Optional<Submission> approved(Which which) {
        return which.deadline() == null ? Optional.empty() : sent.ofDeadline(new DeadlineId(which.deadline()));
    }

    /** What has changed since a page was looked at; empty when nobody knows any more what was on it. */
    Optional<DraftChanges> changes(String seen, Due now) {
        return drafts.changesSince(seen, now);
    }

    Due draft(SignedIn me, Which which) {
        Order order = order(me, which);
        return order.deadline() == null
                ? drafts.of(order.incident(), order.recipient(), subject.reader(me))
                : drafts.of(order.deadline(), subject.reader(me));
    }

    /**
     * @param number 第n報 as it was looked at; a second tap on the same button approves nothing
     * @param seen what was looked at; null: whatever stands there now
     */
    Approval approve(SignedIn me, Which which, int number, String note, @Nullable String seen) {
        Order order = order(me, which);
        Decision decision = new Decision(subject.approver(me, order.recipient()), note, seen);
        return order.deadline() == null
                ? submissions.approveNow(order.incident().id(), order.recipient().id(), number, decision)
                : submissions.approve(order.deadline().id(), decision);
    }
}
