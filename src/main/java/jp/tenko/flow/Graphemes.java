package jp.tenko.flow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counting and cutting as LINE counts labels: in grapheme clusters, so that no emoji is cut in two (line.md §3). */
public final class Graphemes {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Graphemes() {}

    static int count(String text) {
        int count = 0;
        for (Matcher matcher = CLUSTER.matcher(text); matcher.find(); ) {
            count++;
        }
        return count;
    }

    /** At most so many clusters; what was cut ends in 「…」. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        Matcher matcher = CLUSTER.matcher(text);
        int count = 0;
        int beforeLast = 0;
        while (matcher.find()) {
            count++;
            if (count == most) {
                beforeLast = matcher.start();
            }
            if (count > most) {
                return text.substring(0, beforeLast) + "…";
            }
        }
        return text;
    }

    /** At most so many UTF-16 units, cut between clusters. */
    public static String cutUnits(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        Matcher matcher = CLUSTER.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.end() <= most - 1) {
            end = matcher.end();
        }
        return text.substring(0, end) + "…";
    }
}
