package jp.tenko.flow;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Days and times as people read them in their language, 「7月10日(金) 6:15」. The words are the JDK's (Unicode CLDR), so a new language needs
 * none from us. The year is shown when it is not this one: whoever meant another sees it.
 *
 * @param now in Japan
 */
record Almanac(LocalDateTime now, String language) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");

    /** @param value {@code 2026-07-10}, {@code 06:15} or {@code 2026-07-10T06:15} */
    String shown(String value) {
        if (value.length() <= 5) {
            return CLOCK.format(LocalTime.parse(value));
        }
        if (value.contains("T")) {
            LocalDateTime at = LocalDateTime.parse(value);
            return day(at.toLocalDate()) + " " + CLOCK.format(at);
        }
        return day(LocalDate.parse(value));
    }

    private String day(LocalDate day) {
        String fields = day.getYear() == now.getYear() ? "MMMEd" : "yMMMEd";
        return DateTimeFormatter.ofLocalizedPattern(fields).withLocale(Locale.forLanguageTag(language)).format(day);
    }
}
