package jp.tenko.console.submission;

import jp.tenko.submission.Deadline;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.Submission;
import org.jspecify.annotations.Nullable;

/**
 * A line of what was approved and sent.
 *
 * @param deadline null: between the deadlines
 * @param approvedBy null: nobody, in time
 */
record SentLine(Submission submission, Recipient recipient, @Nullable Deadline deadline, @Nullable String approvedBy) {

    /** Its state, or {@code waiting} when a person has to take it there. */
    public String state() {
        return submission.state() == Submission.State.APPROVED && submission.waitsForPerson() ? "waiting" : code();
    }

    private String code() {
        return submission.state().code();
    }
}
