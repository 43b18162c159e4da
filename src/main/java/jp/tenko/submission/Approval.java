package jp.tenko.submission;

import org.jspecify.annotations.Nullable;

/** What became of somebody's 承認して送る. */
public sealed interface Approval {

    /** It is stored, and goes out by itself, or waits for a person ({@link Submission#waitsForPerson}). */
    record Approved(Submission submission) implements Approval {}

    /** Somebody was faster, or tapped twice: nothing goes out again. */
    record Already(Submission submission) implements Approval {}

    /**
     * Other than what the person saw: nothing was approved, nothing goes out. It is shown to them as it is now, and asked once more.
     *
     * @param since what has changed; null: it is no longer known what they saw
     */
    record Changed(Due now, @Nullable DraftChanges since) implements Approval {}

    /** The deadline was taken off, or the incident is over. */
    record NotWanted() implements Approval {}
}
