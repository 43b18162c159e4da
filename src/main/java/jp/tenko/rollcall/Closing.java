package jp.tenko.rollcall;

/** What became of ending a roll call. */
public sealed interface Closing {

    /** It is over now, and this is how it ended. */
    record Closed(RollCall rollCall, Tally tally) implements Closing {}

    /** It was over before. */
    record AlreadyClosed(RollCall rollCall, Tally tally) implements Closing {}
}
