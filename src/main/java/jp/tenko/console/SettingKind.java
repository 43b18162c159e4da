package jp.tenko.console;

import java.text.Normalizer;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.tenko.flow.QuietHours;
import jp.tenko.roster.Telephone;

/** How people write a setting, and how it is kept. The words for what was expected are {@code setting.wrong.<kind>}. */
enum SettingKind {
    /** Minutes with commas between them; empty: none. */
    LIST,
    MINUTES,
    /** 「5年」「18か月」. */
    PERIOD,
    /** 「21:00-7:00」; empty: none. */
    HOURS,
    /** A number from 0; empty: what is usual. */
    COUNT,
    /** A day of the month that every month has, 1 to 28; 0: never. */
    DAY,
    /** A full hour of the day, 8 to 19. */
    HOUR,
    /** A name, not empty. */
    NAME,
    /** Empty: none. */
    TELEPHONE,
    /** One line of words; empty: none. */
    WORDS;

    private static final Pattern MINUTES_WRITTEN = Pattern.compile("([0-9]{1,4})(?:分|m|min)?");
    private static final Pattern PERIOD_WRITTEN =
            Pattern.compile("([0-9]{1,3}) ?(年|か月|カ月|ヶ月|月|日|y|m|d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOURS_WRITTEN =
            Pattern.compile("([0-9]{1,2})(?::([0-9]{2})|時)? ?(?:-|~|〜|から) ?([0-9]{1,2})(?::([0-9]{2})|時)?");
    private static final Pattern COUNT_WRITTEN = Pattern.compile("([0-9]{1,6})(?:通|日|時|:00)?");
    private static final int MOST_IN_A_LIST = 6;
    private static final int LONGEST = 7 * 24 * 60;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_WORDS = 100;

    /** As it is kept; empty when it was something else. */
    Optional<String> read(String typed) {
        String narrow = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        return switch (this) {
            case LIST -> list(narrow);
            case MINUTES -> minutes(narrow);
            case PERIOD -> period(narrow);
            case HOURS -> narrow.isEmpty() ? Optional.of("") : hours(narrow);
            case COUNT -> narrow.isEmpty() ? Optional.of("") : number(narrow.replace(",", ""), 0, 999_999);
            case DAY -> number(narrow, 0, 28);
            case HOUR -> number(narrow, 8, 19);
            case NAME -> words(typed, LONGEST_NAME).filter(name -> !name.isEmpty());
            case TELEPHONE -> narrow.isEmpty() ? Optional.of("") : Telephone.e164(narrow);
            case WORDS -> words(typed, LONGEST_WORDS);
        };
    }

    /** As a person reads it. */
    String shown(String kept) {
        return switch (this) {
            case LIST -> kept.replace(",", ", ");
            case PERIOD -> shown(Period.parse(kept));
            case TELEPHONE -> kept.isEmpty() ? "" : Telephone.shown(kept);
            case MINUTES, HOURS, COUNT, DAY, HOUR, NAME, WORDS -> kept;
        };
    }

    private static Optional<String> list(String typed) {
        List<Optional<String>> times = Arrays.stream(typed.split("[,、\\s]+"))
                .filter(one -> !one.isEmpty())
                .map(SettingKind::minutes)
                .toList();
        return times.size() > MOST_IN_A_LIST || times.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(times.stream()
                        .map(time -> Integer.valueOf(time.orElseThrow()))
                        .distinct()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",")));
    }

    private static Optional<String> minutes(String typed) {
        Matcher time = MINUTES_WRITTEN.matcher(typed);
        return time.matches() ? number(time.group(1), 1, LONGEST) : Optional.empty();
    }

    private static Optional<String> number(String typed, int least, int most) {
        Matcher written = COUNT_WRITTEN.matcher(typed);
        return written.matches() && Integer.parseInt(written.group(1)) >= least && Integer.parseInt(written.group(1)) <= most
                ? Optional.of(String.valueOf(Integer.parseInt(written.group(1))))
                : Optional.empty();
    }

    private static Optional<String> period(String typed) {
        Matcher time = PERIOD_WRITTEN.matcher(typed);
        if (!time.matches() || Integer.parseInt(time.group(1)) < 1) {
            return Optional.empty();
        }
        int count = Integer.parseInt(time.group(1));
        Period period = switch (time.group(2).toLowerCase(Locale.ROOT)) {
            case "年", "y" -> Period.ofYears(count);
            case "日", "d" -> Period.ofDays(count);
            default -> Period.ofMonths(count);
        };
        return Optional.of(period.toString());
    }

    private static Optional<String> hours(String typed) {
        Matcher hours = HOURS_WRITTEN.matcher(typed);
        if (!hours.matches()) {
            return Optional.empty();
        }
        String written = "%s-%s".formatted(time(hours.group(1), hours.group(2)), time(hours.group(3), hours.group(4)));
        return QuietHours.parse(written) == null ? Optional.empty() : Optional.of(written);
    }

    private static String time(String hour, String minute) {
        return "%02d:%s".formatted(Integer.parseInt(hour), minute == null ? "00" : minute);
    }

    private static Optional<String> words(String typed, int most) {
        String one = typed.strip().replaceAll("\\s+", " ");
        return one.codePointCount(0, one.length()) > most ? Optional.empty() : Optional.of(one);
    }

    private static String shown(Period period) {
        return Period.ofYears(period.getYears()).equals(period)
                ? period.getYears() + "年"
                : Period.ofMonths(period.getMonths()).equals(period)
                        ? period.getMonths() + "か月"
                        : Period.ofDays(period.getDays()).equals(period) ? period.getDays() + "日" : period.toString();
    }
}
