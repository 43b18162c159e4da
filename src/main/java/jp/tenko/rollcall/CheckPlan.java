package jp.tenko.rollcall;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * When the leader is told each month whom the next roll call would miss: {@code monthly-check.day} and {@code .hour} of the office's
 * settings, in Japan.
 *
 * @param day 1 to 28, which every month has; 0: never
 * @param hour 8 to 19: nobody is woken for it
 */
public record CheckPlan(int day, int hour) {

    public static final String DAY = "monthly-check.day";
    public static final String HOUR = "monthly-check.hour";

    /** The first of the month at ten. */
    public static final CheckPlan STANDARD = new CheckPlan(1, 10);

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** @param set as the office has set it; what cannot be read is as usual */
    public static CheckPlan of(Map<String, String> set) {
        return new CheckPlan(number(set, DAY, 0, 28, STANDARD.day), number(set, HOUR, 8, 19, STANDARD.hour));
    }

    /** In the month of this moment; empty: never. */
    public Optional<Instant> inTheMonthOf(Instant moment) {
        return day == 0
                ? Optional.empty()
                : Optional.of(month(moment).atDay(day).atTime(hour, 0).atZone(JAPAN).toInstant());
    }

    /** The first moment of the month: what is done once in it bears its name. */
    public static Instant beginning(Instant moment) {
        return month(moment).atDay(1).atStartOfDay(JAPAN).toInstant();
    }

    private static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atZone(JAPAN));
    }

    private static int number(Map<String, String> set, String name, int least, int most, int otherwise) {
        try {
            int number = Integer.parseInt(set.getOrDefault(name, ""));
            return number < least || number > most ? otherwise : number;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
