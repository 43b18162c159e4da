package jp.tenko.roster.joining;

import jp.tenko.roster.Business;
import jp.tenko.roster.Contact;

/** What came of a business that somebody registered. */
public sealed interface RegisterResult {

    /** It can report from now on, counted apart until the office has matched it. */
    record Registered(Contact contact, Business business) implements RegisterResult {}

    /** They speak for a business of this name already. */
    record AlreadyTheirs(Contact contact, Business business) implements RegisterResult {}

    /** They registered several that the office has not looked at yet; nothing was kept. */
    record TooMany(int waiting) implements RegisterResult {}
}
