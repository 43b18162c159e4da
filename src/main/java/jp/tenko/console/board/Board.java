package jp.tenko.console.board;

import java.time.Instant;
import java.util.List;
import jp.tenko.console.Callable;
import jp.tenko.damage.AreaDamage;
import jp.tenko.damage.DamageSummary;
import jp.tenko.damage.Level;
import jp.tenko.damage.Question;
import jp.tenko.damage.Reporting;
import jp.tenko.damage.Revision;
import jp.tenko.damage.Severity;
import jp.tenko.damage.Sums;
import jp.tenko.incident.Incident;
import jp.tenko.line.Quota;
import jp.tenko.line.Troubles;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Business;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;

/**
 * What the wall shows of one organization. Two boards that are equal look the same.
 *
 * @param incident the newest open one, the real thing before a drill; null: nothing goes on
 * @param rollCall the open one, or the last of the incident; null: none was called
 * @param damage null: nothing goes on
 * @param due what is due to whom; null: nothing goes on
 * @param next what is due next of the open roll call, the earliest first
 * @param ready how prepared the organization is; null while something goes on
 */
record Board(
        @Nullable Incident incident,
        @Nullable Roll rollCall,
        @Nullable Damage damage,
        @Nullable BoardDue due,
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

    /**
     * What is known of the damage.
     *
     * @param hurt businesses where people are hurt, the newest first, at most {@link DamageSummary#MOST}
     * @param newest the reports that were said last, the newest first
     */
    record Damage(
            long incident,
            AreaDamage whole,
            List<AreaDamage> districts,
            Sums total,
            List<Business> hurt,
            int hurtBusinesses,
            int parallelBusinesses,
            int unmatched,
            List<News> newest) {

        static Damage of(DamageSummary summary, List<Reporting> newest) {
            return new Damage(
                    summary.incident().id().value(),
                    summary.whole(),
                    summary.districts(),
                    summary.total(),
                    summary.hurt(),
                    summary.hurtBusinesses(),
                    summary.parallelBusinesses(),
                    summary.unmatched(),
                    newest.stream().map(News::of).toList());
        }

        /** How many of those with hurt people are counted only. */
        public int moreHurt() {
            return hurtBusinesses - hurt.size();
        }
    }

    /** @param level null: this report does not say how bad it is */
    record News(
            long business, String name, @Nullable String district, int number, Instant saidAt, @Nullable String level, String severity, boolean hurt) {

        static News of(Reporting reporting) {
            Revision said = reporting.revision();
            String level = said.answers().get(Question.LEVEL);
            Severity severity = level == null ? null : Level.of(level).severity();
            return new News(
                    reporting.business().id().value(),
                    reporting.business().name(),
                    reporting.business().district(),
                    said.number(),
                    said.saidAt(),
                    level == null ? null : Level.of(level).code(),
                    severity == null ? "none" : severity == Severity.HEAVY ? "heavy" : "light",
                    Question.HURT.equals(said.answers().get(Question.HURT_WHO)));
        }
    }

    /**
     * @param lastDrill null: there never was one
     * @param drillDue it is more than a month ago
     * @param lastSheet when the telephone sheet was printed; null: never
     * @param sheetDue it is more than a month ago
     */
    record Ready(
            int members,
            int onLeave,
            List<Callable> notJoined,
            List<Callable> blocked,
            List<Callable> noTelephone,
            @Nullable Instant lastDrill,
            boolean drillDue,
            @Nullable Instant lastSheet,
            boolean sheetDue) {}
}
