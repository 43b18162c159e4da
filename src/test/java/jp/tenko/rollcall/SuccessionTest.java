package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessionTest extends RollCallTest {

    @Test
    void a_silent_director_is_assumed_hit_and_the_deputies_follow_one_by_one() {
        RollCall rollCall = started(false);
        minutes(19);
        assertThat(tally(rollCall).inCharge().id()).isEqualTo(DIRECTOR);
        said();

        minutes(1);
        assertThat(tally(rollCall).inCharge().id()).isEqualTo(FIRST_DEPUTY);
        assertThat(said()).containsExactly(
                "in charge 鈴木 花子 after 山田 太郎 -> [1]",
                "in charge 鈴木 花子 after 山田 太郎 -> [2]",
                "in charge 鈴木 花子 after 山田 太郎 -> [3]");
        minutes(10);
        assertThat(summaries()).containsExactly(
                "summary 0/9 in charge 鈴木 花子 -> [1]", "summary 0/9 in charge 鈴木 花子 -> [2]");
        minutes(10);
        assertThat(tally(rollCall).inCharge().id()).isEqualTo(SECOND_DEPUTY);
        said();
        minutes(5);
        assertThat(summaries()).containsExactly(
                "summary 0/9 in charge 佐藤 健 -> [1]",
                "summary 0/9 in charge 佐藤 健 -> [2]",
                "summary 0/9 in charge 佐藤 健 -> [3]");
        minutes(60);
        assertThat(tally(rollCall).inCharge().id()).as("nobody is left").isEqualTo(SECOND_DEPUTY);
    }

    @Test
    void a_deputy_who_answers_stays_in_charge() {
        RollCall rollCall = started(false);
        minutes(25);
        safe(rollCall, FIRST_DEPUTY);
        minutes(60);

        assertThat(tally(rollCall).inCharge().id()).isEqualTo(FIRST_DEPUTY);
        assertThat(rollCalls.get(rollCall.id()).handovers()).isEqualTo(1);
    }

    @Test
    void a_deputy_who_answered_before_is_in_charge_when_the_turn_comes() {
        RollCall rollCall = started(false);
        safe(rollCall, FIRST_DEPUTY);
        minutes(50);

        assertThat(tally(rollCall).inCharge().id()).isEqualTo(FIRST_DEPUTY);
    }

    @Test
    void a_director_who_answers_after_all_is_in_charge_again_and_the_deputy_still_hears() {
        RollCall rollCall = started(false);
        minutes(22);
        safe(rollCall, DIRECTOR);
        said();
        minutes(8);

        assertThat(summaries()).containsExactly(
                "summary 1/9 in charge 山田 太郎 -> [1]", "summary 1/9 in charge 山田 太郎 -> [2]");
    }

    @Test
    void a_director_whom_line_does_not_reach_or_who_is_on_leave_is_passed_over() {
        db.sql("update member set on_leave = true where id = 1").update();
        db.sql("update member set unreachable_since = now() where id = 2").update();
        RollCall rollCall = started(order(false, SECOND_DEPUTY));
        safe(rollCall, TANAKA);
        said();
        minutes(15);

        assertThat(summaries()).containsExactly("summary 1/8 in charge 佐藤 健 -> [3]");
    }

    @Test
    void after_a_long_standstill_the_charge_goes_one_step_and_the_next_leader_has_the_whole_time() {
        RollCall rollCall = started(false);
        clock.advance(Duration.ofMinutes(50));
        minutes(0);
        assertThat(tally(rollCall).inCharge().id()).isEqualTo(FIRST_DEPUTY);

        minutes(19);
        assertThat(tally(rollCall).inCharge().id()).isEqualTo(FIRST_DEPUTY);
        minutes(1);
        assertThat(tally(rollCall).inCharge().id()).isEqualTo(SECOND_DEPUTY);
    }

    private List<String> summaries() {
        return said().stream().filter(words -> words.startsWith("summary")).toList();
    }
}
