package jp.tenko.rollcall;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Who is in charge of a roll call (domain.md §1: roles are agreed for the case that all staff are victims themselves).
 * A leader in charge who stays silent is assumed hit, and the next takes over; whoever answers after all is in charge
 * again.
 *
 * @param chain the leaders who were asked by LINE, in the order of succession, or somebody in their place; never empty
 * @param handovers how often the charge was handed on
 * @param answered the leaders of the chain who have answered
 * @param startedBy gets the summaries whatever happens; null: an administrator who is no member of staff
 */
public record Charge(List<Member> chain, int handovers, Set<MemberId> answered, @Nullable Member startedBy) {

    /** Who is in charge now. */
    public Member holder() {
        List<Member> held = held();
        return held.stream().filter(this::hasAnswered).findFirst().orElse(held.getLast());
    }

    /** Who takes over now that time is up; empty when the holder has answered, or nobody is left to take over. */
    public Optional<Member> next() {
        boolean heldInSilence = held().stream().noneMatch(this::hasAnswered);
        return heldInSilence ? chain.stream().skip(handovers + 1L).findFirst() : Optional.empty();
    }

    /** Who is told how it stands: everybody who has or had the charge, and who started it. */
    public Set<Member> told() {
        Set<Member> told = new LinkedHashSet<>(held());
        if (startedBy != null) {
            told.add(startedBy);
        }
        return told;
    }

    /** The charge after it was handed on. */
    Charge handedOn() {
        return new Charge(chain, handovers + 1, answered, startedBy);
    }

    /** As it was before these leaders had answered. */
    Charge before(Set<MemberId> answering) {
        Set<MemberId> others = new HashSet<>(answered);
        others.removeAll(answering);
        return new Charge(chain, handovers, others, startedBy);
    }

    private List<Member> held() {
        return chain.subList(0, Math.min(chain.size(), handovers + 1));
    }

    private boolean hasAnswered(Member leader) {
        return answered.contains(leader.id());
    }
}
