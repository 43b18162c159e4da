package jp.tenko.console;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * {@code tenko.console.*}: what the map of the damage is drawn on.
 *
 * @param tiles by default the pale map of the Geospatial Information Authority of Japan (国土地理院), free to use when it is named
 * @param hazards by the key of an organization's LINE channel: a GeoJSON file (WGS 84) of its dangers, such as the flood zones
 *     of the prefecture; shown as a layer
 */
@ConfigurationProperties("tenko.console")
public record MapSettings(@DefaultValue Tiles tiles, @DefaultValue Map<String, Resource> hazards) {

    /**
     * {@code tenko.console.tiles.*}
     *
     * @param url with {@code {z}}, {@code {x}} and {@code {y}}; the browser may load pictures from its host and from no other
     * @param attribution whose map it is, as they want it named
     * @param source the page to which the attribution leads
     * @param maxZoom the largest {@code z} there is
     */
    public record Tiles(
            @DefaultValue("https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png") String url,
            @DefaultValue("国土地理院") String attribution,
            @DefaultValue("https://maps.gsi.go.jp/development/ichiran.html") String source,
            @DefaultValue("18") int maxZoom) {

        public Tiles {
            if (!url.matches("(https?://[A-Za-z0-9.-]+(:[0-9]+)?)?/[^\\s;,'\"]*\\{z}[^\\s;,'\"]*") || !url.contains("{x}") || !url.contains("{y}")) {
                throw new IllegalArgumentException("tenko.console.tiles.url is " + url
                        + "; expected an address with {z}, {x} and {y}, such as https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png");
            }
        }

        /** For the Content-Security-Policy: {@code https://cyberjapandata.gsi.go.jp}; empty for tiles of our own host. */
        public String origin() {
            URI where = URI.create(url.replaceAll("[{}]", ""));
            return where.getHost() == null
                    ? ""
                    : where.getScheme() + "://" + where.getHost() + (where.getPort() < 0 ? "" : ":" + where.getPort());
        }
    }

    public @Nullable Resource hazard(String channel) {
        return hazards.get(channel);
    }
}
