/**
 * What was hit (被害): damage reports and hearing sheets with every revision, the district officers' overviews, photos, and
 * how bad it is (被害規模の目安). Tables: {@code damage_report}, {@code business_damage}. Start reading at
 * {@link jp.tenko.damage.DamageReports}; the 10 % / 1 % rule is {@link jp.tenko.damage.Scale}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"incident", "roster", "line"})
package jp.tenko.damage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
