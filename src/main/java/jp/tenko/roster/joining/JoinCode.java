package jp.tenko.roster.joining;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A one-time code (登録コード) by which a LINE user becomes a member: 8 characters that are hard to mistake for each
 * other on paper (no 0 O 1 I L 5 S 2 Z 8 B pairs) and on the telephone (no M/N, B/V); about 10<sup>11</sup> of them.
 * It is in clear only where it is made and where it is typed.
 */
public record JoinCode(String letters) {

    private static final String ALPHABET = "23456789ACDEFGHJKMPRTWXY";
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{8}");
    private static final Pattern LIKE_A_CODE = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9]{7,9}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}ー−・.]");
    private static final SecureRandom RANDOM = new SecureRandom();

    public JoinCode {
        if (!SHAPE.matcher(letters).matches()) {
            throw new IllegalArgumentException("not a code: expected 8 characters of " + ALPHABET);
        }
    }

    static JoinCode random() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new JoinCode(letters.toString());
    }

    /**
     * The code in what somebody typed: full-width or narrow, upper or lower case, with spaces and hyphens or without.
     * Empty when it has not the shape of a code, so it is something else that they want to say.
     */
    public static Optional<JoinCode> in(String typed) {
        String narrow = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        String letters = BETWEEN.matcher(narrow).replaceAll("").toUpperCase(Locale.ROOT);
        return SHAPE.matcher(letters).matches() ? Optional.of(new JoinCode(letters)) : Optional.empty();
    }

    /** Whether somebody means a code: as long as one, of letters and figures, though perhaps mistyped. 「1240000」 is an amount. */
    public static boolean isMeantIn(String typed) {
        String narrow = BETWEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("");
        return LIKE_A_CODE.matcher(narrow).matches() || in(typed).isPresent();
    }

    /** In two groups of four, as it is printed and read out: {@code ACDE-2345}. */
    public String grouped() {
        return letters.substring(0, 4) + "-" + letters.substring(4);
    }

    /** Not the code: it must not reach a log. */
    @Override
    public String toString() {
        return "JoinCode[…]";
    }
}
