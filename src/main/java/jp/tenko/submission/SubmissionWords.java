package jp.tenko.submission;

import java.util.List;
import jp.tenko.line.LineMessage;

/**
 * What is said about documents and their deadlines, in the words of {@code conversation-flows/}; implemented by the door {@code
 * conversation}, which this package may not know. Each method gives one request: at most five messages. What a drill says is marked.
 */
public interface SubmissionWords {

    /** Why somebody is asked to look a document over. */
    enum Moment {
        /** Its deadline comes nearer. */
        AHEAD,
        /** It is due now, and whoever was asked before has not approved it: the next one is asked. */
        DEPUTY,
        /** Its time has passed. */
        MISSED,
        /** Its time passed while Tenko was down. */
        WAS_DOWN
    }

    /** What is new, what is missing, and what to tap. */
    List<LineMessage> ask(Due due, Moment moment, String language);

    /** It is approved, and a person has to take it there: how. */
    List<LineMessage> byHand(Submission submission, Recipient recipient, String language);

    /** It did not go out, or nobody knows whether it did ({@link Submission#unsure}): what to do next. */
    List<LineMessage> refused(Submission submission, Recipient recipient, String language);

    /** Nobody approved it in time; it went out marked 速報・未確認. */
    List<LineMessage> unconfirmed(Submission submission, Recipient recipient, String language);

    /** The document itself, to a recipient on LINE. */
    List<LineMessage> document(Submission submission);
}
