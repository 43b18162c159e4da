package jp.tenko.roster.joining;

import java.time.Instant;
import jp.tenko.roster.Business;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Member;

/** What came of a code that somebody sent. */
public sealed interface JoinResult {

    /** The LINE user is this member from now on. Had the member another phone, that one is unlinked. */
    record Joined(Member member) implements JoinResult {}

    /** The LINE user speaks for this business from now on, beside those they spoke for before and those who speak for it. */
    record SpeaksFor(Contact contact, Business business) implements JoinResult {}

    /** The LINE user is this officer from now on. */
    record IsOfficer(Contact contact) implements JoinResult {}

    /** The LINE user was a member before; the code, whatever it was, is untouched. */
    record AlreadyJoined(Member member) implements JoinResult {}

    /** The LINE user spoke for this business before; the code is untouched. */
    record AlreadySpeaksFor(Contact contact, Business business) implements JoinResult {}

    /** No such code, or not here, or it was used. @param attemptsLeft how many more wrong ones until {@link Locked} */
    record Wrong(int attemptsLeft) implements JoinResult {}

    /**
     * It was a right one, but its time is over, a newer one has its place, or as many people of a business joined with it as
     * may. Does not count as wrong.
     */
    record Expired() implements JoinResult {}

    /** Too many wrong codes, by this person or by all strangers together: until then no code is looked at. */
    record Locked(Instant until) implements JoinResult {}
}
