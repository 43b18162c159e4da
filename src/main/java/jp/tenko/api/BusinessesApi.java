package jp.tenko.api;

import java.time.OffsetDateTime;
import java.util.List;
import jp.tenko.damage.desk.DamageFilter;
import jp.tenko.damage.desk.DamageLine;
import jp.tenko.damage.desk.DamageList;
import jp.tenko.damage.desk.ListPage;
import jp.tenko.signin.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is known of each business that has reported. Its name, as every viewer sees it; no telephone number, no address, nobody who spoke
 * for it, for no token.
 */
@RestController
class BusinessesApi {

    private static final int MOST = 500;

    private final DamageList damage;
    private final ApiFound found;

    BusinessesApi(DamageList damage, ApiFound found) {
        this.damage = damage;
        this.found = found;
    }

    /** @param next what to ask for as {@code after}; null: these were the last */
    record BusinessPage(List<OneBusiness> businesses, @Nullable String next) {}

    /**
     * @param number the society's; null: not matched to the list yet
     * @param revisions how many reports; known is what they say together
     * @param severity {@code light}, {@code heavy} or {@code none}
     * @param parallel two people reported without knowing of each other
     * @param state how far the office is with it
     */
    record OneBusiness(
            long id,
            @Nullable String number,
            String name,
            @Nullable String trade,
            @Nullable String district,
            int revisions,
            @Nullable OffsetDateTime saidAt,
            @Nullable String level,
            String severity,
            @Nullable String hurt,
            @Nullable String trading,
            Estimate yen,
            boolean parallel,
            String state) {}

    /** Each null: no figure, which is not zero. */
    record Estimate(
            @Nullable Long building,
            @Nullable Long equipment,
            @Nullable Long vehicle,
            @Nullable Long goods,
            @Nullable Long unspecified,
            @Nullable Long total,
            boolean amountUnknown) {

        static Estimate of(DamageLine.Yen yen) {
            return new Estimate(
                    yen.building(),
                    yen.equipment(),
                    yen.vehicle(),
                    yen.goods(),
                    yen.unspecified(),
                    yen.total(),
                    yen.amountUnknown());
        }
    }

    @GetMapping("/api/v1/incidents/{id}/damage/businesses")
    BusinessPage list(
            @AuthenticationPrincipal Account caller,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        ListPage page = damage.page(
                found.incident(caller, id), DamageFilter.OF_HEARD, after, ApiFound.between(1, MOST, limit));
        return new BusinessPage(page.lines().stream().map(this::of).toList(), page.next());
    }

    private OneBusiness of(DamageLine line) {
        return new OneBusiness(
                line.id().value(),
                line.number(),
                line.name(),
                line.trade(),
                line.district(),
                line.revisions(),
                found.timeOrNone(line.saidAt()),
                line.level() == null ? null : line.level().code(),
                line.severity(),
                line.hurt(),
                line.trading(),
                Estimate.of(line.yen()),
                line.parallel(),
                line.state().code());
    }
}
