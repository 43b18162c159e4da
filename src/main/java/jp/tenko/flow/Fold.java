package jp.tenko.flow;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes words comparable as people really type them on a phone: full-width or half-width, katakana or hiragana, any
 * case, spaces anywhere, a closing 「。」 or emoji.
 */
final class Fold {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\uFE0E\\uFE0F]|\\s|\\p{Z}");
    private static final Pattern APOSTROPHES = Pattern.compile("[’‘ʼ`´]");
    private static final String EMOJI = "\\p{IsExtended_Pictographic}\\p{IsEmoji_Modifier}";
    private static final Pattern AROUND = Pattern.compile("^[" + EMOJI + "]+|[。．.、,!！~〜♪" + EMOJI + "]+$");
    private static final Pattern POLITE = Pattern.compile("(です|ですよ|だよ)$");

    private Fold() {}

    static String fold(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        text = APOSTROPHES.matcher(text).replaceAll("'");
        text = INVISIBLE.matcher(text).replaceAll("");
        String bare = AROUND.matcher(text).replaceAll("");
        return hiragana(bare.isEmpty() ? text : bare);
    }

    /** A folded word without 「です」. Only whole words are compared with it, so 「無事ではない」 never becomes 「無事」. */
    static String plain(String folded) {
        String bare = POLITE.matcher(folded).replaceAll("");
        return bare.isEmpty() ? folded : bare;
    }

    /** Full-width figures and signs made plain, all else as typed. */
    static String narrow(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }

    private static String hiragana(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= 'ァ' && c <= 'ヶ' ? (char) (c - 'ァ' + 'ぁ') : c);
        }
        return out.toString();
    }
}
