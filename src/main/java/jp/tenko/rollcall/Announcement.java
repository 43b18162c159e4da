package jp.tenko.rollcall;

/** What became of telling all staff the response policy (応急対策の方針). It is on record either way. */
public sealed interface Announcement {

    /** Everybody whom LINE reaches is told. */
    record Announced(int people) implements Announcement {}

    /** It would not reach all of them, so it goes to none. */
    record NotEnoughQuota(long cost, long remaining) implements Announcement {}
}
