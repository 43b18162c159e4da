package jp.tenko.submission;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.tenko.incident.Incidents;
import jp.tenko.line.LineMessage;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/**
 * Says what is to be said about documents: the words of {@link SubmissionWords}, to each in their language. A notice that the
 * month's messages do not cover is put down at its deadline, and stands on the board.
 */
@Component
class SubmissionVoice {

    private final Speech speech;
    private final Recipients recipients;
    private final Incidents incidents;
    private final DeadlineRows deadlines;
    private final Responsible responsible;
    private final SubmissionWords words;

    SubmissionVoice(
            Speech speech,
            Recipients recipients,
            Incidents incidents,
            DeadlineRows deadlines,
            Responsible responsible,
            SubmissionWords words) {
        this.speech = speech;
        this.recipients = recipients;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.responsible = responsible;
        this.words = words;
    }

    void ask(Due due, SubmissionWords.Moment moment, Collection<Member> people) {
        boolean told = speech.tell(
                due.recipient().organization(), due.incident().drill(), people, language -> words.ask(due, moment, language));
        if (due.deadline() != null) {
            deadlines.said(due.deadline().id(), told);
        }
    }

    void byHand(Submission submission, Collection<Member> people) {
        tell(submission, people, recipient -> language -> words.byHand(submission, recipient, language));
    }

    void unconfirmed(Submission submission, Collection<Member> people) {
        tell(submission, people, recipient -> language -> words.unconfirmed(submission, recipient, language));
    }

    /** To whoever approved it, and to whoever is in charge now. */
    void refused(Submission submission) {
        List<Member> people = responsible.approverAndFirst(submission, recipients.get(submission.recipient()));
        tell(submission, people, recipient -> language -> words.refused(submission, recipient, language));
    }

    /** @return false when the month's messages do not cover it: nobody has it */
    boolean toRecipient(Submission submission) {
        List<LineUserId> users = Stream.of(submission.address().split(","))
                .map(String::strip)
                .filter(user -> !user.isEmpty())
                .map(LineUserId::new)
                .toList();
        return speech.hand(recipients.get(submission.recipient()).organization(), users, words.document(submission));
    }

    private void tell(
            Submission submission, Collection<Member> people, Function<Recipient, Function<String, List<LineMessage>>> said) {
        Recipient recipient = recipients.get(submission.recipient());
        boolean drill = incidents.get(submission.incident()).drill();
        boolean told = speech.tell(recipient.organization(), drill, people, said.apply(recipient));
        if (submission.deadline() != null) {
            deadlines.said(submission.deadline(), told);
        }
    }
}
