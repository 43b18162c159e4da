package jp.tenko.api;

import java.util.List;
import jp.tenko.damage.AreaDamage;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.damage.DamageSummary;
import jp.tenko.damage.Sums;
import jp.tenko.roster.Area;
import jp.tenko.signin.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How it stands with the damage: by district with its class, and in yen by trade and kind. */
@RestController
class DamageApi {

    private final DamageSummaries summaries;
    private final ApiFound found;

    DamageApi(DamageSummaries summaries, ApiFound found) {
        this.summaries = summaries;
        this.found = found;
    }

    /**
     * @param unmatched businesses that have reported and are not in the list yet: in none of the other figures
     * @param parallel where two people reported without knowing of each other
     */
    record Damage(OneArea whole, List<OneArea> districts, int hurt, int parallel, int unmatched) {}

    /**
     * @param district null: the whole area
     * @param scale 被害規模: never without how many have been heard
     */
    record OneArea(
            @Nullable String district,
            int businesses,
            int heard,
            int silent,
            int damaged,
            int light,
            int heavy,
            boolean cutOff,
            String scale) {

        static OneArea of(AreaDamage area) {
            return new OneArea(
                    area.area() instanceof Area.OfDistrict(String name) ? name : null,
                    area.counted().businesses(),
                    area.counted().heard(),
                    area.counted().silent(),
                    area.counted().damaged(),
                    area.counted().light(),
                    area.counted().heavy(),
                    area.counted().cutOff(),
                    area.scale().code());
        }
    }

    record AllSums(Yen total, List<OfTrade> trades) {}

    /** @param trade null: businesses whose trade is not known */
    record OfTrade(@Nullable String trade, Yen yen) {}

    /**
     * @param heard how many have reported
     * @param unspecified 内訳不明
     * @param amountUnknown 金額不明 n件: unknown is not zero, so the total is at least what it says
     */
    record Yen(
            int heard,
            long building,
            long equipment,
            long vehicle,
            int vehicles,
            long goods,
            long unspecified,
            long total,
            int amountUnknown) {

        static Yen of(Sums sums) {
            return new Yen(
                    sums.businesses(),
                    sums.building(),
                    sums.equipment(),
                    sums.vehicle(),
                    sums.vehicles(),
                    sums.goods(),
                    sums.unspecified(),
                    sums.total(),
                    sums.amountUnknown());
        }
    }

    @GetMapping("/api/v1/incidents/{id}/damage")
    Damage damage(@AuthenticationPrincipal Account caller, @PathVariable long id) {
        DamageSummary summary = summaries.of(found.incident(caller, id));
        return new Damage(
                OneArea.of(summary.whole()),
                summary.districts().stream().map(OneArea::of).toList(),
                summary.hurtBusinesses(),
                summary.parallelBusinesses(),
                summary.unmatched());
    }

    @GetMapping("/api/v1/incidents/{id}/damage/sums")
    AllSums sums(@AuthenticationPrincipal Account caller, @PathVariable long id) {
        DamageSummary summary = summaries.of(found.incident(caller, id));
        return new AllSums(
                Yen.of(summary.total()),
                summary.byTrade().entrySet().stream()
                        .map(trade -> new OfTrade(trade.getKey().isEmpty() ? null : trade.getKey(), Yen.of(trade.getValue())))
                        .toList());
    }
}
