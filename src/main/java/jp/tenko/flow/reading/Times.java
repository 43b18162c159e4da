package jp.tenko.flow.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of day, and days with one: 6:15, 午前6時15分, 夜9時半, 18時頃, 0615, 6:15pm, きのうの夜9時, 7/10 6:15, 今. An hour is meant as it stands, on
 * the clock of 24 hours, unless 午後, 夜 or pm say otherwise; a bare figure is no time.
 */
public final class Times {

    private static final String PART = "(午前|午後|朝の?|早朝|未明|明け方|昼の?|お昼の?|夕方の?|夜の?|晩の?|深夜の?|真夜中の?|夜中の?|am|pm|a\\.m\\.?|p\\.m\\.?)?";
    private static final Pattern CLOCK = Pattern.compile(
            "(?:の|at |lúc )? ?" + PART + " ?(\\d{1,2})(?:(?:時|:|h|点) ?(半|\\d{1,2})?分?|(?= ?[ap]\\.?m))"
                    + " ?(am|pm|a\\.m\\.?|p\\.m\\.?)?(?:すぎ|過ぎ)?(?:頃|ごろ|ころ|くらい|ぐらい|に|です|でした|から|だと思います)*");
    private static final Pattern FIGURES = Pattern.compile("(\\d{1,2})(\\d{2})");
    private static final Pattern NOON = Pattern.compile("(?:の)?(?:お昼|正午|noon)(?:頃|ごろ|に|です)?");
    private static final Pattern MIDNIGHT = Pattern.compile("(?:の)?(?:真夜中|midnight|零時)(?:頃|ごろ|に|です)?");
    private static final Pattern NOW = Pattern.compile("(今|いま|たった今|ただ今|now|just now|right now|现在|bây giờ)(です)?");
    private static final Pattern KANJI = Pattern.compile("[〇一二三四五六七八九十]+(?=時|分)");
    private static final Pattern BOUNDARY = Pattern.compile("\\d\\d");

    private Times() {}

    /** @param hours at most 24: that is the midnight at the end of the day */
    private record Clock(int hours, int minutes, boolean night) {

        LocalDateTime on(LocalDate day) {
            return day.atStartOfDay().plusHours(hours).plusMinutes(minutes);
        }
    }

    public static Read time(String typed, Now now) {
        String text = plain(typed);
        if (NOW.matcher(text).matches()) {
            return new Read.Value(now.at().toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
        }
        return clock(text).or(() -> figures(text))
                .<Read>map(clock -> new Read.Value(LocalTime.of(clock.hours() % 24, clock.minutes()).toString()))
                .orElse(Read.NOTHING);
    }

    /** A time alone is the last such time, or the next when the question looks ahead; a day alone is not enough. */
    public static Read dateTime(String typed, Now now) {
        String text = plain(typed).replaceFirst("^(昨夜|昨晩|ゆうべ|last night at|last night)", "きのうの夜").replaceFirst("^(今朝|けさ)", "今日の朝")
                .replaceFirst("^(今晩|今夜)", "今日の夜").replaceFirst("(?<=\\d)t(?=\\d)", " ");
        if (NOW.matcher(text).matches()) {
            return value(now.at());
        }
        Optional<Clock> alone = clock(text);
        if (alone.isPresent()) {
            LocalDateTime today = alone.get().on(now.at().toLocalDate());
            boolean past = !today.isAfter(now.at());
            return value(now.ahead() == past ? today.plusDays(now.ahead() ? 1 : -1) : today);
        }
        for (int i = 1; i < text.length(); i++) {
            boolean apart = !BOUNDARY.matcher(text.substring(i - 1, i + 1)).matches();
            Optional<Clock> clock = apart ? clock(text.substring(i)) : Optional.empty();
            Optional<LocalDate> day = clock.isPresent() ? Dates.day(text.substring(0, i), now) : Optional.empty();
            if (day.isPresent()) {
                return value(at(day.get(), clock.get(), now));
            }
        }
        return Dates.day(text, now).isPresent() ? new Read.Lacking("time_missing") : Read.NOTHING;
    }

    /** The night of the 9th goes on after midnight: 「9日の夜1時」 is said of the small hours that follow. */
    private static LocalDateTime at(LocalDate day, Clock clock, Now now) {
        LocalDateTime at = clock.on(day);
        LocalDateTime small = at.plusDays(1);
        boolean follows = clock.night() && clock.hours() < 5 && (now.ahead() || !small.isAfter(now.at()));
        return follows ? small : at;
    }

    private static Optional<Clock> clock(String text) {
        if (NOON.matcher(text).matches()) {
            return Optional.of(new Clock(12, 0, false));
        }
        if (MIDNIGHT.matcher(text).matches()) {
            return Optional.of(new Clock(0, 0, true));
        }
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return Optional.empty();
        }
        String part = clock.group(1) != null ? clock.group(1) : clock.group(4) != null ? clock.group(4) : "";
        String minutes = clock.group(3);
        return clock(part.replaceAll("[.の]|^お", ""), Integer.parseInt(clock.group(2)),
                minutes == null ? 0 : minutes.equals("半") ? 30 : Integer.parseInt(minutes));
    }

    private static Optional<Clock> figures(String text) {
        Matcher figures = FIGURES.matcher(text);
        return figures.matches()
                ? clock("", Integer.parseInt(figures.group(1)), Integer.parseInt(figures.group(2)))
                : Optional.empty();
    }

    private static Optional<Clock> clock(String part, int hour, int minutes) {
        if (hour > 24 || minutes > 59 || hour == 24 && minutes > 0) {
            return Optional.empty();
        }
        boolean night = part.matches("夜|晩|深夜|真夜中|夜中");
        int hours = switch (part) {
            case "午前", "am" -> hour == 12 ? 0 : hour;
            case "午後", "pm" -> hour < 12 ? hour + 12 : hour;
            case "未明" -> hour == 12 ? 0 : hour;
            case "昼" -> hour <= 5 ? hour + 12 : hour;
            case "夕方" -> hour >= 3 && hour <= 8 ? hour + 12 : hour;
            case "夜", "晩", "深夜", "真夜中", "夜中" -> hour == 12 ? 24 : hour >= 5 && hour < 12 ? hour + 12 : hour;
            default -> hour;
        };
        return Optional.of(new Clock(hours, minutes, night));
    }

    private static String plain(String typed) {
        return KANJI.matcher(Plain.spaced(typed)).replaceAll(kanji ->
                Numeral.read(kanji.group()).map(number -> number.toBigInteger().toString()).orElse(kanji.group()));
    }

    private static Read value(LocalDateTime at) {
        return new Read.Value(at.truncatedTo(ChronoUnit.MINUTES).toString());
    }
}
