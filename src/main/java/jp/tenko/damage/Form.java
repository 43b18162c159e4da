package jp.tenko.damage;

import java.util.Locale;

/** What a business's damage is told on. Both make revisions of the same report: 第1報, 第2報 … */
public enum Form {
    /** 被害報告: eight questions in the first minutes. */
    DAMAGE_REPORT,
    /** ヒアリングシート: every field of domain.md §3, days later. */
    HEARING_SHEET;

    /** The name it has in tables: {@code hearing_sheet}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Form of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
