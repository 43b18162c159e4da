package jp.tenko.submission.document;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.incident.Incident;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report of a day, a week, or the whole of an incident (経過報告), from what was written down while it happened. */
@Component
public class IncidentReports {

    private static final int NEWEST = 1_000;
    private static final List<Integer> QUARTERS = List.of(25, 50, 75, 100);

    private final RollCalls rollCalls;
    private final Timeline timeline;
    private final DamageSummaries summaries;

    IncidentReports(RollCalls rollCalls, Timeline timeline, DamageSummaries summaries) {
        this.rollCalls = rollCalls;
        this.timeline = timeline;
        this.summaries = summaries;
    }

    /**
     * @param from inclusive
     * @param to exclusive
     */
    public IncidentReport of(Incident incident, Instant from, Instant to) {
        List<RollCall> called = rollCalls.newest(incident.organization(), NEWEST).stream()
                .filter(rollCall -> rollCall.incident().equals(incident.id()))
                .sorted(Comparator.comparing(RollCall::startedAt))
                .toList();
        List<IncidentReport.Moment> moments = new ArrayList<>(timeline.of(incident));
        called.forEach(rollCall -> moments.addAll(timeline.of(rollCall, rollCalls.called(rollCall.id()))));
        return new IncidentReport(
                incident,
                from,
                to,
                moments.stream()
                        .filter(moment -> !moment.at().isBefore(from) && moment.at().isBefore(to))
                        .sorted(Comparator.comparing(IncidentReport.Moment::at))
                        .toList(),
                called.stream()
                        .filter(rollCall -> !rollCall.startedAt().isBefore(from) && rollCall.startedAt().isBefore(to))
                        .map(rollCall -> statistics(rollCall, rollCalls.tally(rollCall.id(), to)))
                        .toList(),
                summaries.of(incident));
    }

    private static IncidentReport.RollCallStatistics statistics(RollCall rollCall, Tally tally) {
        return new IncidentReport.RollCallStatistics(
                rollCall.startedAt(),
                rollCall.drill(),
                tally.asked(),
                tally.answered(),
                tally.asked() == 0 ? 0 : 100.0 * tally.answered() / tally.asked(),
                median(rollCall, tally),
                QUARTERS.stream().map(percent -> new IncidentReport.Quarter(percent, tally.timeTo(percent))).toList(),
                tally.allAnswered() && tally.late() == 0);
    }

    /** In the plan's time, of those who have answered. */
    private static @Nullable Duration median(RollCall rollCall, Tally tally) {
        return tally.answerTimes().isEmpty()
                ? null
                : rollCall.plan().passed(rollCall.startedAt(), tally.answerTimes().get((tally.answered() - 1) / 2));
    }
}
