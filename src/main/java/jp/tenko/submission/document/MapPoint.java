package jp.tenko.submission.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.roster.Position;

/** A position in an answer or a photo, so that a reader finds it on the official map (地理院地図). */
final class MapPoint {

    /** XLSForm's geopoint: {@code 33.2415 130.5513 0 0}, then the address that LINE knew. */
    private static final Pattern GEOPOINT = Pattern.compile("(-?\\d{1,2}(?:\\.\\d+)?) (-?\\d{1,3}(?:\\.\\d+)?) 0 0(?: .*)?", Pattern.DOTALL);

    private static final double EARTH = 6_371_000; // metres, its mean radius

    private MapPoint() {}

    /** Empty: words, pictures, or nowhere on earth. */
    static Optional<Position> in(String answer) {
        Matcher geopoint = GEOPOINT.matcher(answer.strip());
        return geopoint.matches()
                ? onEarth(Double.parseDouble(geopoint.group(1)), Double.parseDouble(geopoint.group(2)))
                : Optional.empty();
    }

    /** Empty also for 0, 0, which a camera without a fix writes. */
    static Optional<Position> onEarth(double latitude, double longitude) {
        boolean there = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !(latitude == 0 && longitude == 0);
        return there ? Optional.of(new Position(latitude, longitude)) : Optional.empty();
    }

    /** 「33.241500, 130.551300」: as maps take it. */
    static String written(Position at) {
        return String.format(Locale.ROOT, "%.6f, %.6f", at.latitude(), at.longitude());
    }

    /** The map of the Geospatial Information Authority, with a cross there. */
    static String link(Position at) {
        return String.format(Locale.ROOT, "https://maps.gsi.go.jp/#17/%.6f/%.6f/&base=std&ls=std&disp=1&vs=c1g1j0h0k0l0u0t0z0r0s0m0f0", at.latitude(), at.longitude());
    }

    /** In metres, over the ground (haversine). */
    static long metres(Position one, Position other) {
        double north = Math.toRadians(other.latitude() - one.latitude());
        double east = Math.toRadians(other.longitude() - one.longitude());
        double part = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(one.latitude())) * Math.cos(Math.toRadians(other.latitude())) * Math.pow(Math.sin(east / 2), 2);
        return Math.round(2 * EARTH * Math.asin(Math.min(1, Math.sqrt(part))));
    }
}
