package jp.tenko.console.submission;

import static jp.tenko.signin.Access.STAFF;

import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.console.Found;
import jp.tenko.console.SignedIn;
import jp.tenko.submission.Deadlines;
import jp.tenko.submission.SentDocuments;
import jp.tenko.submission.Submission;
import jp.tenko.submission.SubmissionId;
import org.springframework.stereotype.Component;

/** One document as it was approved, for whoever may see it: of the staff everything, a viewer the share-outs that were sent. */
@Component
class SentSheet {

    private final SentDocuments sent;
    private final Deadlines deadlines;
    private final Subject subject;

    SentSheet(SentDocuments sent, Deadlines deadlines, Subject subject) {
        this.sent = sent;
        this.deadlines = deadlines;
        this.subject = subject;
    }

    SentLine of(SignedIn me, long id) {
        Submission submission = Found.orNot(sent.find(new SubmissionId(id)));
        subject.incident(me, submission.incident());
        SentLine line = new SentLine(
                submission,
                submission.to(subject.recipient(me, submission.recipient().value())),
                Optional.ofNullable(submission.deadline()).flatMap(deadlines::find).orElse(null),
                submission.approver() != null || submission.approvedBy() == null
                        ? submission.approver()
                        : subject.names(Stream.of(submission.approvedBy())).get(submission.approvedBy()));
        return Found.orNot(Optional.of(line).filter(one -> me.may(STAFF) || CalendarPage.isForViewers(one)));
    }
}
