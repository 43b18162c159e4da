package jp.tenko.flow.reading;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in figures, in kanji, or in both: 1,200千, 三十万, 二〇二六, 1億2千万, 1.5億, さんびゃくまん. Units must fall from left to right, as in
 * every number that is meant.
 */
final class Numeral {

    /** Everything a number can consist of, once it is {@link #figures}. */
    static final String CHARACTERS = "\\d.,、一二三四五六七八九〇十百千万億兆";

    private static final Pattern TOKEN = Pattern.compile(
            "(\\d{1,3}(?:([,、 ])\\d{3})(?:\\2\\d{3})*(?![\\d,])|\\d+)(\\.\\d+)?|[一二三四五六七八九〇]+|[十百千万億兆]");
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final Map<Character, BigDecimal> UNITS = Map.of(
            '十', BigDecimal.TEN, '百', new BigDecimal(100), '千', new BigDecimal(1000), '万', new BigDecimal(10_000),
            '億', new BigDecimal(100_000_000L), '兆', new BigDecimal(1_000_000_000_000L));
    private static final BigDecimal MYRIAD = UNITS.get('万');
    private static final Pattern SPOKEN = Pattern.compile(
            "(?:いち|いっ|に|さん|し|よん|ご|ろく|ろっ|しち|なな|はち|はっ|きゅう|く|じゅう|じゅっ|ひゃく|びゃく|ぴゃく|せん|ぜん|まん|おく|ちょう)+");
    private static final Pattern SYLLABLES = Pattern.compile(
            "じゅう|じゅっ|[ひびぴ]ゃく|[せぜ]ん|まん|おく|ちょう|いち|いっ|さん|よん|ろく|ろっ|しち|なな|はち|はっ|きゅう|ご|に|し|く");
    private static final Map<String, String> SPOKEN_UNITS = Map.ofEntries(
            Map.entry("いち", "一"), Map.entry("いっ", "一"), Map.entry("に", "二"), Map.entry("さん", "三"), Map.entry("し", "四"),
            Map.entry("よん", "四"), Map.entry("ご", "五"), Map.entry("ろく", "六"), Map.entry("ろっ", "六"), Map.entry("しち", "七"),
            Map.entry("なな", "七"), Map.entry("はち", "八"), Map.entry("はっ", "八"), Map.entry("きゅう", "九"), Map.entry("く", "九"),
            Map.entry("じゅう", "十"), Map.entry("じゅっ", "十"), Map.entry("ひゃく", "百"), Map.entry("びゃく", "百"),
            Map.entry("ぴゃく", "百"), Map.entry("せん", "千"), Map.entry("ぜん", "千"), Map.entry("まん", "万"), Map.entry("おく", "億"),
            Map.entry("ちょう", "兆"));

    private Numeral() {}

    /** Other ways to write a numeral made the usual one: 参拾萬, 亿, 两, ゼロ, 30まん, さんじゅうまん. */
    static String figures(String plain) {
        String text = plain.replace('壱', '一').replace('壹', '一').replace('弐', '二').replace('貳', '二').replace('参', '三').replace('參', '三')
                .replace('伍', '五').replace('拾', '十').replace('萬', '万').replace('仟', '千').replace('阡', '千').replace('佰', '百')
                .replace('零', '〇').replace('○', '〇').replace('◯', '〇').replace('亿', '億').replace('两', '二').replace("ぜろ", "0");
        text = text.replaceAll("(?<=[\\d一二三四五六七八九〇十百千])まん(?!\\p{IsHiragana}{2})", "万").replaceAll("(?<=[\\d一二三四五六七八九])おく", "億")
                .replaceAll("(?<=[\\d一二三四五六七八九])せん(?=万|円|$)", "千");
        Matcher spoken = SPOKEN.matcher(text);
        return spoken.lookingAt() && text.substring(spoken.end()).matches("(円|えん|にん|人|台|cm)?")
                ? SYLLABLES.matcher(spoken.group()).replaceAll(one -> SPOKEN_UNITS.get(one.group())) + text.substring(spoken.end())
                : text;
    }

    /** @param figures the whole text must be one number */
    static Optional<BigDecimal> read(String figures) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal section = BigDecimal.ZERO;
        BigDecimal pending = null;
        BigDecimal lastUnit = null;
        BigDecimal lastMyriad = null;
        boolean written = false;
        Matcher token = TOKEN.matcher(figures);
        int at = 0;
        while (at < figures.length()) {
            if (!token.find(at) || token.start() != at) {
                return Optional.empty();
            }
            at = token.end();
            BigDecimal unit = UNITS.get(token.group().charAt(0));
            if (unit == null) {
                if (pending != null) {
                    return Optional.empty();
                }
                written = Character.isDigit(token.group().charAt(0)) && DIGITS.indexOf(token.group().charAt(0)) < 0;
                pending = number(token.group());
            } else if (unit.compareTo(MYRIAD) < 0) {
                if (lastUnit != null && unit.compareTo(lastUnit) >= 0) {
                    return Optional.empty();
                }
                section = section.add((pending == null ? BigDecimal.ONE : pending).multiply(unit));
                pending = null;
                lastUnit = unit;
            } else {
                BigDecimal before = pending == null ? section : section.add(pending);
                if (before.signum() == 0 || lastMyriad != null && unit.compareTo(lastMyriad) >= 0) {
                    return Optional.empty();
                }
                total = total.add(before.multiply(unit));
                section = BigDecimal.ZERO;
                pending = null;
                lastUnit = null;
                lastMyriad = unit;
            }
        }
        boolean unsaid = pending != null && written && pending.precision() - pending.scale() == 1
                && (lastMyriad != null || lastUnit != null && lastUnit.compareTo(BigDecimal.TEN) > 0);
        if (figures.isEmpty() || unsaid) {
            return Optional.empty(); // 3万5 is 35,000 to one and 30,005 to another
        }
        return Optional.of(total.add(section).add(pending == null ? BigDecimal.ZERO : pending));
    }

    private static BigDecimal number(String token) {
        if (DIGITS.indexOf(token.charAt(0)) < 0) {
            return new BigDecimal(token.replaceAll("[,、 ]", ""));
        }
        StringBuilder digits = new StringBuilder();
        token.chars().forEach(c -> digits.append(DIGITS.indexOf(c)));
        return new BigDecimal(digits.toString());
    }
}
