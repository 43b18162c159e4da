package jp.tenko.roster;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a business as it is searched and compared: width, case, spaces and marks make no difference, hiragana is
 * katakana, 髙 is 高, and the legal form (株式会社, (有), ㈱ …) is left out.
 */
public final class FoldedName {

    private static final Pattern LEGAL_FORM = Pattern.compile("株式会社|有限会社|合同会社|合資会社|合名会社|\\([株有同資名]\\)");
    private static final Pattern MARKS = Pattern.compile("[\\s\\p{Z}\\p{P}\\p{S}\\p{Cf}\\uFE0F]+");
    private static final String VARIANTS = "髙高﨑崎𠮷吉德徳濵浜濱浜邊辺邉辺齋斎齊斉澤沢";

    private FoldedName() {}

    /** Nothing but a legal form or marks stays as it is, narrow: a business may be called 「株式会社」 or 「☆」. */
    public static String of(String name) {
        String narrow = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String bare = MARKS.matcher(LEGAL_FORM.matcher(narrow).replaceAll("")).replaceAll("");
        return bare.isEmpty() ? narrow.strip() : alike(bare);
    }

    private static String alike(String text) {
        StringBuilder folded = new StringBuilder();
        text.codePoints().map(FoldedName::alike).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int alike(int c) {
        if (c >= 'ぁ' && c <= 'ゖ') {
            return c - 'ぁ' + 'ァ';
        }
        int at = VARIANTS.indexOf(c);
        return at >= 0 && VARIANTS.codePointCount(0, at) % 2 == 0
                ? VARIANTS.codePointAt(VARIANTS.offsetByCodePoints(at, 1))
                : c;
    }
}
