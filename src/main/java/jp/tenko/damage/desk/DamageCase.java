package jp.tenko.damage.desk;

import java.time.Instant;
import java.util.Objects;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * How far the office is with the damage of one business, as somebody wrote it down.
 *
 * @param version from 1; 0: nobody has written anything yet
 * @param memo for the office only; empty: none
 * @param onIt who is on it (担当); null: nobody
 * @param changedBy the name of whoever wrote this, as it was then; empty for version 0
 * @param changedAt null for version 0
 */
public record DamageCase(
        int version, CaseState state, String memo, @Nullable MemberId onIt, String changedBy, @Nullable Instant changedAt) {

    /** Nobody has looked at it yet. */
    public static final DamageCase UNTOUCHED = new DamageCase(0, CaseState.OPEN, "", null, "", null);

    /** Whether both say the same, whoever said it. */
    public boolean saysTheSameAs(DamageCase other) {
        return state == other.state && memo.equals(other.memo) && Objects.equals(onIt, other.onIt);
    }
}
