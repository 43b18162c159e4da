package jp.tenko.damage.desk;

import java.time.Instant;
import jp.tenko.damage.Level;
import jp.tenko.damage.Severity;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Position;
import org.jspecify.annotations.Nullable;

/**
 * A business on the list: who it is, what is known of its damage now, and how far the office is.
 *
 * @param number the society's; null: registered itself, not in the list yet
 * @param revisions how many reports; 0: not heard from, and everything after it is empty
 * @param saidAt when the newest was said
 * @param level null: not said how bad
 * @param hurt {@code nobody}, {@code hurt} or {@code unknown}; null: not said
 * @param trading null: not said
 * @param parallel two people reported without knowing of each other
 * @param onIt the name of who is on it; null: nobody
 */
public record DamageLine(
        BusinessId id,
        @Nullable String number,
        String name,
        @Nullable String trade,
        @Nullable String district,
        @Nullable String address,
        @Nullable String telephone,
        @Nullable String email,
        @Nullable Position position,
        int revisions,
        @Nullable Instant saidAt,
        @Nullable Level level,
        @Nullable String hurt,
        @Nullable String trading,
        Yen yen,
        boolean parallel,
        CaseState state,
        @Nullable String onIt) {

    /**
     * What it costs, in yen; each null when no figure is known.
     *
     * @param amountUnknown 金額不明, in whole or in part
     */
    public record Yen(
            @Nullable Long building,
            @Nullable Long equipment,
            @Nullable Long vehicle,
            @Nullable Long goods,
            @Nullable Long unspecified,
            boolean amountUnknown) {

        /** Null: no figure at all. */
        public @Nullable Long total() {
            return building == null && equipment == null && vehicle == null && goods == null && unspecified == null
                    ? null
                    : or0(building) + or0(equipment) + or0(vehicle) + or0(goods) + or0(unspecified);
        }

        private static long or0(@Nullable Long yen) {
            return yen == null ? 0 : yen;
        }
    }

    public boolean heard() {
        return revisions > 0;
    }

    /** {@code silent}, {@code heavy}, {@code light} or {@code none}: its sign and its word on every page. */
    public String severity() {
        Severity severity = level == null ? null : level.severity();
        return !heard() ? "silent" : severity == null ? "none" : severity == Severity.HEAVY ? "heavy" : "light";
    }

    public boolean hurtSomebody() {
        return "hurt".equals(hurt);
    }

    /** Whether the office has to do something about it. */
    public boolean isCase() {
        return hurtSomebody() || severity().equals("heavy") || severity().equals("light") || state != CaseState.OPEN;
    }
}
