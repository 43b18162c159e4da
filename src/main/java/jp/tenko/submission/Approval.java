package jp.tenko.submission;

/** What became of somebody's 承認して送る. */
public sealed interface Approval {

    /** It is stored, and goes out by itself, or waits for a person ({@link Submission#waitsForPerson}). */
    record Approved(Submission submission) implements Approval {}

    /** Somebody was faster, or tapped twice: nothing goes out again. */
    record Already(Submission submission) implements Approval {}

    /** Reports have come since they looked at it: nothing goes out before they have seen this. */
    record Changed(Due now) implements Approval {}

    /** The deadline was taken off, or the incident is over. */
    record NotWanted() implements Approval {}
}
