package jp.tenko.submission;

import java.util.List;
import jp.tenko.line.LineMessage;

/** Words that a test can compare: what is said and about what. */
class PlainWords implements SubmissionWords {

    @Override
    public List<LineMessage> ask(Due due, Moment moment, String language) {
        return say(moment + " " + due.recipient().code() + " " + due.draft().number());
    }

    @Override
    public List<LineMessage> byHand(Submission submission, Recipient recipient, String language) {
        return say("by hand " + recipient.code() + " " + submission.number());
    }

    @Override
    public List<LineMessage> refused(Submission submission, Recipient recipient, String language) {
        return say((submission.unsure() ? "unsure " : "refused ") + recipient.code() + " " + submission.number());
    }

    @Override
    public List<LineMessage> unconfirmed(Submission submission, Recipient recipient, String language) {
        return say("unconfirmed " + recipient.code() + " " + submission.number());
    }

    @Override
    public List<LineMessage> document(Submission submission) {
        return say("document " + submission.subject());
    }

    private static List<LineMessage> say(String text) {
        return List.of(new LineMessage.Text(text));
    }
}
