package jp.tenko.submission.document;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.incident.Incident;
import jp.tenko.line.SendTimes;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Organizations;
import org.springframework.stereotype.Component;

/** The report of a day, a week, or the whole of an incident (経過報告), from what was written down while it happened. */
@Component
public class IncidentReports {

    private static final int NEWEST = 1_000;
    private static final Duration STARTING = Duration.ofMinutes(1);
    private static final List<Integer> QUARTERS = List.of(25, 50, 75, 100);

    private final RollCalls rollCalls;
    private final Timeline timeline;
    private final Punctuality punctuality;
    private final DamageSummaries summaries;
    private final Organizations organizations;
    private final SendTimes sendTimes;

    IncidentReports(
            RollCalls rollCalls,
            Timeline timeline,
            Punctuality punctuality,
            DamageSummaries summaries,
            Organizations organizations,
            SendTimes sendTimes) {
        this.rollCalls = rollCalls;
        this.timeline = timeline;
        this.punctuality = punctuality;
        this.summaries = summaries;
        this.organizations = organizations;
        this.sendTimes = sendTimes;
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
                punctuality.of(incident, from, to),
                summaries.of(incident));
    }

    private IncidentReport.RollCallStatistics statistics(RollCall rollCall, Tally tally) {
        return new IncidentReport.RollCallStatistics(
                rollCall.startedAt(),
                rollCall.drill(),
                tally.asked(),
                tally.answered(),
                tally.asked() == 0 ? 0 : 100.0 * tally.answered() / tally.asked(),
                tally.median(),
                QUARTERS.stream().map(percent -> new IncidentReport.Quarter(percent, tally.timeTo(percent))).toList(),
                tally.allAnswered() && tally.late() == 0,
                Targets.of(rollCall, tally, rollCalls.called(rollCall.id()), allOut(rollCall)));
    }

    /** Its prompts are said in the transaction that starts it. */
    private Optional<Instant> allOut(RollCall rollCall) {
        return sendTimes.allOut(organizations.get(rollCall.organization()).channel(), rollCall.startedAt(), rollCall.startedAt().plus(STARTING));
    }
}
