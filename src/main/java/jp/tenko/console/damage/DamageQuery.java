package jp.tenko.console.damage;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.tenko.damage.desk.DamageFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the address of the damage list asks for; every part of it may be missing, and what is nonsense is left out. */
record DamageQuery(
        @Nullable Long incident,
        @Nullable String status,
        @Nullable String district,
        @Nullable String trade,
        @Nullable String level,
        @Nullable String state,
        @Nullable String name,
        @Nullable String after) {

    private static final int LONGEST = 100;

    DamageFilter filter() {
        return new DamageFilter(text(status), text(district), text(trade), text(level), text(state), text(name).strip());
    }

    /** The same page with one thing chosen otherwise, from its beginning. */
    public String with(String what, String value) {
        return link("/damage", what, value);
    }

    /** The same lines in a file. */
    public String csv() {
        return link("/damage/damage.csv", "", "");
    }

    private String link(String path, String what, String value) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("incident", incident == null ? "" : incident.toString());
        all.put("status", text(status));
        all.put("district", text(district));
        all.put("trade", text(trade));
        all.put("level", text(level));
        all.put("state", text(state));
        all.put("name", text(name));
        all.put("after", "");
        if (!what.isEmpty()) {
            all.put(what, value);
        }
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        all.forEach((part, chosen) -> {
            if (!chosen.isEmpty()) {
                link.queryParam(part, "{" + part + "}");
            }
        });
        return link.encode().buildAndExpand(all).toUriString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.length() > LONGEST ? value.substring(0, LONGEST) : value.replace("\0", "");
    }
}
