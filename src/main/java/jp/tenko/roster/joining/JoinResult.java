package jp.tenko.roster.joining;

import java.time.Instant;
import jp.tenko.roster.Member;

/** What came of a code that somebody sent. */
public sealed interface JoinResult {

    /** The LINE user is this member from now on. Had the member another phone, that one is unlinked. */
    record Joined(Member member) implements JoinResult {}

    /** The LINE user was a member before; the code, whatever it was, is untouched. */
    record AlreadyJoined(Member member) implements JoinResult {}

    /** No such code, or not here, or it was used. @param attemptsLeft how many more wrong ones until {@link Locked} */
    record Wrong(int attemptsLeft) implements JoinResult {}

    /** It was a right one, but its time is over or a newer one has its place. Does not count as wrong. */
    record Expired() implements JoinResult {}

    /** Too many wrong codes, by this person or by all strangers together: until then no code is looked at. */
    record Locked(Instant until) implements JoinResult {}
}
