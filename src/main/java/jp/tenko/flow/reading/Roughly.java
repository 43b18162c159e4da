package jp.tenko.flow.reading;

import java.util.regex.Pattern;

/** The words people put around a figure that they are not sure of, or to be polite: 約30万くらいです. */
final class Roughly {

    private static final Pattern BEFORE = Pattern.compile(
            "^(約|およそ|おおよそ|凡そ|だいたい|大体|ざっと|ほぼ|たぶん|多分|おそらく|恐らく|推定|概算で?|見積もりで?|合計で?|全部で|全体で|計|えーと|ええと"
                    + "|大约|大概|约|about|around|approximately|approx\\.?|roughly|maybe|probably|perhaps|ca\\.|khoảng|[~≒:])[、, ]*");
    private static final Pattern AFTER = Pattern.compile(
            "[、, ]*(くらい|ぐらい|位|ほど|程度|程|前後|弱|強|以上|以下|以内|未満|超え?|です|でした|だ|でしょうか|でしょう|だと思います|と思います|と思う|だと思う"
                    + "|かと|かな|かも|かもしれません|かもです|になります|ございます|です?ね|だね|よ|ちょっと|ちょい|あります|左右|上下|or ?so|ish|or ?more|or ?less|~)$");

    private Roughly() {}

    static String without(String plain) {
        String text = plain;
        for (String before = ""; !before.equals(text); ) {
            before = text;
            text = AFTER.matcher(BEFORE.matcher(text).replaceFirst("")).replaceFirst("");
        }
        return text;
    }
}
