package jp.tenko.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;

/** Random words that open a door once. They are in clear only where they are made, on their way, and where they are typed. */
public final class Secret {

    /** Hard to mistake for each other on paper and on the telephone, as in a join code. */
    private static final String ALPHABET = "23456789ACDEFGHJKMPRTWXY";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** 256 bits, for a link or a browser to keep. */
    public static String forMachines() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Six digits, to be read on a phone and typed on a PC within five minutes. */
    static String digits() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    /** 73 bits in four groups of four, to be kept on paper: {@code ACDE-2345-FGHJ-6789}. */
    static String forPaper() {
        return groups(4);
    }

    /** 36 bits in two groups, to be read out on the telephone: {@code ACDE-2345}. Whoever takes it counts the wrong ones. */
    public static String toReadOut() {
        return groups(2);
    }

    private static String groups(int howMany) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < howMany * 4; i++) {
            letters.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }

    /** As it was printed: typed wide or narrow, with hyphens, spaces or without. */
    public static String printed(String typed) {
        String letters = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return letters.replaceAll("(.{4})(?!$)", "$1-");
    }

    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
