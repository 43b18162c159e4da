package jp.tenko.flow.reading;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days: 7/10, 7月10日(金), 2026-7-10, 令和8年7月10日, R8.7.10, 七月十日, 0710, 10日, きのう, 3日前, 先週の金曜日, July 10th, 2 days ago.
 *
 * <p>Without a year it is the last such day, today among them, or the next when the question looks {@linkplain Now#ahead ahead}. The month
 * comes first, as in Japan, unless that cannot be: 25/12. A year of two figures is not read, it may be either calendar's.
 */
public final class Dates {

    private static final Map<String, Integer> DAYS = Map.ofEntries(
            Map.entry("今日", 0), Map.entry("きょう", 0), Map.entry("本日", 0), Map.entry("今朝", 0), Map.entry("けさ", 0), Map.entry("今晩", 0),
            Map.entry("今夜", 0), Map.entry("今", 0), Map.entry("きのう", -1), Map.entry("昨日", -1), Map.entry("さくじつ", -1), Map.entry("昨夜", -1),
            Map.entry("昨晩", -1), Map.entry("ゆうべ", -1), Map.entry("前日", -1), Map.entry("おととい", -2), Map.entry("おとつい", -2), Map.entry("一昨日", -2),
            Map.entry("さきおととい", -3), Map.entry("一昨々日", -3), Map.entry("明日", 1), Map.entry("あした", 1), Map.entry("あす", 1),
            Map.entry("明後日", 2), Map.entry("あさって", 2), Map.entry("しあさって", 3), Map.entry("today", 0), Map.entry("this morning", 0),
            Map.entry("tonight", 0), Map.entry("yesterday", -1), Map.entry("last night", -1), Map.entry("the day before yesterday", -2),
            Map.entry("day before yesterday", -2), Map.entry("tomorrow", 1), Map.entry("the day after tomorrow", 2), Map.entry("day after tomorrow", 2),
            Map.entry("今天", 0), Map.entry("昨天", -1), Map.entry("前天", -2), Map.entry("明天", 1), Map.entry("后天", 2), Map.entry("hôm nay", 0),
            Map.entry("hôm qua", -1), Map.entry("hôm kia", -2), Map.entry("ngày mai", 1), Map.entry("先週の今日", -7), Map.entry("先週の今日です", -7));
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String SIGN = " ?[/.-] ?";

    private static final Pattern BEHIND = Pattern.compile(
            " ?(\\(?[月火水木金土日](曜日?)?\\)|[月火水木金土日]曜日?|(の? ?(朝|昼頃?|お昼|夕方|夜|晩|早朝|未明|明け方|深夜|午前中?|午後|夜中))|頃|ごろ|ころ|くらい|ぐらい|付|付け|です|でした|だ|だと思います|と思います|に|から|より)$");
    private static final Pattern KANJI = Pattern.compile("[〇一二三四五六七八九十百千]+(?=年|月|日(?!曜)|週間)");
    private static final Pattern WEEK_DAY = Pattern.compile("(?:(先週|今週|来週|前の|次の|この前の)の? ?)?([月火水木金土日])曜日?");
    private static final Pattern ENGLISH_DAY = Pattern.compile(
            "(?:(last|this|next|on) )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*");
    private static final List<String> ENGLISH_DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private record Rule(Pattern pattern, Function<Reckoning, Optional<LocalDate>> meaning) {}

    private static final List<Rule> RULES = List.of(
            rule("(令和|平成|昭和|大正|[rhst])\\.? ?(元|\\d{1,2})(?: ?年 ?|" + SIGN + ")(\\d{1,2})(?: ?月 ?|" + SIGN + ")(\\d{1,2})(?: ?日)?", Reckoning::era),
            rule("(\\d{4})(?: ?年 ?|" + SIGN + ")(\\d{1,2})(?: ?月 ?|" + SIGN + ")(\\d{1,2})(?: ?[日号])?", it -> it.day(it.number(1), it.number(2), it.number(3))),
            rule("((?:19|20)\\d{2})(\\d{2})(\\d{2})", it -> it.day(it.number(1), it.number(2), it.number(3))),
            rule("(今年|去年|昨年|来年|本年)の? ?(\\d{1,2})(?:月 ?|" + SIGN + ")(\\d{1,2})(?: ?日)?", it -> it.day(it.year(), it.number(2), it.number(3))),
            rule("(今月|先月|来月)の? ?(\\d{1,2})日", Reckoning::dayOfNamedMonth),
            rule("(\\d{1,2})(?: ?月 ?|" + SIGN + ")(\\d{1,2})(?: ?[日号])?", it -> it.monthAndDay(it.number(1), it.number(2))),
            rule("(\\d{2})(\\d{2})", it -> it.monthAndDay(it.number(1), it.number(2))),
            rule("(\\d{1,2})日", it -> it.dayOfMonth(it.number(1))),
            rule("(\\d{1,3})日(?:ほど)?前|(\\d{1,3}) days? ago|(\\d{1,3})天前|(\\d{1,3}) ngày trước", it -> it.passed(it.anyNumber())),
            rule("(\\d{1,2})週間?前|(\\d{1,2}) weeks? ago", it -> it.passed(7 * it.anyNumber())),
            rule("(?:a|one) week ago", it -> it.passed(7)),
            rule("(\\d{1,3})日後|in (\\d{1,3}) days?", it -> it.passed(-it.anyNumber())),
            rule(MONTH + " (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?", it -> it.english(1, 2)),
            rule("(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTH + "(?:,? (\\d{4}))?", it -> it.english(2, 1)),
            rule("(?:ngày )?(\\d{1,2}) tháng (\\d{1,2})(?: năm (\\d{4}))?", Reckoning::vietnamese));

    private Dates() {}

    public static Read read(String typed, Now now) {
        return day(typed, now).<Read>map(day -> new Read.Value(day.toString())).orElse(Read.NOTHING);
    }

    static Optional<LocalDate> day(String typed, Now now) {
        String text = KANJI.matcher(Plain.spaced(typed)).replaceAll(Dates::figures);
        text = text.replaceFirst("^(たぶん|多分|約|確か|たしか|on) ?", "");
        for (String before = ""; !before.equals(text); ) {
            Optional<LocalDate> day = meaning(text, now);
            if (day.isPresent()) {
                return day;
            }
            before = text;
            text = BEHIND.matcher(text).replaceFirst("").strip();
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> meaning(String text, Now now) {
        LocalDate today = now.at().toLocalDate();
        Integer days = DAYS.get(text);
        if (days != null) {
            return Optional.of(today.plusDays(days));
        }
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(text);
            if (matcher.matches()) {
                try {
                    return rule.meaning().apply(new Reckoning(matcher.toMatchResult(), now, today));
                } catch (DateTimeException e) {
                    return Optional.empty(); // 2/30, 平成40年
                }
            }
        }
        return weekDay(text, now, today);
    }

    /** A bare 金曜日 on a Friday may be today or a week ago: it is not read. */
    private static Optional<LocalDate> weekDay(String text, Now now, LocalDate today) {
        Matcher japanese = WEEK_DAY.matcher(text);
        Matcher english = ENGLISH_DAY.matcher(text);
        if (!japanese.matches() && !english.matches()) {
            return Optional.empty();
        }
        DayOfWeek day = japanese.matches()
                ? DayOfWeek.of("月火水木金土日".indexOf(japanese.group(2)) + 1)
                : DayOfWeek.of(ENGLISH_DAYS.indexOf(english.group(2)) + 1);
        String which = japanese.matches() ? japanese.group(1) : english.group(1);
        LocalDate last = today.with(TemporalAdjusters.previous(day));
        LocalDate next = today.with(TemporalAdjusters.next(day));
        return switch (which == null ? "" : which) {
            case "", "on" -> day == today.getDayOfWeek() ? Optional.empty() : Optional.of(now.ahead() ? next : last);
            case "前の", "この前の", "last" -> Optional.of(last);
            case "次の" -> Optional.of(next);
            case "先週", "今週", "来週" -> inWeek(which, day, today);
            default -> Optional.empty(); // this Friday, next Friday: nobody agrees
        };
    }

    /** Weeks begin on Monday to one and on Sunday to another: with a Sunday in it, it is not read. */
    private static Optional<LocalDate> inWeek(String which, DayOfWeek day, LocalDate today) {
        if (day == DayOfWeek.SUNDAY || today.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Optional.empty();
        }
        int weeks = which.equals("先週") ? -1 : which.equals("来週") ? 1 : 0;
        return Optional.of(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeks).plusDays(day.getValue() - 1L));
    }

    private static String figures(MatchResult kanji) {
        return Numeral.read(kanji.group()).map(number -> number.toBigInteger().toString()).orElse(kanji.group());
    }

    private static Rule rule(String pattern, Function<Reckoning, Optional<LocalDate>> meaning) {
        return new Rule(Pattern.compile(pattern), meaning);
    }
}
