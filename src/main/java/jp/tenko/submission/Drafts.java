package jp.tenko.submission;

import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What would go out now: to be looked at. Nothing is stored. */
@Component
public class Drafts {

    private final ObjectProvider<DraftMaker> makers;
    private final SubmissionRows rows;
    private final Recipients recipients;
    private final Incidents incidents;
    private final MailAccount mail;

    Drafts(
            ObjectProvider<DraftMaker> makers,
            SubmissionRows rows,
            Recipients recipients,
            Incidents incidents,
            MailAccount mail) {
        this.mail = mail;
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

    private Due of(Incident incident, Recipient recipient, @Nullable Deadline deadline, @Nullable Approver lookedOverBy) {
        boolean byItself = !incident.drill() && !mail.reachable(recipient).isEmpty();
        return new Due(incident, recipient, deadline, make(incident, recipient, lookedOverBy), byItself);
    }

    private Draft make(Incident incident, Recipient recipient, @Nullable Approver lookedOverBy) {
        return makers.stream()
                .filter(maker -> maker.kind() == recipient.document())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody makes the document " + recipient.document().code()))
                .draft(incident, recipient, rows.nextNumber(incident.id(), recipient), lookedOverBy);
    }
}
