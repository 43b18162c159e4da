package jp.tenko.rollcall;

import java.time.Instant;

/** What became of asking the silent again. */
public sealed interface Reminder {

    /**
     * All of the silent whom LINE reaches were asked again.
     *
     * @param number 1 for the first reminder of the roll call
     */
    record Reminded(int number, int people) implements Reminder {}

    /** Everybody whom LINE reaches has answered. */
    record NobodySilent() implements Reminder {}

    /** They were asked less than a minute of the plan ago: not twice for a nervous finger. */
    record JustReminded(Instant at) implements Reminder {}

    /** It would not reach all of them, so it goes to none; the leaders are told once. */
    record NotEnoughQuota(long cost, long remaining) implements Reminder {}

    /** The roll call is over. */
    record Over() implements Reminder {}
}
