package jp.tenko.submission.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import jp.tenko.roster.Position;
import org.springframework.web.util.HtmlUtils;

/** The places of an evidence pack as KML (OGC 12-007), which 地理院地図 and Google Earth open as a map; without a network of its own. */
final class PlacesFile {

    static final String NAME = "places.kml";

    private PlacesFile() {}

    /** @param name what is there, in words */
    record Place(String name, Position at) {}

    static byte[] of(String business, List<Place> places) {
        StringBuilder kml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>")
                .append(xml(business)).append("</name>\n");
        for (Place place : places) {
            kml.append("<Placemark><name>").append(xml(place.name())).append("</name><Point><coordinates>")
                    .append(String.format(Locale.ROOT, "%.6f,%.6f", place.at().longitude(), place.at().latitude()))
                    .append("</coordinates></Point></Placemark>\n");
        }
        return kml.append("</Document></kml>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What XML does not know (control characters) is left out. */
    private static String xml(String text) {
        return HtmlUtils.htmlEscapeDecimal(text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", ""), StandardCharsets.UTF_8.name());
    }
}
