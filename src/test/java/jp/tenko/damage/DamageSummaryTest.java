package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Set;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DamageSummaryTest extends DamageTest {

    static final Area WHOLE = new Area.Whole();
    static final Area LOWER = new Area.OfDistrict("下広川");

    @Autowired
    DamageSummaries summaries;

    @Autowired
    Overviews overviews;

    Incident quake;

    @BeforeEach
    void a_quake() {
        quake = open(IncidentKind.EARTHQUAKE, false);
    }

    @Test
    void of_nothing_everything_is_silent_and_nothing_is_safe() {
        DamageSummary summary = summaries.of(quake);

        assertThat(summary.whole()).isEqualTo(new AreaDamage(WHOLE, new Counted(5, 0, 0, 0, false), Scale.UNHEARD));
        assertThat(summary.whole().counted().silent()).isEqualTo(5);
        assertThat(summary.districts()).extracting(AreaDamage::area)
                .containsExactly(new Area.OfDistrict("上広川"), new Area.OfDistrict("中広川"), LOWER);
        assertThat(summary.byTrade().keySet()).containsExactly("製造業", "建設業", "小売卸業", "サービス業", "その他");
        assertThat(summary.total()).isEqualTo(Sums.NONE);
        assertThat(summary.hurt()).isEmpty();
        assertThat(summary.asOf()).isEqualTo(START);
    }

    @Test
    void it_counts_what_is_known_of_each_business_once() {
        fileOne(says(OWNER, null, "level", "roof_window", "hit", "building", "amount", "100000"));
        clock.advance(Duration.ofMinutes(1));
        file(says(OWNER, 1, "level", "destroyed", "hit", "building equipment", "amount", "5000000"),
                staffSays(DINER, null, "level", "none", "hurt", "nobody"),
                staffSays(TEA, null, "level", "other", "hurt", "hurt", "hit", "vehicle", "vehicles", "2", "amount", "unknown"));

        DamageSummary summary = summaries.of(quake);

        assertThat(summary.whole().counted()).isEqualTo(new Counted(5, 3, 1, 1, false));
        assertThat(summary.districts()).extracting(AreaDamage::counted).containsExactly(
                new Counted(2, 1, 0, 1, false), new Counted(1, 1, 0, 0, false), new Counted(2, 1, 1, 0, false));
        assertThat(summary.districts()).extracting(AreaDamage::scale)
                .containsExactly(Scale.LARGE, Scale.ALMOST_NONE, Scale.LARGE);
        assertThat(summary.total()).isEqualTo(new Sums(3, 0, 0, 0, 2, 0, 5_000_000, 1));
        assertThat(summary.byTrade().get("製造業")).isEqualTo(new Sums(1, 0, 0, 0, 0, 0, 5_000_000, 0));
        assertThat(summary.byTrade().get("建設業")).isEqualTo(Sums.NONE);
        assertThat(summary.hurt()).extracting(Business::name).containsExactly("下広川茶園");
        assertThat(summary.hurtBusinesses()).isEqualTo(1);
    }

    @Test
    void the_hearing_sheet_moves_the_amount_to_its_kinds() {
        fileOne(says(OWNER, null, "level", "destroyed", "hit", "building equipment goods", "amount", "9000000"));
        clock.advance(Duration.ofDays(3));
        fileOne(sheet(IRONWORKS, new Author.ByMember(STAFF), 1,
                "amount_building", "4000000", "equipment[1]/amount", "1500000", "equipment[2]/amount", "1500000",
                "amount_goods", "500000", "vehicles", "3"));

        assertThat(summaries.of(quake).total())
                .isEqualTo(new Sums(1, 4_000_000, 3_000_000, 0, 3, 500_000, 1_500_000, 0))
                .returns(9_000_000L, Sums::total);
    }

    @Test
    void whoever_says_last_that_nothing_is_damaged_has_no_amount_whatever_somebody_else_said() {
        fileOne(staffSays(IRONWORKS, null, "level", "destroyed", "hit", "goods", "amount", "7000000"));
        clock.advance(Duration.ofMinutes(1));
        fileOne(says(OWNER, null, "level", "none"));

        DamageSummary summary = summaries.of(quake);
        assertThat(summary.whole().counted()).isEqualTo(new Counted(5, 1, 0, 0, false));
        assertThat(summary.total()).isEqualTo(new Sums(1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(summary.parallelBusinesses()).as("a person looks at both").isEqualTo(1);
    }

    @Test
    void huge_amounts_of_many_are_added_without_overflow() {
        file(says(OWNER, null, "level", "destroyed", "hit", "building", "amount", "9999999999999"),
                staffSays(DINER, null, "level", "destroyed", "hit", "building", "amount", "9999999999999"),
                staffSays(TEA, null, "level", "destroyed", "hit", "building", "amount", "99999999999999"));

        assertThat(summaries.of(quake).total()).isEqualTo(new Sums(3, 19_999_999_999_998L, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void a_registration_that_is_not_matched_is_counted_apart_but_its_hurt_people_are_named() {
        fileOne(staffSays(UNMATCHED, null, "level", "destroyed", "hurt", "hurt", "hit", "building", "amount", "7"));

        DamageSummary apart = summaries.of(quake);
        assertThat(apart.whole().counted()).isEqualTo(new Counted(5, 0, 0, 0, false));
        assertThat(apart.unmatched()).isEqualTo(1);
        assertThat(apart.total()).isEqualTo(Sums.NONE);
        assertThat(apart.hurt()).extracting(Business::name).containsExactly("広川鉄工");

        db.sql("update business set listed_as = 1 where id = 6").update();

        DamageSummary matched = summaries.of(quake);
        assertThat(matched.whole().counted()).isEqualTo(new Counted(5, 1, 0, 1, false));
        assertThat(matched.unmatched()).isZero();
        assertThat(matched.byTrade().get("製造業").building()).isEqualTo(7);
        assertThat(matched.hurt()).extracting(Business::name).containsExactly("広川鉄工所");
    }

    @Test
    void a_matched_registration_and_its_listed_business_are_one_and_neither_report_is_lost() {
        fileOne(says(OWNER, null, "level", "none"));
        clock.advance(Duration.ofMinutes(5));
        fileOne(staffSays(UNMATCHED, null, "level", "destroyed", "hit", "building", "amount", "7"));
        fileOne(staffSays(UNMATCHED, 1, "level", "destroyed", "hit", "building", "amount", "8"));
        db.sql("update business set listed_as = 1 where id = 6").update();
        transactions.executeWithoutResult(joined -> reports.joined(UNMATCHED, IRONWORKS));

        DamageSummary summary = summaries.of(quake);
        assertThat(summary.whole().counted()).isEqualTo(new Counted(5, 1, 0, 1, false));
        assertThat(summary.total().building()).isEqualTo(8);
        assertThat(summary.parallel()).as("a person looks at both").extracting(Business::name).containsExactly("広川鉄工所");
        assertThat(reports.history(quake.id(), IRONWORKS)).extracting(Revision::number, Revision::basedOn, Revision::parallelTo)
                .containsExactly(tuple(1, null, null), tuple(2, null, 1), tuple(3, 2, 1));
        assertThat(fileOne(says(OWNER, 3, "level", "half_destroyed")).number()).isEqualTo(4);
        assertThat(summaries.of(quake).parallelBusinesses()).as("its author knew all").isZero();
    }

    @Test
    void a_declined_registration_does_not_count() {
        fileOne(staffSays(UNMATCHED, null, "level", "destroyed", "hurt", "hurt"));
        db.sql("update business set declined_at = now() where id = 6").update();

        assertThat(summaries.of(quake)).returns(0, DamageSummary::unmatched).returns(0, DamageSummary::hurtBusinesses);
    }

    @Test
    void the_scale_divides_by_all_businesses_there_are_not_by_those_in_the_list() {
        db.sql("""
                insert into area_total (organization_id, district_id, businesses) values (1, null, 659), (1, 3, 200)
                """).update();
        fileOne(staffSays(TEA, null, "level", "other"));

        DamageSummary summary = summaries.of(quake);

        assertThat(summary.whole()).isEqualTo(new AreaDamage(WHOLE, new Counted(659, 1, 1, 0, false), Scale.ALMOST_NONE));
        assertThat(summary.districts().get(2)).isEqualTo(new AreaDamage(LOWER, new Counted(200, 1, 1, 0, false), Scale.ALMOST_NONE));
    }

    @Test
    void a_district_that_nobody_reaches_is_hit_on_a_large_scale_and_so_is_the_whole() {
        overview(LOWER, "look", "unreachable", "sure", "seen");

        DamageSummary summary = summaries.of(quake);

        assertThat(summary.districts()).extracting(AreaDamage::scale)
                .containsExactly(Scale.UNHEARD, Scale.UNHEARD, Scale.LARGE);
        assertThat(summary.whole()).isEqualTo(new AreaDamage(WHOLE, new Counted(5, 0, 0, 0, true), Scale.LARGE));
        assertThat(summary.overviews()).extracting(Overview::area).containsExactly(LOWER);
    }

    @Test
    void cut_roads_count_until_the_same_director_says_that_they_are_open() {
        overview(LOWER, "look", "partly", "roads", "cut", "roads_where", "address:県道82号", "sure", "heard");
        assertThat(summaries.of(quake).districts().get(2).scale()).isEqualTo(Scale.LARGE);

        clock.advance(Duration.ofHours(2));
        overview(LOWER, "look", "almost_none", "roads", "open", "sure", "seen");
        assertThat(summaries.of(quake).districts().get(2).scale()).isEqualTo(Scale.ALMOST_NONE);
        assertThat(summaries.of(quake).districts().get(1).scale()).as("nobody has looked there").isEqualTo(Scale.UNHEARD);
    }

    @Test
    void what_a_trade_director_says_is_shown_and_cuts_no_district_off() {
        Area trade = new Area.OfTrade("建設業");
        overview(trade, "look", "wide", "roads", "cut");

        DamageSummary summary = summaries.of(quake);

        assertThat(summary.overviews()).extracting(Overview::area).containsExactly(trade);
        assertThat(summary.whole().scale()).as("of 広い範囲 nobody may say ほぼ被害なし").isEqualTo(Scale.UNHEARD);
    }

    @Test
    void the_silent_are_listed_by_district_with_their_telephone_numbers() {
        file(says(OWNER, null, "level", "none"), staffSays(TEA, null, "level", "lifeline"));

        assertThat(summaries.silent(quake, WHOLE)).extracting(Business::name)
                .containsExactly("北建設", "🌸さくら食堂", "中村酒店");
        assertThat(summaries.silent(quake, LOWER)).extracting(Business::name).containsExactly("中村酒店");
        assertThat(summaries.silent(quake, new Area.OfTrade("建設業"))).extracting(Business::telephone)
                .containsExactly("+81943000005");
    }

    @Test
    void a_drill_and_another_incident_have_figures_of_their_own() {
        fileOne(says(OWNER, null, "level", "destroyed"));
        Incident drill = open(IncidentKind.HEAVY_RAIN, true);

        assertThat(summaries.of(drill).whole().counted().heard()).isZero();
        assertThat(summaries.silent(drill, WHOLE)).hasSize(5);
    }

    @Test
    void parallel_reports_are_named() {
        file(says(OWNER, null, "level", "none"), says(WIFE, null, "level", "destroyed"));

        assertThat(summaries.of(quake).parallel()).extracting(Business::name).containsExactly("広川鉄工所");
    }

    @Test
    void the_newest_reports_come_first() {
        file(says(OWNER, null, "level", "none"));
        clock.advance(Duration.ofMinutes(5));
        file(staffSays(TEA, null, "level", "other"), staffSays(DINER, null, "level", "destroyed"));

        assertThat(summaries.newest(quake, 2)).extracting(one -> one.business().name())
                .containsExactlyInAnyOrder("下広川茶園", "🌸さくら食堂");
        assertThat(summaries.newest(quake, 20)).hasSize(3).last().returns(1, one -> one.revision().number());
    }

    private void overview(Area area, String... answers) {
        tx(() -> {
            overviews.report(java.util.List.of(new Overview(
                    HIROKAWA, area, new Author.ByContact(OFFICER), answers(answers), Set.of("remarks"), clock.instant(),
                    clock.instant(), "overview-" + clock.instant())));
            return true;
        });
    }
}
