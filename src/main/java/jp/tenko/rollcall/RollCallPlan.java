package jp.tenko.rollcall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a roll call reminds, reports and ends (domain.md §1: everybody's answer within 60 minutes). The settings
 * {@code tenko.roll-call.*} are the plan of the next roll call; each one keeps the plan it started with. All times
 * count from its start, in whole minutes of the plan.
 *
 * @param reminders when the silent are asked again
 * @param summaries when whoever is in charge is told how it stands
 * @param successionAfter a leader in charge who has been silent for so long is assumed hit; the next takes over
 * @param deadline later answers count too, and say that they are late
 * @param autoCloseAfter ends by itself then, if nobody ended it
 * @param oneMinuteLasts one minute; less where the hour is compressed (sandbox)
 */
@ConfigurationProperties("tenko.roll-call")
public record RollCallPlan(
        @DefaultValue({"10m", "25m", "45m"}) List<Duration> reminders,
        @DefaultValue({"15m", "30m", "45m", "60m"}) List<Duration> summaries,
        @DefaultValue("20m") Duration successionAfter,
        @DefaultValue("60m") Duration deadline,
        @DefaultValue("24h") Duration autoCloseAfter,
        @DefaultValue("1m") Duration oneMinuteLasts) {

    public RollCallPlan {
        reminders = inOrder("reminders", reminders);
        summaries = inOrder("summaries", summaries);
        wholeMinutes("succession-after", successionAfter);
        wholeMinutes("deadline", deadline);
        wholeMinutes("auto-close-after", autoCloseAfter);
        if (oneMinuteLasts.toMillis() < 1) {
            throw wrong("one-minute-lasts", oneMinuteLasts, "at least one millisecond");
        }
        if (autoCloseAfter.compareTo(deadline) < 0) {
            throw wrong("auto-close-after", autoCloseAfter, "no earlier than the deadline, " + deadline);
        }
    }

    /** When a time of the plan comes for a roll call that started then. */
    public Instant at(Instant start, Duration planned) {
        return start.plus(oneMinuteLasts.multipliedBy(planned.toMinutes()));
    }

    /** How much of the plan's time has passed, however fast it runs. */
    public Duration passed(Instant start, Instant now) {
        return Duration.ofMillis(
                Math.round((double) Duration.between(start, now).toMillis() * 60_000 / oneMinuteLasts.toMillis()));
    }

    private static List<Duration> inOrder(String setting, List<Duration> times) {
        times.forEach(time -> wholeMinutes(setting, time));
        return times.stream().distinct().sorted().toList();
    }

    private static void wholeMinutes(String setting, Duration time) {
        if (time.toMinutes() < 1 || !time.equals(Duration.ofMinutes(time.toMinutes()))) {
            throw wrong(setting, time, "whole minutes, at least one");
        }
    }

    private static IllegalArgumentException wrong(String setting, Duration value, String expected) {
        return new IllegalArgumentException("tenko.roll-call." + setting + " is " + value + "; expected " + expected);
    }
}
