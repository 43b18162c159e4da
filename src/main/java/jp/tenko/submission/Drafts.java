package jp.tenko.submission;

import java.time.Clock;
import java.util.Optional;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What would go out now: to be looked at. What was shown is remembered ({@link ShownDrafts}). Runs inside the caller's transaction. */
@Component
public class Drafts {

    private final ObjectProvider<DraftMaker> makers;
    private final SubmissionRows rows;
    private final Recipients recipients;
    private final Incidents incidents;
    private final MailAccount mail;
    private final ShownDrafts shown;
    private final SubmissionPlan plan;
    private final Clock clock;

    Drafts(
            ObjectProvider<DraftMaker> makers,
            SubmissionRows rows,
            Recipients recipients,
            Incidents incidents,
            MailAccount mail,
            ShownDrafts shown,
            SubmissionPlan plan,
            Clock clock) {
        this.mail = mail;
        this.shown = shown;
        this.plan = plan;
        this.clock = clock;
        this.makers = makers;
        this.rows = rows;
        this.recipients = recipients;
        this.incidents = incidents;
    }

    /** For this deadline. */
    public Due of(Deadline deadline, @Nullable Approver lookedOverBy) {
        Incident incident = incidents.get(deadline.incident());
        Recipient recipient = recipients.get(deadline.recipient());
        return of(incident, recipient, deadline, lookedOverBy);
    }

    /** Between the deadlines. */
    public Due of(Incident incident, Recipient recipient, @Nullable Approver lookedOverBy) {
        return of(incident, recipient, null, lookedOverBy);
    }

    /** Against what somebody saw; empty when it is no longer known what they saw. @param seen {@link Draft#seen} */
    public Optional<DraftChanges> changesSince(String seen, Due now) {
        return shown.changes(seen, now);
    }

    private Due of(Incident incident, Recipient recipient, @Nullable Deadline deadline, @Nullable Approver lookedOverBy) {
        boolean byItself = !incident.drill() && !mail.reachable(recipient).isEmpty();
        boolean early = deadline != null && deadline.dueAt().minus(plan.longestNotice()).isAfter(clock.instant());
        Due due = new Due(incident, recipient, deadline, early, make(incident, recipient, lookedOverBy), rows.unsure(incident.id(), recipient), byItself);
        shown.remember(due);
        return due;
    }

    private Draft make(Incident incident, Recipient recipient, @Nullable Approver lookedOverBy) {
        return makers.stream()
                .filter(maker -> maker.kind() == recipient.document())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody makes the document " + recipient.document().code()))
                .draft(incident, recipient, rows.nextNumber(incident.id(), recipient), lookedOverBy);
    }
}
