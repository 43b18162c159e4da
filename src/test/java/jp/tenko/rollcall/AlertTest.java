package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertTest extends RollCallTest {

    RollCall rollCall;

    @BeforeEach
    void a_roll_call_runs() {
        rollCall = started(false);
        said();
        clock.advance(Duration.ofMinutes(2));
    }

    @Test
    void who_needs_help_alerts_all_leaders_at_once() {
        reply(says(rollCall, TANAKA, "safety", "needs_help"));

        assertThat(said()).containsExactly(
                "needs help 田中 一郎 -> [1]", "needs help 田中 一郎 -> [2]", "needs help 田中 一郎 -> [3]");
    }

    @Test
    void the_place_that_comes_after_it_alerts_again_and_opens_a_map() {
        reply(says(rollCall, TANAKA, "safety", "needs_help"));
        said();

        reply(says(rollCall, TANAKA, "help_place", "33.2415,130.5513"));

        assertThat(said())
                .hasSize(3)
                .contains("needs help 田中 一郎 at https://www.google.com/maps?q=33.2415,130.5513 -> [1]");
    }

    @Test
    void the_same_again_alerts_nobody() {
        reply(says(rollCall, TANAKA, "safety", "needs_help", "help_place", "上広川の公民館"));
        assertThat(said()).contains("needs help 田中 一郎 at 上広川の公民館 -> [1]");

        clock.advance(Duration.ofMinutes(1));
        reply(says(rollCall, TANAKA, "safety", "needs_help"));
        reply(says(rollCall, TANAKA, "help_place", "上広川の公民館"));
        reply(saysFor(rollCall, ITO, TANAKA, "safety", "needs_help"));

        assertThat(said()).isEmpty();
    }

    @Test
    void who_needs_help_again_after_being_safe_alerts_again() {
        reply(says(rollCall, TANAKA, "safety", "needs_help"));
        clock.advance(Duration.ofMinutes(1));
        safe(rollCall, TANAKA);
        said();
        clock.advance(Duration.ofMinutes(1));

        reply(says(rollCall, TANAKA, "safety", "needs_help"));

        assertThat(said()).hasSize(3);
    }

    @Test
    void who_is_injured_alerts_and_who_then_needs_help_alerts_again() {
        reply(says(rollCall, TANAKA, "safety", "injured"));
        assertThat(said()).contains("injured 田中 一郎 -> [1]").hasSize(3);
        clock.advance(Duration.ofMinutes(1));

        reply(says(rollCall, TANAKA, "safety", "needs_help"));
        assertThat(said()).contains("needs help 田中 一郎 -> [1]").hasSize(3);
    }

    @Test
    void a_leader_in_need_is_not_told_of_themself() {
        reply(says(rollCall, DIRECTOR, "safety", "needs_help"));

        assertThat(said()).containsExactly("needs help 山田 太郎 -> [2]", "needs help 山田 太郎 -> [3]");
    }

    @Test
    void a_proxy_is_named() {
        reply(saysFor(rollCall, ITO, NOT_JOINED, "safety", "needs_help"));

        assertThat(said()).contains("needs help 高橋 次郎 says 伊藤 さくら😀 -> [1]");
    }

    @Test
    void a_place_alone_is_no_alarm_and_one_that_came_first_is_known() {
        reply(says(rollCall, TANAKA, "help_place", "公民館"));
        assertThat(said()).isEmpty();

        reply(says(rollCall, TANAKA, "safety", "needs_help"));
        assertThat(said()).contains("needs help 田中 一郎 at 公民館 -> [1]");
    }

    @Test
    void even_after_the_end_and_without_quota_an_alarm_goes_out() {
        tx(() -> rollCalls.close(rollCall.id(), DIRECTOR, clock.instant()));
        quota(0);
        said();
        clock.advance(Duration.ofHours(30));

        reply(says(rollCall, TANAKA, "safety", "needs_help"));

        assertThat(said()).hasSize(3);
    }

    @Test
    void several_in_one_batch_are_told_apart() {
        reply(
                says(rollCall, TANAKA, "safety", "needs_help"),
                says(rollCall, ITO, "safety", "injured"),
                says(rollCall, LINH, "safety", "safe"));

        assertThat(said()).hasSize(6).contains("needs help 田中 一郎 -> [1]", "injured 伊藤 さくら😀 -> [1]");
    }

    @Test
    void two_who_say_the_same_of_one_person_at_the_same_moment_alarm_once() {
        atTheSameMoment(
                () -> reply(saysFor(rollCall, ITO, TANAKA, "safety", "needs_help")),
                () -> reply(saysFor(rollCall, LINH, TANAKA, "safety", "needs_help")));
        assertThat(said()).hasSize(3);

        atTheSameMoment(
                () -> reply(saysFor(rollCall, ITO, TANAKA, "help_place", "公民館")),
                () -> reply(saysFor(rollCall, LINH, TANAKA, "help_place", "公民館")));
        assertThat(said()).hasSize(3);
    }
}
