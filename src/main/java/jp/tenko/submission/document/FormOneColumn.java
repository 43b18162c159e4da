package jp.tenko.submission.document;

import java.util.Locale;

/** The columns of Form I, in their order. */
public enum FormOneColumn {
    ADDRESS(26),
    SHOPPING_STREET(14),
    BUSINESS_NAME(22),
    TRADE(12),
    AMOUNT(17),
    DESCRIPTION(56),
    MARKING(8);

    private final int width;

    FormOneColumn(int width) {
        this.width = width;
    }

    /** In half-width characters. */
    int width() {
        return width;
    }

    /** Its name in words: {@code shopping_street}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
