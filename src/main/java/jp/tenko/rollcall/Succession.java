package jp.tenko.rollcall;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import jp.tenko.duty.Duties;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import org.springframework.stereotype.Component;

/**
 * Hands the charge on when a leader is silent (domain.md §1: roles are agreed for the case that all staff are victims
 * themselves). Each leader has the whole time of the plan to answer.
 */
@Component
class Succession {

    private final Tallies tallies;
    private final RollCallRows rows;
    private final Duties duties;
    private final Voice voice;
    private final Clock clock;

    Succession(Tallies tallies, RollCallRows rows, Duties duties, Voice voice, Clock clock) {
        this.tallies = tallies;
        this.rows = rows;
        this.duties = duties;
        this.voice = voice;
        this.clock = clock;
    }

    /** Time is up for whoever is in charge. */
    void due(RollCall rollCall) {
        Charge charge = tallies.charge(rollCall);
        charge.next().ifPresent(next -> handOn(rollCall, charge, next));
    }

    /** Somebody who was silent has answered after all, and so has the charge again: two who both believe to have it are worse than none. */
    void answered(RollCall rollCall, Set<MemberId> answering) {
        if (rollCall.handovers() == 0 || !rollCall.isOpen()) {
            return;
        }
        Charge charge = tallies.charge(rollCall);
        Member before = charge.before(answering).holder();
        if (!charge.holder().id().equals(before.id())) {
            voice.backInCharge(rollCall, charge.holder(), before, charge.chain());
        }
    }

    private void handOn(RollCall rollCall, Charge charge, Member next) {
        rows.handOn(rollCall.id());
        voice.inCharge(rollCall, next, charge.holder(), charge.chain());
        if (charge.handedOn().next().isPresent()) {
            duties.schedule(List.of(rollCall.succession(clock.instant())));
        }
    }
}
