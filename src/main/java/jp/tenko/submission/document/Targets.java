package jp.tenko.submission.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.tenko.rollcall.Called;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.Tally;
import org.jspecify.annotations.Nullable;

/** What an incident is held against: the plan's clock (domain.md §1), and what the best drills elsewhere reach (§9). */
final class Targets {

    /** Of those asked, in percent: the prize winner of the largest service. */
    static final double ANSWERED = 99.5;

    /** Until half had answered, in minutes: the same. */
    static final double MEDIAN = 2.7;

    /** The commonest answer time of its drills, in minutes. */
    static final int COMMONEST = 2;

    /** Another sent three times to everybody within so many minutes of the earthquake. */
    static final double SENT = 12;

    /** The winner's rule for managers, in minutes. */
    static final int LEADERS = 30;

    private Targets() {}

    /** @param allOut when LINE had taken every prompt; empty: not known, or not all */
    static List<IncidentReport.Measure> of(RollCall rollCall, Tally tally, List<Called> called, Optional<Instant> allOut) {
        Function<Instant, Duration> passed = at -> rollCall.plan().passed(rollCall.startedAt(), at);
        double percent = tally.asked() == 0 ? 0 : 100.0 * tally.answered() / tally.asked();
        Double median = minutes(tally.median());
        Integer commonest = commonest(tally.answerTimes().stream().map(passed).toList());
        int inTime = tally.answered() - tally.late();
        List<Called> leaders = called.stream().filter(one -> one.member().leads()).toList();
        long soon = leaders.stream()
                .map(Called::answeredAt)
                .filter(Objects::nonNull)
                .filter(at -> passed.apply(at).compareTo(Duration.ofMinutes(LEADERS)) <= 0)
                .count();
        Double sent = minutes(allOut.map(passed).orElse(null));
        return List.of(
                new IncidentReport.Measure("deadline", List.of(inTime, tally.asked()), inTime == tally.asked()),
                new IncidentReport.Measure("answered", List.of(percent), percent >= ANSWERED),
                most("median", median, MEDIAN),
                most("commonest", commonest, COMMONEST),
                new IncidentReport.Measure("leaders", List.of(soon, leaders.size()), soon == leaders.size()),
                most("sent", sent, SENT));
    }

    /** In how many whole minutes most answers came, the fewer when two are as common: 「2分台」; null: nobody has answered. */
    static @Nullable Integer commonest(List<Duration> answerTimes) {
        Map<Integer, Long> byMinute = answerTimes.stream()
                .collect(Collectors.groupingBy(time -> Math.toIntExact(time.toMinutes()), TreeMap::new, Collectors.counting()));
        return byMinute.entrySet().stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static IncidentReport.Measure most(String code, @Nullable Number value, double most) {
        return value == null
                ? new IncidentReport.Measure(code, List.of(), false)
                : new IncidentReport.Measure(code, List.of(value), value.doubleValue() <= most);
    }

    /** To a tenth, as the targets are. */
    private static @Nullable Double minutes(@Nullable Duration time) {
        return time == null ? null : Math.round(time.toSeconds() / 6.0) / 10.0;
    }
}
