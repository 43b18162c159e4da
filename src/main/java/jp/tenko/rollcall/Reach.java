package jp.tenko.rollcall;

import java.util.List;
import jp.tenko.line.Quota;
import jp.tenko.roster.Member;

/**
 * Whom a roll call would reach and what it would cost, before it starts.
 *
 * @param asked everybody it counts
 * @param byLine how many of them get the prompt
 * @param unreachable the others: not joined, or they have blocked the account
 */
public record Reach(int asked, int byLine, List<Member> unreachable, Quota quota) {

    /** Messages of the month that the prompt takes: one for each person it reaches (line.md §2.4). */
    public long cost() {
        return byLine;
    }

    /** Whether the prompt reaches all of them. */
    public boolean affordable() {
        return quota.covers(cost());
    }
}
