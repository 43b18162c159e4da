package jp.tenko.submission;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an incident in which a recipient expects documents at the same times of day (domain.md §1).
 *
 * @param from its first day, counted from the day of the disaster, which is 0
 * @param to its last day; null: until the incident is closed
 * @param every 1: each day, 2: every second day, beginning with the first
 * @param times of day, Asia/Tokyo, the earliest first
 */
public record Phase(int from, @Nullable Integer to, int every, List<LocalTime> times) {

    /** @throws IllegalArgumentException when no deadline could follow from it, or one in the past of the disaster */
    public Phase {
        times = times.stream().distinct().sorted().toList();
        if (from < 0) {
            throw new IllegalArgumentException("from is " + from + "; expected a day from 0, the day of the disaster, on");
        }
        if (to != null && to < from) {
            throw new IllegalArgumentException("to is " + to + "; expected no day before from, " + from);
        }
        if (every < 1) {
            throw new IllegalArgumentException("every is " + every + "; expected 1 for each day, 2 for every second day …");
        }
        if (times.isEmpty()) {
            throw new IllegalArgumentException("times is empty; expected at least one time of day, \"12:00\"");
        }
    }

    static Phase days(int from, @Nullable Integer to, int every, String... times) {
        return new Phase(from, to, every, List.of(times).stream().map(LocalTime::parse).toList());
    }

    boolean covers(long day) {
        return day >= from && (to == null || day <= to) && (day - from) % every == 0;
    }
}
