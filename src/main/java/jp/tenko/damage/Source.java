package jp.tenko.damage;

import java.util.Locale;

/** How a report came in: from the business itself, from staff who visit it (巡回), or from staff who telephone it. */
public enum Source {
    SELF,
    STAFF,
    TELEPHONE;

    /** The name it has in tables and on pages: {@code telephone}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Source of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
