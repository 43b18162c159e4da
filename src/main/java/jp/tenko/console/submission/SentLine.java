package jp.tenko.console.submission;

import java.util.Set;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.Submission;
import org.jspecify.annotations.Nullable;

/**
 * A line of what was approved and sent.
 *
 * @param recipient under its name of then
 * @param deadline null: between the deadlines
 * @param approvedBy null: nobody, in time
 */
record SentLine(Submission submission, Recipient recipient, @Nullable Deadline deadline, @Nullable String approvedBy) {

    private static final Set<String> KNOWN =
            Set.of("no-server", "login", "unreachable", "unanswered", "unwritable", "stopped", "person", "LINE");

    /** Its state; {@code waiting} when a person has to take it there, {@code unsure} until, and {@code arrived} since somebody has telephoned. */
    public String state() {
        if (submission.mayHaveArrived()) {
            return "unsure";
        }
        if (submission.foundArrived()) {
            return "arrived";
        }
        return submission.state() == Submission.State.APPROVED && submission.waitsForPerson() ? "waiting" : code();
    }

    /** What the server said, or why it failed, as a word of the console; the server's own words stand beside it. */
    public String answer() {
        String answer = submission.answer();
        if (KNOWN.contains(answer)) {
            return answer;
        }
        return answer.isEmpty() ? "none" : answer.matches("(?s)2\\d\\d.*") ? "accepted"
                : answer.matches("(?s)4\\d\\d.*") ? "later"
                : answer.matches("(?s)5\\d\\d.*") ? "refused" : "other";
    }

    /** How it got there: by hand, whatever the recipient's channel is. */
    public String way() {
        return submission.state() == Submission.State.BY_HAND ? "by_hand" : submission.channel().code();
    }

    private String code() {
        return submission.state().code();
    }
}
