package jp.tenko.flow;

import java.util.Collection;
import java.util.Comparator;

/** The known word nearest to a mistyped one. */
final class Nearest {

    private Nearest() {}

    /** {@code "; did you mean required?"}, or nothing when no word is near. */
    static String hint(String wrong, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(wrong, word) <= Math.max(2, word.length() / 3))
                .min(Comparator.<String>comparingInt(word -> distance(wrong, word)).thenComparing(word -> word))
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
