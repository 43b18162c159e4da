package jp.tenko.rollcall;

import java.time.Instant;
import java.util.Set;
import jp.tenko.duty.Duties;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends roll calls. A drill is over with its roll call; a real incident goes on. */
@Component
class Endings {

    private final RollCallRows rows;
    private final Duties duties;
    private final Incidents incidents;
    private final Tallies tallies;
    private final Voice voice;

    Endings(RollCallRows rows, Duties duties, Incidents incidents, Tallies tallies, Voice voice) {
        this.rows = rows;
        this.duties = duties;
        this.incidents = incidents;
        this.tallies = tallies;
        this.voice = voice;
    }

    /** A leader ends it; the other leaders are told. */
    Closing end(RollCallId id, @Nullable MemberId by, Instant at) {
        RollCall open = rows.lock(id);
        if (!open.isOpen()) {
            return new Closing.AlreadyClosed(open, tallies.of(open, at));
        }
        Tally tally = close(open, RollCall.Ending.ENDED, by, at);
        tell(tally, by);
        return new Closing.Closed(tally.rollCall(), tally);
    }

    /** Nobody ended it in time. */
    void timeUp(RollCall open, Instant at) {
        tell(close(open, RollCall.Ending.TIME_UP, null, at), null);
    }

    /** A real roll call starts: its prompt says more than a message about the drill could. */
    void realStarted(RollCall drill, Instant at) {
        close(drill, RollCall.Ending.REAL_STARTED, null, at);
    }

    private Tally close(RollCall open, RollCall.Ending why, @Nullable MemberId by, Instant at) {
        rows.close(open.id(), why, by, at);
        if (open.drill()) {
            incidents.close(open.incident(), by, at);
        }
        duties.drop(open.id().subject());
        return tallies.of(rows.get(open.id()), at);
    }

    /** @param except who is answered by the conversation, free of charge */
    private void tell(Tally tally, @Nullable MemberId except) {
        Set<Member> told = tally.charge().told();
        told.removeIf(member -> member.id().equals(except));
        voice.closed(tally, told);
    }
}
