package jp.tenko.console.submission;

import java.util.Locale;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.Submission;
import org.jspecify.annotations.Nullable;

/**
 * A line of the calendar: what is due to whom by when, and how it stands.
 *
 * @param submission what was approved for it; null: nothing yet
 * @param lookedOverBy who was asked last to look it over; null: nobody yet
 */
record DueLine(Deadline deadline, Recipient recipient, @Nullable Submission submission, @Nullable String lookedOverBy) {

    /** How it stands: {@code open}, {@code met}, {@code missed}, {@code dropped}, {@code sending}, {@code refused}, {@code unsure} or {@code by-hand}. */
    public String state() {
        if (submission == null || !deadline.wanted()) {
            return deadline.state().name().toLowerCase(Locale.ROOT);
        }
        if (submission.state() == Submission.State.REFUSED) {
            return submission.mayHaveArrived() ? "unsure" : "refused";
        }
        return submission.waitsForPerson() ? "by-hand" : "sending";
    }

    /** Somebody has to do something now. */
    public boolean loud() {
        return deadline.state() == Deadline.State.MISSED || submission != null && submission.state() == Submission.State.REFUSED && deadline.wanted();
    }

    /** Where one looks at it: what was approved, else the draft. */
    public String link() {
        return submission == null ? "/submission/deadline/" + deadline.id().value() : "/submission/sent/" + submission.id().value();
    }
}
