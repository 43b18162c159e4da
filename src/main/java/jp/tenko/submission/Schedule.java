package jp.tenko.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * At which times of which days a recipient expects a document (domain.md §1), as phases that may overlap: what falls together is
 * one deadline. Stored as {@code recipient.schedule}. Holidays make no difference.
 */
public record Schedule(List<Phase> phases) {

    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final Schedule FORM_ONE =
            new Schedule(List.of(Phase.days(1, 1, 1, "12:00", "15:00"), Phase.days(2, 3, 1, "12:00")));

    /** The two gaps of the plan are carried by the faster neighbour: twice a day to day 14, once a day to the end of month 2. */
    private static final Schedule SHARE_OUT = new Schedule(List.of(
            Phase.days(0, 14, 1, "10:00", "16:00"), Phase.days(15, 60, 1, "10:00"), Phase.days(61, null, 2, "10:00")));

    public Schedule {
        phases = List.copyOf(phases);
    }

    /** What the plan says for this document. */
    public static Schedule ofPlan(DocumentKind document) {
        return switch (document) {
            case FORM_ONE -> FORM_ONE;
            case SHARE_OUT -> SHARE_OUT;
        };
    }

    /**
     * The deadlines of a disaster, the earliest first.
     *
     * @param beganAt T: the days count from its date in Tokyo
     * @param after the first moment that is too early
     * @param until the last moment that counts
     */
    List<Instant> between(Instant beganAt, Instant after, Instant until) {
        LocalDate began = beganAt.atZone(TOKYO).toLocalDate();
        long first = Math.max(0, after.atZone(TOKYO).toLocalDate().toEpochDay() - began.toEpochDay());
        long last = until.atZone(TOKYO).toLocalDate().toEpochDay() - began.toEpochDay();
        return LongStream.rangeClosed(first, last)
                .boxed()
                .flatMap(day -> on(began, day))
                .filter(due -> due.isAfter(after) && !due.isAfter(until))
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Instant> on(LocalDate began, long day) {
        return phases.stream()
                .filter(phase -> phase.covers(day))
                .flatMap(phase -> phase.times().stream())
                .map(time -> began.plusDays(day).atTime(time).atZone(TOKYO).toInstant());
    }
}
