package jp.tenko.flow;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hours of the day, in Japan, in which nobody is nudged; they may go over midnight. */
public record QuietHours(LocalTime from, LocalTime until) {

    private static final Pattern WRITTEN = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-3]):([0-5]\\d)");

    /** @param text {@code 22:00-06:00}; null when it is anything else */
    public static @Nullable QuietHours parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return null;
        }
        LocalTime from = LocalTime.parse(text.substring(0, 5));
        LocalTime until = LocalTime.parse(text.substring(6));
        return from.equals(until) ? null : new QuietHours(from, until);
    }

    /** That moment, or the end of the quiet hours in which it lies. */
    public Instant moved(Instant moment) {
        ZonedDateTime at = moment.atZone(Situation.JAPAN);
        LocalTime time = at.toLocalTime();
        boolean overMidnight = until.isBefore(from);
        boolean quiet = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) {
            return moment;
        }
        boolean tomorrow = overMidnight && !time.isBefore(from);
        return at.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(until).atZone(Situation.JAPAN).toInstant();
    }
}
