package jp.tenko.submission.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Members;
import jp.tenko.submission.Approver;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Form I as it was approved, whatever has become known since: for the FAX when the mail does not go out, and to look it up. */
@Component
public class SentFormOnes {

    private final FormOnes forms;
    private final SentDocuments sent;
    private final Incidents incidents;
    private final Recipients recipients;
    private final Members members;

    SentFormOnes(FormOnes forms, SentDocuments sent, Incidents incidents, Recipients recipients, Members members) {
        this.forms = forms;
        this.sent = sent;
        this.incidents = incidents;
        this.recipients = recipients;
        this.members = members;
    }

    /** With its head, its rows and marks of then; sent before heads were kept: under the incident's name of now. */
    public FormOne of(Submission submission) {
        Incident incident = incidents.get(submission.incident());
        Recipient recipient = submission.to(recipients.get(submission.recipient()));
        Map<BusinessId, FormOneLine> before = sent.toldBefore(submission);
        List<FormOneLine> lines = sent.lines(submission.id()).stream()
                .map(line -> after(line, before))
                .toList();
        Optional<FormOneHead> head = sent.page(submission.id()).map(FormOneHead::read);
        return head.isPresent()
                ? head.get().over(lines, incident, recipient, submission)
                : forms.at(submission.knownAt(), incident, recipient, submission.number(), approver(submission), lines);
    }

    private @Nullable Approver approver(Submission submission) {
        if (submission.approver() != null) {
            return new Approver(submission.approvedBy(), submission.approver());
        }
        return submission.approvedBy() == null ? null : Approver.of(members.get(submission.approvedBy()));
    }

    private static FormOneLine after(FormOneLine line, Map<BusinessId, FormOneLine> before) {
        return new FormOneLine(
                line.business(), line.address(), line.shoppingStreet(), line.businessName(), line.trade(), line.yen(),
                line.amountUnknown(), line.description(), line.marking(), line.withdrawn(), line.facts(), before.get(line.business()));
    }
}
