package jp.tenko.damage;

import java.util.Locale;

/** The two classes of damage that the plan counts (domain.md §2). */
public enum Severity {
    /** 「瓦が飛ぶ」「窓ガラスが割れる」等比較的軽微な被害. */
    LIGHT,
    /** 「床上浸水」「建物の全壊・半壊」等大きな被害. */
    HEAVY;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
