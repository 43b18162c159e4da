package jp.tenko.flow;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something is, as a geopoint answer tells it: a position from LINE, or an address somebody typed (no position,
 * and so marked), or pictures of the place. Its written form is the answer's value: {@code 33.2415 130.5513 0 0 address}
 * (XLSForm's geopoint, then the address LINE knew), {@code address:typed words}, {@code image:id id}.
 *
 * @param latitude degrees north; null when only words or pictures were given
 * @param longitude degrees east; null likewise
 * @param address from LINE or typed; null when not known
 * @param images LINE message ids
 */
public record Spot(@Nullable Double latitude, @Nullable Double longitude, @Nullable String address, List<String> images) {

    private static final Pattern POSITION = Pattern.compile("(-?[\\d.]+) (-?[\\d.]+) 0 0(?: (.*))?", Pattern.DOTALL);
    private static final String TYPED = "address:";
    private static final String PICTURED = "image:";

    public static Spot parse(String value) {
        if (value.startsWith(PICTURED)) {
            return new Spot(null, null, null, List.of(value.substring(PICTURED.length()).split(" ")));
        }
        Matcher position = POSITION.matcher(value);
        if (position.matches()) {
            return new Spot(Double.valueOf(position.group(1)), Double.valueOf(position.group(2)), position.group(3),
                    List.of());
        }
        return new Spot(null, null, value.startsWith(TYPED) ? value.substring(TYPED.length()) : value, List.of());
    }

    /** Whether it is the written form of one, and not what a person typed. */
    static boolean isValue(String text) {
        return text.startsWith(TYPED) || text.startsWith(PICTURED) || POSITION.matcher(text).matches();
    }

    static String located(Input.Located located) {
        String position = String.format(Locale.ROOT, "%.6f %.6f 0 0", located.latitude(), located.longitude());
        String address = located.address() != null ? located.address() : located.title();
        return address == null || address.isBlank() ? position : position + " " + address.strip();
    }

    static String typed(String words) {
        return TYPED + words;
    }

    static String pictured(String imageIds) {
        return PICTURED + imageIds;
    }
}
