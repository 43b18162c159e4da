package jp.tenko.rollcall;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is or what they point at: a position, or an address in words.
 *
 * @param text as it was given
 * @param mapUri opens a map there; null when it is words only
 */
public record Place(String text, @Nullable String mapUri) {

    /** {@code 33.2415,130.5513}, or XLSForm's geopoint {@code 33.2415 130.5513 0 0}, then anything (an address). */
    private static final Pattern POSITION =
            Pattern.compile("(?:geo:)?(-?\\d{1,2}\\.\\d+)[, ]\\s*(-?\\d{1,3}\\.\\d+)(?:[^\\d.].*)?", Pattern.DOTALL);

    /** Reads an answer to a question about a place. */
    public static Place of(String text) {
        Matcher position = POSITION.matcher(text.strip());
        if (!position.matches() || !onEarth(position.group(1), position.group(2))) {
            return new Place(text, null);
        }
        return new Place(text, "https://www.google.com/maps?q=" + position.group(1) + "," + position.group(2));
    }

    private static boolean onEarth(String latitude, String longitude) {
        return Math.abs(Double.parseDouble(latitude)) <= 90 && Math.abs(Double.parseDouble(longitude)) <= 180;
    }
}
