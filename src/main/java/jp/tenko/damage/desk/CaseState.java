package jp.tenko.damage.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far the office is with the damage of a business (対応状況). */
public enum CaseState {
    /** 未対応. */
    OPEN,
    /** 対応中. */
    WORKING,
    /** 完了. */
    DONE;

    /** The name it has in tables and on pages: {@code working}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is none of this code. */
    public static Optional<CaseState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
    }
}
