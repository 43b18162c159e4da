package jp.tenko.rollcall;

import jp.tenko.incident.Incident;
import java.util.List;
import jp.tenko.roster.Member;

/** What became of a {@link StartOrder}. Only {@link Started} has written anything. */
public sealed interface Start {

    /**
     * It runs.
     *
     * @param asked how many are asked, with those whom LINE does not reach
     * @param unreachable those whom LINE does not reach: somebody has to telephone
     */
    record Started(RollCall rollCall, int asked, List<Member> unreachable) implements Start {}

    /**
     * One runs already, and the person who wanted to start another joins it. When a drill was ordered it may be a real
     * one: no drill starts beside it.
     *
     * @param startedBy whoever is in charge, when an administrator started it who is no member of staff
     */
    record AlreadyRunning(RollCall rollCall, Member startedBy) implements Start {}

    /**
     * A drill was ordered while the response to a real disaster goes on: their reports would be mixed up. It has to be closed
     * first.
     */
    record RealIncidentOpen(Incident incident) implements Start {}

    /** The prompt would not reach everybody, so it goes to nobody. */
    record NotEnoughQuota(long cost, long remaining) implements Start {}

    /** The audience is empty, or all of it is on leave. */
    record NobodyToAsk() implements Start {}
}
