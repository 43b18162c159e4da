package jp.tenko.roster.joining;

import jp.tenko.roster.Business;
import org.jspecify.annotations.Nullable;

/** What came of a decision about a registration. */
public sealed interface Settling {

    /** @param registered as it was, for telling its people @param listed what it is now; null: it was declined */
    record Settled(Registration registered, @Nullable Business listed) implements Settling {}

    /** Somebody else was faster; nothing has changed. @param by their name; empty when not known */
    record AlreadySettled(String by) implements Settling {}
}
