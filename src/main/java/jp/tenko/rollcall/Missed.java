package jp.tenko.rollcall;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;

/**
 * Whom the next roll call might miss without anybody noticing.
 *
 * @param all everybody who has not left
 * @param last when they answered a roll call last; whoever never has is not in it
 */
public record Missed(List<Member> all, Map<MemberId, Instant> last) {

    /** Why somebody might be missed; whoever has several reasons is named under each. */
    public enum Why { NOT_JOINED, BLOCKED, NEVER_ANSWERED, NO_TELEPHONE, ON_LEAVE }

    /** In the order of the list. */
    public List<Member> of(Why why) {
        return all.stream().filter(member -> is(why, member)).toList();
    }

    /** How many are to be asked: nobody on leave. */
    public long asked() {
        return present().count();
    }

    /** How many of them LINE reaches and have answered a roll call. */
    public long well() {
        return present().filter(member -> member.reachableByLine() && last.containsKey(member.id())).count();
    }

    private Stream<Member> present() {
        return all.stream().filter(member -> !member.onLeave());
    }

    private boolean is(Why why, Member member) {
        return switch (why) {
            case ON_LEAVE -> member.onLeave();
            case NOT_JOINED -> !member.onLeave() && member.lineUserId() == null;
            case BLOCKED -> !member.onLeave() && member.lineUserId() != null && member.unreachableSince() != null;
            case NEVER_ANSWERED -> !member.onLeave() && member.reachableByLine() && !last.containsKey(member.id());
            case NO_TELEPHONE -> !member.onLeave() && member.telephone() == null;
        };
    }
}
