package jp.tenko.flow.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something typed, made comparable: one width (half-width kana too), small letters, hiragana, one kind of hyphen and of wave dash, no
 * invisible characters, no emoji around it, nothing after the end.
 */
final class Plain {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]|[\\uFE0E\\uFE0F]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern HYPHENS = Pattern.compile("[‐‑‒–—―−﹣➖⁃]|(?<=[\\d)])[ーㅡ一](?=[\\d(])");
    private static final Pattern WAVES = Pattern.compile("[〜～∼∿〰]");
    private static final String EMOJI = "\\p{IsExtended_Pictographic}\\p{IsEmoji_Modifier}";
    private static final Pattern AROUND = Pattern.compile("^[ " + EMOJI + "]+|[。．.、,!！?？…♪ " + EMOJI + "]+$");
    private static final Pattern GAPS = Pattern.compile("(?<!\\d) | (?!\\d)");

    private Plain() {}

    /** Words apart from each other by one space: English needs them. */
    static String spaced(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        text = SPACES.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ").strip();
        text = WAVES.matcher(HYPHENS.matcher(text).replaceAll("-")).replaceAll("~");
        return hiragana(AROUND.matcher(text).replaceAll(""));
    }

    /** Without spaces, but for one between figures: 30 40 is not 3040. */
    static String compact(String typed) {
        return GAPS.matcher(spaced(typed)).replaceAll("");
    }

    static String hiragana(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= 'ァ' && c <= 'ヶ' ? (char) (c - 'ァ' + 'ぁ') : c);
        }
        return out.toString();
    }
}
