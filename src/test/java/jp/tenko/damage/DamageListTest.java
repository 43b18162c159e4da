package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jp.tenko.damage.desk.CaseChange;
import jp.tenko.damage.desk.CaseState;
import jp.tenko.damage.desk.DamageCase;
import jp.tenko.damage.desk.DamageCases;
import jp.tenko.damage.desk.DamageFilter;
import jp.tenko.damage.desk.DamageLine;
import jp.tenko.damage.desk.DamageList;
import jp.tenko.damage.desk.IncidentFigures;
import jp.tenko.damage.desk.ListPage;
import jp.tenko.damage.desk.MapMarks;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DamageListTest extends DamageTest {

    @Autowired
    DamageList list;

    @Autowired
    DamageCases cases;

    @Autowired
    MapMarks marks;

    Incident quake;

    @BeforeEach
    void four_of_five_report_and_one_who_is_not_in_the_list() {
        quake = open(IncidentKind.EARTHQUAKE, false);
        fileOne(says(OWNER, null, "level", "destroyed", "hit", "building", "amount", "5000000"));
        clock.advance(Duration.ofMinutes(1));
        fileOne(staffSays(DINER, null, "level", "none", "hurt", "nobody"));
        clock.advance(Duration.ofMinutes(1));
        file(staffSays(TEA, null, "level", "other", "hurt", "hurt", "hit", "vehicle", "amount", "unknown"),
                staffSays(SAKE, null, "level", "floor_below", "hit", "goods", "amount", "100000"));
        clock.advance(Duration.ofMinutes(1));
        fileOne(staffSays(UNMATCHED, null, "level", "roof_window", "amount", "1"));
    }

    @Test
    void the_newest_report_comes_first_and_silence_is_asked_for() {
        assertThat(names(DamageFilter.OF_HEARD)).containsExactly("広川鉄工", "中村酒店", "下広川茶園", "🌸さくら食堂", "広川鉄工所");
        assertThat(names(only("silent", ""))).containsExactly("北建設");
        assertThat(names(only("all", ""))).hasSize(6).contains("北建設", "広川鉄工");
        assertThat(names(only("hurt", ""))).containsExactly("下広川茶園");
        assertThat(names(only("unknown", ""))).containsExactly("下広川茶園");
        assertThat(names(only("damaged", "下広川"))).containsExactly("中村酒店", "下広川茶園");
        assertThat(names(new DamageFilter("heard", "", "製造業", "destroyed", "", "ﾋﾛｶﾜ"))).as("searched as it is folded").isEmpty();
        assertThat(names(new DamageFilter("heard", "", "製造業", "destroyed", "", "広川 鉄工"))).containsExactly("広川鉄工所");
        assertThat(names(new DamageFilter("heard", "", "", "", "", "002"))).as("by its number").containsExactly("🌸さくら食堂");
        assertThat(names(new DamageFilter("nonsense", "", "", "", "", "' or 1=1 --"))).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_a_gap_while_somebody_reports() {
        for (String status : List.of("heard", "all")) {
            List<String> seen = new ArrayList<>();
            String after = null;
            do {
                ListPage page = list.page(quake, only(status, ""), after, 2);
                page.lines().forEach(line -> seen.add(line.name()));
                after = page.next();
                clock.advance(Duration.ofMinutes(1));
                fileOne(staffSays(DINER, reports.history(quake.id(), DINER).getLast().number(), "level", "none", "hurt", "nobody"));
            } while (after != null);

            assertThat(seen).as(status).doesNotHaveDuplicates().contains("広川鉄工所", "広川鉄工", "下広川茶園", "中村酒店");
        }
    }

    @Test
    void a_registration_that_was_found_in_the_list_is_one_line_with_the_listed_business() {
        db.sql("update business set listed_as = :listed where id = :registered")
                .param("listed", BUILDER.value())
                .param("registered", UNMATCHED.value())
                .update();

        assertThat(names(DamageFilter.OF_HEARD)).containsExactly("北建設", "中村酒店", "下広川茶園", "🌸さくら食堂", "広川鉄工所");
        assertThat(names(only("silent", ""))).isEmpty();
        assertThat(list.silent(quake, "", 10)).isEmpty();
        assertThat(list.of(quake, BUILDER).yen().total()).isEqualTo(1L);
        assertThat(list.figures(List.of(quake.id()))).containsEntry(quake.id(), new IncidentFigures(5, 3, 1, 1, 5_100_001, 1));
    }

    @Test
    void of_two_who_change_a_case_at_the_same_moment_the_second_is_told_and_nothing_is_lost() {
        AtomicReference<CaseChange> second = new AtomicReference<>();
        atTheSameMoment(
                () -> assertThat(cases.change(quake.id(), TEA, wanted(0, CaseState.WORKING, "片付けを手配", "大石")))
                        .isInstanceOf(CaseChange.Written.class),
                () -> second.set(tx(() -> cases.change(quake.id(), TEA, wanted(0, CaseState.DONE, "電話した", "中島")))));

        assertThat(second.get()).isInstanceOfSatisfying(CaseChange.Overtaken.class, overtaken ->
                assertThat(overtaken.theirs()).returns("片付けを手配", DamageCase::memo).returns("大石", DamageCase::changedBy));
        assertThat(tx(() -> cases.change(quake.id(), TEA, wanted(1, CaseState.DONE, "電話した", "中島"))))
                .isInstanceOf(CaseChange.Written.class);
        assertThat(cases.history(quake.id(), TEA)).extracting(DamageCase::memo).containsExactly("電話した", "片付けを手配");
        assertThat(names(new DamageFilter("all", "", "", "", "done", ""))).containsExactly("下広川茶園");
        assertThat(names(new DamageFilter("heard", "", "", "", "open", ""))).as("only damage is a case")
                .containsExactly("広川鉄工", "中村酒店", "広川鉄工所");
    }

    @Test
    void the_same_saved_twice_is_one_change() {
        tx(() -> cases.change(quake.id(), TEA, wanted(0, CaseState.WORKING, "", "大石")));

        assertThat(tx(() -> cases.change(quake.id(), TEA, wanted(0, CaseState.WORKING, "", "大石"))))
                .isInstanceOf(CaseChange.NothingNew.class);
        assertThat(cases.history(quake.id(), TEA)).hasSize(1);
    }

    @Test
    void a_mark_stands_where_the_list_says_else_where_the_business_said_it_is() {
        db.sql("update business set latitude = 33.24, longitude = 130.55 where id = :id").param("id", IRONWORKS.value()).update();
        fileOne(staffSays(SAKE, 1, "level", "floor_below", "amount", "100000", "place", "33.250000 130.600000 0 0 広川町"));
        fileOne(staffSays(TEA, 1, "level", "other", "hurt", "hurt", "place", "address:1 1 0 0 橋のそば"));

        assertThat(marks.of(quake, 10)).extracting(MapMarks.Mark::name).containsExactly("広川鉄工所", "中村酒店");
        assertThat(marks.of(quake, 10).getLast()).returns(33.25, MapMarks.Mark::latitude).returns(130.6, MapMarks.Mark::longitude);
    }

    @Test
    void what_is_personal_can_be_left_out() {
        fileOne(staffSays(SAKE, 1, "level", "floor_below", "amount", "100000", "place", "33.25 130.6 0 0", "remarks", "店長は090-0000-0000"));

        assertThat(reports.historyWithoutPersonal(quake.id(), SAKE).getLast().answers())
                .containsEntry("amount", "100000").doesNotContainKeys("place", "remarks");
        assertThat(reports.history(quake.id(), SAKE).getLast().answers()).containsKeys("place", "remarks");
    }

    private List<String> names(DamageFilter filter) {
        List<String> all = list.all(quake, filter).stream().map(DamageLine::name).toList();
        assertThat(list.page(quake, filter, null, 100).lines()).extracting(DamageLine::name).isEqualTo(all);
        return all;
    }

    private static DamageFilter only(String status, String district) {
        return new DamageFilter(status, district, "", "", "", "");
    }

    private DamageCase wanted(int seen, CaseState state, String memo, @Nullable String by) {
        return new DamageCase(seen, state, memo, STAFF, by, clock.instant());
    }
}
