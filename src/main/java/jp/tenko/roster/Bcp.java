package jp.tenko.roster;

import java.util.Locale;

/** How far a business is with its continuity plan (BCP取組状況). */
public enum Bcp {
    /** 不明 */
    UNKNOWN,
    /** 未着手 */
    NONE,
    /** 策定中 */
    PLANNED,
    /** 策定済み */
    MADE;

    /** As it is stored: {@code made}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Bcp of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
