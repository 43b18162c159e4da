package jp.tenko.submission;

import java.util.Locale;

/** Which document a recipient is sent. */
public enum DocumentKind {

    /** 様式Ⅰ (domain.md §4). */
    FORM_ONE,

    /** 情報共有 to the town (domain.md §1). */
    SHARE_OUT;

    /** Its name in tables, addresses and words: {@code form_one}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DocumentKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
