package jp.tenko.flow.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;

/** One spelling that matched, and the day on which it was typed. */
record Reckoning(MatchResult found, Now now, LocalDate today) {

    private static final Map<String, JapaneseEra> ERAS = Map.of(
            "令和", JapaneseEra.REIWA, "r", JapaneseEra.REIWA, "平成", JapaneseEra.HEISEI, "h", JapaneseEra.HEISEI,
            "昭和", JapaneseEra.SHOWA, "s", JapaneseEra.SHOWA, "大正", JapaneseEra.TAISHO, "t", JapaneseEra.TAISHO);
    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

    int number(int group) {
        return Integer.parseInt(found.group(group));
    }

    int anyNumber() {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return number(group);
            }
        }
        throw new DateTimeException("a rule without a number");
    }

    Optional<LocalDate> day(int year, int month, int day) {
        return Optional.of(LocalDate.of(year, month, day));
    }

    Optional<LocalDate> era() {
        int year = found.group(2).equals("元") ? 1 : number(2);
        return Optional.of(LocalDate.from(JapaneseDate.of(ERAS.get(found.group(1)), year, number(3), number(4))));
    }

    int year() {
        return today.getYear() + switch (found.group(1)) {
            case "去年", "昨年" -> -1;
            case "来年" -> 1;
            default -> 0;
        };
    }

    Optional<LocalDate> dayOfNamedMonth() {
        int months = found.group(1).equals("先月") ? -1 : found.group(1).equals("来月") ? 1 : 0;
        LocalDate month = today.plusMonths(months);
        return day(month.getYear(), month.getMonthValue(), number(2));
    }

    /** The last or the next such day; 29 February goes as far as the leap year. */
    Optional<LocalDate> monthAndDay(int first, int second) {
        int month = first > 12 ? second : first;
        int day = first > 12 ? first : second;
        LocalDate.of(2024, month, day);
        for (int years = 0; years <= 8; years++) {
            int year = today.getYear() + (now.ahead() ? years : -years);
            boolean exists = month != 2 || day < 29 || Year.isLeap(year);
            if (exists && fits(LocalDate.of(year, month, day))) {
                return day(year, month, day);
            }
        }
        return Optional.empty();
    }

    Optional<LocalDate> dayOfMonth(int day) {
        for (int months = 0; months <= 2; months++) {
            LocalDate month = today.withDayOfMonth(1).plusMonths(now.ahead() ? months : -months);
            if (day >= 1 && day <= month.lengthOfMonth() && fits(month.withDayOfMonth(day))) {
                return Optional.of(month.withDayOfMonth(day));
            }
        }
        return Optional.empty();
    }

    Optional<LocalDate> passed(int days) {
        return Optional.of(today.minusDays(days));
    }

    Optional<LocalDate> english(int monthGroup, int dayGroup) {
        int month = (MONTHS.indexOf(found.group(monthGroup)) / 4) + 1;
        return found.group(3) == null ? monthAndDay(month, number(dayGroup)) : day(number(3), month, number(dayGroup));
    }

    Optional<LocalDate> vietnamese() {
        return found.group(3) == null ? monthAndDay(number(2), number(1)) : day(number(3), number(2), number(1));
    }

    private boolean fits(LocalDate day) {
        return now.ahead() ? !day.isBefore(today) : !day.isAfter(today);
    }
}
