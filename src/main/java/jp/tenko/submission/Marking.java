package jp.tenko.submission;

import java.util.Locale;

/** 区分 of a line of Form I (domain.md §4), against what its recipient was actually sent last. */
public enum Marking {

    /** 新規: not in any report that was sent. */
    NEW,

    /** 修正: sent before, and the facts have changed since. */
    REVISED,

    /** 変更無: sent before and still so. The form leaves these out. */
    UNCHANGED;

    /** Its name in tables and words: {@code new}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Marking of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
