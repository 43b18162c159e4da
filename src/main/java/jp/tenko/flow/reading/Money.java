package jp.tenko.flow.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Yen, whole: 300000, ３０万, 30万円, 三十万, 1,200千円, 約30万, 1.5億, ¥300,000-, 300k, 3 million yen, 被害額は30万円です, 30万(概算).
 *
 * <p>A bare figure is yen as it stands here; whoever types 30 is asked whether 30万 was meant. Of a
 * range (50万〜60万) the upper end is taken: first estimates of damage are too low far more often than too high, a mean would be a
 * figure that nobody said, and the summary shows it before it is sent. Several (数十万) is no figure.
 */
public final class Money {

    /** The person does not know the amount. Not 0: sums count it apart. */
    public static final String UNKNOWN = "unknown";

    static final Pattern NOTHING = Pattern.compile("(なし|無し|ない|無い|ありません|なにもない|何もない|無|ぜろ|none|nothing|zero|nil|不要|没有|không có|không)");
    /** Longer figures are a telephone number or a slip. */
    private static final BigDecimal MOST = new BigDecimal("999999999999999");
    private static final Pattern RANGE = Pattern.compile("(.+?)(?:~|-|から|ないし|or|to|か)(.+)");
    private static final Pattern AROUND = Pattern.compile("^(税込み?|税抜き?|[¥\\\\]|jpy|yen)|\\(税[込抜]き?\\)$|(税込み?|税抜き?|税別)$|(円|えん|\\(円\\)|yen|jpy|日元|日圓|日币|yên|也|¥|-)$");
    private static final Pattern LABELLED = Pattern.compile(
            "^(?:被害の?総?額|被害|損害の?額|損害|損失の?額|損失|金額|総額|合計|全体|修理代|修理費用?|修繕費|見積もり?|費用)(?:は|が|で|:|、)");
    private static final Pattern REMARK = Pattern.compile("\\([^\\d()]*\\)$");
    private static final Pattern DOTS = Pattern.compile("\\d{1,3}(\\.\\d{3})+");
    private static final Pattern FOREIGN = Pattern.compile("([\\d.,]+) ?(thousand|k|million|mil|m|billion|bn|b|man|oku|nghìn|ngàn|triệu|tỷ|tỉ)");

    private Money() {}

    public static Read read(String typed) {
        String text = LABELLED.matcher(REMARK.matcher(Plain.compact(typed)).replaceFirst("")).replaceFirst("");
        if (text.equals(UNKNOWN)) {
            return new Read.Value(UNKNOWN);
        }
        if (NOTHING.matcher(Roughly.without(text)).matches()) {
            return new Read.Value("0");
        }
        return range(text).or(() -> amount(text))
                .filter(yen -> yen.stripTrailingZeros().scale() <= 0 && yen.abs().compareTo(MOST) <= 0)
                .<Read>map(yen -> new Read.Value(yen.toBigInteger().toString()))
                .orElse(Read.NOTHING);
    }

    private static Optional<BigDecimal> range(String text) {
        Matcher range = RANGE.matcher(Roughly.without(text));
        if (!range.matches()) {
            return Optional.empty();
        }
        Optional<BigDecimal> upper = amount(range.group(2));
        return amount(range.group(1)).flatMap(lower -> upper.filter(most -> most.compareTo(lower) > 0));
    }

    private static Optional<BigDecimal> amount(String text) {
        String bare = bare(text);
        boolean negative = bare.startsWith("-") || bare.startsWith("まいなす");
        String figures = Numeral.figures(bare.replaceFirst("^(-|\\+|まいなす)", ""));
        Optional<BigDecimal> read = DOTS.matcher(figures).matches()
                ? Optional.of(new BigDecimal(figures.replace(".", "")))
                : foreign(figures).or(() -> Numeral.read(figures));
        return negative ? read.map(BigDecimal::negate) : read;
    }

    /** Without what stands around the figures: 約, くらい, ¥, 円. */
    private static String bare(String text) {
        String bare = text;
        for (String before = ""; !before.equals(bare); ) {
            before = bare;
            bare = AROUND.matcher(Roughly.without(bare)).replaceAll("").strip();
        }
        return bare;
    }

    private static Optional<BigDecimal> foreign(String figures) {
        Matcher foreign = FOREIGN.matcher(figures);
        if (!foreign.matches()) {
            return Optional.empty();
        }
        BigDecimal unit = switch (foreign.group(2)) {
            case "thousand", "k", "nghìn", "ngàn" -> new BigDecimal(1_000);
            case "man" -> new BigDecimal(10_000);
            case "million", "mil", "m", "triệu" -> new BigDecimal(1_000_000);
            case "oku" -> new BigDecimal(100_000_000);
            default -> new BigDecimal(1_000_000_000);
        };
        return Numeral.read(foreign.group(1)).map(unit::multiply);
    }
}
