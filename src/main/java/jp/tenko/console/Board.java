package jp.tenko.console;

import java.time.Instant;
import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.line.Quota;
import jp.tenko.line.Troubles;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;

/**
 * What the wall shows of one organization. Two boards that are equal look the same.
 *
 * @param incident the newest open one, the real thing before a drill; null: nothing goes on
 * @param rollCall the open one, or the last of the incident; null: none was called
 * @param next what is due next of the open roll call, the earliest first
 * @param ready how prepared the organization is; null while something goes on
 */
record Board(
        @Nullable Incident incident,
        @Nullable Roll rollCall,
        List<Due> next,
        Troubles.Count trouble,
        Quota quota,
        @Nullable Ready ready) {

    /** Names beyond that are counted: a wall has an end. */
    static final int NAMES = 60;

    /** Something that the clock will do, or ask for. */
    record Due(String what, Instant at) {}

    /** Names and numbers are left out by the page for those who see only figures. */
    record Roll(
            long id,
            boolean open,
            boolean drill,
            Instant startedAt,
            Instant deadlineAt,
            boolean deadlinePassed,
            int asked,
            int answered,
            int safe,
            int late,
            String inCharge,
            List<Callable> needsHelp,
            List<Callable> injured,
            List<Callable> silent,
            int silentCount) {

        static Roll of(RollCall rollCall, Tally tally) {
            return new Roll(
                    rollCall.id().value(),
                    rollCall.isOpen(),
                    rollCall.drill(),
                    rollCall.startedAt(),
                    rollCall.deadlineAt(),
                    tally.deadlinePassed(),
                    tally.asked(),
                    tally.answered(),
                    tally.status("safe"),
                    tally.late(),
                    tally.inCharge().name(),
                    names(tally.needsHelp()),
                    names(tally.injured()),
                    names(tally.silent()),
                    tally.silent().size());
        }

        /** How many of the silent are counted only. */
        public int moreSilent() {
            return silentCount - silent.size();
        }

        private static List<Callable> names(List<Member> people) {
            return people.stream().limit(NAMES).map(Callable::of).toList();
        }
    }

    /** @param lastDrill null: there never was one */
    record Ready(
            int members,
            int onLeave,
            List<Callable> notJoined,
            List<Callable> blocked,
            List<Callable> noTelephone,
            @Nullable Instant lastDrill) {}
}
