/**
 * What was hit (被害): damage reports and hearing sheets with every revision, the district officers' overviews, photos, and
 * how bad it is (被害規模の目安). Tables: {@code damage_report}, {@code business_damage}, {@code hearing_draft},
 * {@code district_overview}, {@code photo}, {@code damage_news}, {@code damage_news_round}, {@code damage_survey},
 * {@code erasure}. Start reading at {@link jp.tenko.damage.DamageReports} (what comes in) and
 * {@link jp.tenko.damage.DamageSummaries} (what is known; as the office's list: {@code damage.desk}); the 10 % / 1 % rule is {@link jp.tenko.damage.Scale}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"incident", "duty", "roster", "roster :: joining", "line"})
package jp.tenko.damage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
