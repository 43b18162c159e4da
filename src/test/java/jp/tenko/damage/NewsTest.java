package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.Area;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What reaches the director (telephone 1) and the deputy (2, who reads English) at once. */
class NewsTest extends DamageTest {

    @Autowired
    Overviews overviews;

    Incident quake;

    @BeforeEach
    void a_quake() {
        quake = open(IncidentKind.EARTHQUAKE, false);
    }

    @Test
    void a_building_destroyed_and_people_hurt_reach_the_leaders_at_once() {
        fileOne(says(OWNER, null, "level", "destroyed", "hurt", "hurt"));

        assertThat(said()).containsExactly(
                "広川鉄工所 #1 [HURT, DESTROYED] -> [1]", "広川鉄工所 #1 [HURT, DESTROYED] (en) -> [2]");
    }

    @Test
    void what_is_no_alarm_waits_for_the_summary() {
        file(says(OWNER, null, "level", "half_destroyed", "hurt", "nobody"), staffSays(DINER, null, "hurt", "unknown"));

        assertThat(said()).isEmpty();
        assertThat(dueJobs.ahead()).isEmpty();
    }

    @Test
    void what_comes_within_the_next_minute_is_gathered_and_told_once() {
        fileOne(says(OWNER, null, "level", "destroyed"));
        assertThat(said()).hasSize(2);

        clock.advance(Duration.ofSeconds(10));
        file(staffSays(DINER, null, "level", "destroyed"), staffSays(TEA, null, "hurt", "hurt"));
        clock.advance(Duration.ofSeconds(10));
        fileOne(staffSays(SAKE, null, "level", "destroyed"));
        assertThat(said()).isEmpty();

        dueJobs.pass(Duration.ofSeconds(40));
        assertThat(said()).hasSize(2).first().asString()
                .contains("🌸さくら食堂 #1 [DESTROYED]", "下広川茶園 #1 [HURT]", "中村酒店 #1 [DESTROYED]")
                .doesNotContain("広川鉄工所");

        minutes(60);
        assertThat(said()).isEmpty();
    }

    @Test
    void the_first_after_a_quiet_minute_goes_out_at_once_again() {
        fileOne(says(OWNER, null, "level", "destroyed"));
        clock.advance(Duration.ofSeconds(61));
        said();

        fileOne(staffSays(DINER, null, "level", "destroyed"));

        assertThat(said()).hasSize(2);
        assertThat(dueJobs.ahead()).isEmpty();
    }

    @Test
    void the_same_again_alarms_nobody_and_a_change_for_the_worse_does() {
        Statement destroyed = says(OWNER, null, "level", "destroyed");
        fileOne(destroyed);
        said();
        clock.advance(Duration.ofMinutes(5));

        fileOne(destroyed);
        fileOne(says(OWNER, 1, "level", "destroyed", "trading", "closed"));
        assertThat(said()).isEmpty();

        fileOne(says(OWNER, 2, "level", "destroyed", "trading", "closed", "hurt", "hurt"));
        assertThat(said()).containsExactly("広川鉄工所 #3 [HURT] -> [1]", "広川鉄工所 #3 [HURT] (en) -> [2]");
    }

    @Test
    void a_road_that_is_cut_reaches_them_and_the_same_from_the_same_person_does_not() {
        overview("1", "roads", "cut", "look", "partly");
        assertThat(said()).first().isEqualTo("下広川 cut off, says 古賀 理事 -> [1]");
        clock.advance(Duration.ofMinutes(2));

        overview("1", "roads", "cut", "look", "partly");
        overview("2", "roads", "cut", "look", "unreachable");
        assertThat(said()).isEmpty();

        overview("3", "roads", "open", "look", "wide");
        clock.advance(Duration.ofMinutes(2));
        overview("4", "roads", "cut", "look", "wide");
        assertThat(said()).hasSize(2);
    }

    @Test
    void a_drill_says_that_it_is_one() {
        incidents.close(quake.id(), DIRECTOR, clock.instant());
        clock.advance(Duration.ofMinutes(1));
        open(IncidentKind.EARTHQUAKE, true);

        fileOne(says(OWNER, null, "level", "destroyed"));

        assertThat(said()).first().isEqualTo("DRILL 広川鉄工所 #1 [DESTROYED] -> [1]");
    }

    @Test
    void a_report_that_opens_an_incident_by_itself_says_so_once() {
        incidents.close(quake.id(), DIRECTOR, clock.instant());
        clock.advance(Duration.ofMinutes(1));

        fileOne(says(OWNER, null, "level", "roof_window"));
        fileOne(staffSays(DINER, null, "level", "none"));

        assertThat(said()).containsExactly("広川鉄工所 #1 [OPENED] -> [1]", "広川鉄工所 #1 [OPENED] (en) -> [2]");
    }

    @Test
    void without_messages_left_nothing_goes_out_and_it_is_told_with_the_next_news() {
        quota(1);
        fileOne(says(OWNER, null, "level", "destroyed"));
        assertThat(said()).isEmpty();

        quota(100);
        clock.advance(Duration.ofMinutes(10));
        fileOne(staffSays(DINER, null, "level", "destroyed"));

        assertThat(said()).first().isEqualTo("広川鉄工所 #1 [DESTROYED]; 🌸さくら食堂 #1 [DESTROYED] -> [1]");
    }

    @Test
    void two_first_alarms_at_the_same_moment_are_one_push_and_one_gathered() {
        atTheSameMoment(
                () -> fileOne(says(OWNER, null, "level", "destroyed")),
                () -> fileOne(staffSays(DINER, null, "level", "destroyed")));

        assertThat(said()).hasSize(2);
        minutes(1);
        assertThat(said()).hasSize(2).first().asString().contains("🌸さくら食堂");
    }

    @Test
    void a_deputy_on_leave_is_left_alone() {
        db.sql("update member set on_leave = true where id = 2").update();

        fileOne(says(OWNER, null, "level", "destroyed"));

        assertThat(said()).hasSize(1);
    }

    private void overview(String event, String... answers) {
        tx(() -> {
            overviews.report(List.of(new Overview(
                    HIROKAWA, new Area.OfDistrict("下広川"), new Author.ByContact(OFFICER), answers(answers), Set.of(),
                    clock.instant(), clock.instant(), event)));
            return true;
        });
    }
}
