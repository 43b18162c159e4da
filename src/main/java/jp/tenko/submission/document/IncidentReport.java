package jp.tenko.submission.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.tenko.damage.DamageSummary;
import jp.tenko.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * What happened in an incident, for the office's own report of a day, a week, or the whole (経過報告): who was asked, when they
 * answered, what was decided, what was sent. It names members of staff, and is not for others.
 *
 * @param from inclusive
 * @param to exclusive
 * @param timeline in order of time
 * @param rollCalls that were started within, the oldest first
 * @param deadlines how many of the documents that were due within were there in time (domain.md §1); null: none was due
 * @param damage as it stands now, not at the end of the time
 */
public record IncidentReport(
        Incident incident,
        Instant from,
        Instant to,
        List<Moment> timeline,
        List<RollCallStatistics> rollCalls,
        @Nullable Measure deadlines,
        DamageSummary damage) {

    public IncidentReport {
        timeline = List.copyOf(timeline);
        rollCalls = List.copyOf(rollCalls);
    }

    /**
     * @param what opened, roll_call, answered, roll_call_closed, policy, survey, reports, overview, approved, sent, refused, by_hand, closed
     * @param words Japanese, ready to be shown
     */
    public record Moment(Instant at, String what, String words) {}

    /**
     * How fast a roll call was answered, to be held against the best (domain.md §9: 99.5 % answered, median 2.7 minutes).
     *
     * @param percent of those asked who have answered, 0 to 100
     * @param median until half of those who answered had; null: nobody has
     * @param quarters until 25, 50, 75 and 100 % of those asked had answered; null each: not yet
     * @param inTime whether everybody had answered before the deadline
     * @param measures each against its target, in a fixed order
     */
    public record RollCallStatistics(
            Instant startedAt,
            boolean drill,
            int asked,
            int answered,
            double percent,
            @Nullable Duration median,
            List<Quarter> quarters,
            boolean inTime,
            List<Measure> measures) {}

    /**
     * How it went, held against what is wanted ({@code Targets}).
     *
     * @param code deadline, answered, median, commonest, leaders, sent, submissions
     * @param values one figure, or how many and of how many; empty: there is none to measure
     * @param met 達成
     */
    public record Measure(String code, List<Number> values, boolean met) {

        public Measure {
            values = List.copyOf(values);
        }
    }

    /** @param after null: so many have not answered */
    public record Quarter(int percent, @Nullable Duration after) {}
}
