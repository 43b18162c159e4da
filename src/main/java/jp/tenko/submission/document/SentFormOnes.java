package jp.tenko.submission.document;

import java.util.List;
import java.util.Map;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Members;
import jp.tenko.submission.Approver;
import jp.tenko.submission.FormOneLine;
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

    /** With its rows and marks of then. */
    public FormOne of(Submission submission) {
        Incident incident = incidents.get(submission.incident());
        Map<BusinessId, FormOneLine> before = sent.toldBefore(submission);
        List<FormOneLine> lines = sent.lines(submission.id()).stream()
                .map(line -> after(line, before))
                .toList();
        return forms.at(
                submission.knownAt(), incident, recipients.get(submission.recipient()), submission.number(), approver(submission), lines);
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
