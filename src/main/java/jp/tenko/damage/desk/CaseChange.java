package jp.tenko.damage.desk;

/** What became of a change of a case. */
public sealed interface CaseChange {

    /** It is written down. */
    record Written(DamageCase now) implements CaseChange {}

    /** It said that already; nothing is written. */
    record NothingNew(DamageCase now) implements CaseChange {}

    /** Somebody else has changed it meanwhile: nothing is written, and whoever asked must see theirs first. */
    record Overtaken(DamageCase theirs) implements CaseChange {}
}
