package jp.tenko.flow.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers with what people put around them: 12人, ３０センチ, 約30cm, 床上50cm, 二十人, 2、3人. Of a range the upper end is taken, as with
 * {@link Money}.
 *
 * <p>A question may name its unit of length ({@code cm}) or time ({@code days}): then 1.5m is 150, 2週間 is 14, 1か月 is 30, and 「5人」 is
 * nothing. Without one a unit is simply left out, so that a question about depth should name it: 「1m」 would be 1.
 */
public final class Numbers {

    private static final Pattern NUMBER = Pattern.compile(
            "([+-]|まいなす)?((?:[" + Numeral.CHARACTERS + "]|(?<=\\d) (?=\\d{3}))+)([^" + Numeral.CHARACTERS + "]{0,8}(?:\\(.*\\))?)");
    private static final Pattern LABELLED = Pattern.compile("^(床上|床下|地面から|地上|水深|深さ|高さ|浸水|道路から)(で|は|が|から)?");
    private static final Pattern COMPOUND = Pattern.compile("(\\d+)(?:m|めーとる)(\\d{1,2})(?:cm|せんち)?");
    private static final Pattern RANGE = Pattern.compile("(.+?)(?:~|-|から|か|to)(.+)");
    private static final Pattern NEIGHBOURS = Pattern.compile("(\\d{1,2}|[一二三四五六七八九])[,、・](\\d{1,2}|[一二三四五六七八九])(\\D*)");
    /** Behind a kanji numeral only what counts something: 十分 is enough, 一部 a part, 千円 money. */
    private static final Pattern COUNTED = Pattern.compile("|人|名|台|個|つ|本|枚|匹|頭|羽|件|軒|戸|棟|か所|箇所|ヶ所|日|時間|回|年|週間|か月|ヶ月|階|社|せんち|めーとる|cm|m|歳|才");
    private static final String DAYS = "days";
    /** As an office counts them; 「12月」 is a month of the year, so it is nothing here. */
    private static final Map<String, BigDecimal> IN_DAYS = Stream.of(
                    "1 日 日間 にち day days 天 ngày",
                    "7 週 週間 しゅうかん week weeks",
                    "30 か月 け月 ゖ月 ゕ月 箇月 かげつ month months",
                    "365 年 年間 year years")
            .map(line -> line.split(" "))
            .flatMap(words -> Stream.of(words).skip(1).map(word -> Map.entry(word, new BigDecimal(words[0]))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Map<String, BigDecimal> MILLIMETRES = Map.ofEntries(
            Map.entry("mm", BigDecimal.ONE), Map.entry("みり", BigDecimal.ONE), Map.entry("みりめーとる", BigDecimal.ONE),
            Map.entry("cm", BigDecimal.TEN), Map.entry("せんち", BigDecimal.TEN), Map.entry("せんちめーとる", BigDecimal.TEN),
            Map.entry("糎", BigDecimal.TEN), Map.entry("厘米", BigDecimal.TEN), Map.entry("m", new BigDecimal(1000)),
            Map.entry("めーとる", new BigDecimal(1000)), Map.entry("めーたー", new BigDecimal(1000)), Map.entry("米", new BigDecimal(1000)),
            Map.entry("km", new BigDecimal(1_000_000)), Map.entry("きろ", new BigDecimal(1_000_000)));
    private static final int LONGEST = 15;

    private Numbers() {}

    /** Whether a question may name it as its unit. */
    public static boolean isUnit(String unit) {
        return unit.matches("mm|cm|m|km|" + DAYS);
    }

    /** @param unit in which the answer is wanted; empty: any unit is left out */
    public static Read integer(String typed, String unit) {
        return read(typed, unit)
                .map(number -> unit.isEmpty() ? number : number.setScale(0, RoundingMode.HALF_UP))
                .filter(number -> number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() <= LONGEST)
                .<Read>map(number -> new Read.Value(number.toBigInteger().toString()))
                .orElse(Read.NOTHING);
    }

    /** A decimal point, also written 1・5 or, by visitors, 1,5. */
    public static Read decimal(String typed, String unit) {
        String points = Plain.compact(typed).replaceAll("(?<=\\d)・(?=\\d)", ".").replaceFirst("^(\\D*\\d+),(\\d{1,2})(?!\\d)", "$1.$2");
        return read(points, unit)
                .filter(number -> number.precision() - number.scale() <= LONGEST && number.scale() <= LONGEST)
                .<Read>map(number -> new Read.Value(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()))
                .orElse(Read.NOTHING);
    }

    private static Optional<BigDecimal> read(String typed, String unit) {
        String text = LABELLED.matcher(Roughly.without(Plain.compact(typed))).replaceFirst("");
        if (Money.NOTHING.matcher(text).matches()) {
            return Optional.of(BigDecimal.ZERO);
        }
        return unit.equals(DAYS) ? days(text) : quantity(text, unit);
    }

    /** 半年, 1か月半. */
    private static Optional<BigDecimal> days(String text) {
        String halves = text.replaceFirst("^半月", "0.5か月").replaceFirst("^半(?=年|日)", "0.5");
        return halves.endsWith("半")
                ? quantity(halves.replaceFirst("半$", ""), DAYS).flatMap(whole -> quantity(
                        halves.replaceFirst("^[" + Numeral.CHARACTERS + "]+", "0.5").replaceFirst("半$", ""), DAYS).map(whole::add))
                : quantity(halves, DAYS);
    }

    private static Optional<BigDecimal> quantity(String text, String unit) {
        return one(text, unit).or(() -> range(text, unit));
    }

    private static Optional<BigDecimal> range(String text, String unit) {
        Matcher range = NEIGHBOURS.matcher(text);
        if (!range.matches()) {
            range = RANGE.matcher(text);
        }
        if (!range.matches()) {
            return Optional.empty();
        }
        Optional<BigDecimal> upper = one(range.group(2) + (range.groupCount() > 2 ? range.group(3) : ""), unit);
        return one(range.group(1), unit).flatMap(lower -> upper.filter(most -> most.compareTo(lower) > 0));
    }

    private static Optional<BigDecimal> one(String typed, String unit) {
        String text = Numeral.figures(LABELLED.matcher(Roughly.without(typed)).replaceFirst(""));
        Matcher compound = COMPOUND.matcher(text);
        if (!unit.isEmpty() && compound.matches()) {
            return inUnit(new BigDecimal(compound.group(1) + "." + "%02d".formatted(Integer.parseInt(compound.group(2)))), "m", unit);
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        boolean kanji = !number.group(2).matches(".*\\d.*");
        String behind = Roughly.without(number.group(3)).replaceFirst("^の?(深さ|高さ|浸水|水)", "");
        if (kanji && !COUNTED.matcher(behind).matches()) {
            return Optional.empty();
        }
        Optional<BigDecimal> read = Numeral.read(number.group(2))
                .map(value -> number.group(1) == null || number.group(1).equals("+") ? value : value.negate());
        return unit.isEmpty() || behind.isEmpty() || behind.equals(unit) ? read : read.flatMap(value -> inUnit(value, behind, unit));
    }

    private static Optional<BigDecimal> inUnit(BigDecimal value, String from, String to) {
        Map<String, BigDecimal> sizes = to.equals(DAYS) ? IN_DAYS : MILLIMETRES;
        BigDecimal have = sizes.get(from.replaceFirst("\\(.*\\)$", ""));
        return have == null
                ? Optional.empty()
                : Optional.of(value.multiply(have).divide(sizes.get(to), LONGEST, RoundingMode.HALF_UP));
    }
}
