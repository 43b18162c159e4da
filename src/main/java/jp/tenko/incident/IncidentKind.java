package jp.tenko.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What struck: 地震・豪雨・台風・その他. */
public enum IncidentKind {
    EARTHQUAKE,
    HEAVY_RAIN,
    TYPHOON,
    OTHER;

    /** The name it has in tables and flows: {@code heavy_rain}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a code from outside; empty when there is none. */
    public static Optional<IncidentKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** @throws IllegalArgumentException when there is none of this code */
    public static IncidentKind of(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + code + "\" is no kind of incident; expected earthquake, heavy_rain, typhoon or other"));
    }
}
