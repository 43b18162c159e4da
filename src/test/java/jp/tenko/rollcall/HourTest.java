package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.tenko.roster.MemberId;
import org.junit.jupiter.api.Test;

/** The hour after the start, minute by minute. */
class HourTest extends RollCallTest {

    @Test
    void the_silent_are_reminded_and_the_director_is_told_how_it_stands() {
        RollCall rollCall = started(false);
        safe(rollCall, DIRECTOR, TANAKA);
        said();

        minutes(9);
        assertThat(said()).isEmpty();
        minutes(1);
        assertThat(said()).containsExactlyInAnyOrder(
                "reminder 1 -> [2, 3, 5]", "reminder 1 (ja-x-easy) -> [6]", "reminder 1 (en) -> [7]");
        minutes(5);
        assertThat(said()).containsExactly("summary 2/9 in charge 山田 太郎 -> [1]");
        safe(rollCall, FIRST_DEPUTY, SECOND_DEPUTY, LINH, MARIA);
        minutes(10);
        assertThat(said()).as("the director has answered: no succession").containsExactly("reminder 2 -> [5]");
        minutes(5);
        assertThat(said()).containsExactly("summary 6/9 in charge 山田 太郎 -> [1]");
        minutes(15);
        assertThat(said()).containsExactly("summary 6/9 in charge 山田 太郎 -> [1]", "reminder 3 -> [5]");
        minutes(15);
        assertThat(said()).as("the deadline").containsExactly("summary 6/9 in charge 山田 太郎 -> [1]");
        assertThat(tally(rollCall).deadlinePassed()).isTrue();
        minutes(60);
        assertThat(said()).isEmpty();
        assertThat(rollCalls.get(rollCall.id()).isOpen()).as("for late answers").isTrue();
    }

    @Test
    void when_all_have_answered_the_summary_comes_at_once_and_only_once() {
        RollCall rollCall = started(false);
        safe(rollCall, BY_LINE.toArray(MemberId[]::new));
        said();
        minutes(4);
        reply(saysFor(rollCall, DIRECTOR, NOT_JOINED, "safety", "safe"));
        assertThat(said()).isEmpty();

        reply(saysFor(rollCall, DIRECTOR, BLOCKED, "safety", "safe"));
        assertThat(said()).containsExactly("summary 9/9 in charge 山田 太郎 -> [1]");

        safe(rollCall, TANAKA);
        minutes(90);
        assertThat(said()).as("nobody to remind, nothing new to say").isEmpty();
    }

    @Test
    void the_last_two_answer_at_the_same_moment_and_one_summary_comes() {
        RollCall rollCall = started(false);
        safe(rollCall, DIRECTOR, FIRST_DEPUTY, SECOND_DEPUTY, TANAKA, ITO, NOT_JOINED, BLOCKED);
        said();

        atTheSameMoment(() -> safe(rollCall, LINH), () -> safe(rollCall, MARIA));

        assertThat(said()).containsExactly("summary 9/9 in charge 山田 太郎 -> [1]");
    }

    @Test
    void whoever_started_it_is_told_too() {
        RollCall rollCall = started(order(false, SECOND_DEPUTY));
        safe(rollCall, DIRECTOR);
        said();

        minutes(15);

        assertThat(said()).contains("summary 1/9 in charge 山田 太郎 -> [1]", "summary 1/9 in charge 山田 太郎 -> [3]");
    }

    @Test
    void down_over_the_due_times_what_was_missed_is_done_once_and_at_once() {
        RollCall rollCall = started(false);
        safe(rollCall, DIRECTOR);
        said();
        clock.advance(Duration.ofMinutes(47));

        minutes(0);

        assertThat(said()).as("one reminder and one summary, not three").containsExactlyInAnyOrder(
                "summary 1/9 in charge 山田 太郎 -> [1]",
                "reminder 1 -> [2, 3, 4, 5]", "reminder 1 (ja-x-easy) -> [6]", "reminder 1 (en) -> [7]");
        assertThat(dueJobs.ahead())
                .containsExactly(START.plus(Duration.ofMinutes(60)), START.plus(Duration.ofHours(24)));
    }

    @Test
    void a_leader_who_wants_it_reminds_at_any_time_but_not_twice_in_a_minute() {
        RollCall rollCall = started(false);
        safe(rollCall, DIRECTOR, FIRST_DEPUTY, SECOND_DEPUTY, LINH, MARIA);
        said();
        minutes(5);

        assertThat(remind(rollCall)).isEqualTo(new Reminder.Reminded(1, 2));
        assertThat(remind(rollCall)).isEqualTo(new Reminder.JustReminded(clock.instant()));
        assertThat(said()).containsExactly("reminder 1 -> [4, 5]");
        minutes(5);
        assertThat(said()).containsExactly("reminder 2 -> [4, 5]");
        minutes(2);
        safe(rollCall, TANAKA, ITO);
        assertThat(remind(rollCall)).isEqualTo(new Reminder.NobodySilent());
        tx(() -> rollCalls.close(rollCall.id(), DIRECTOR, clock.instant()));
        assertThat(remind(rollCall)).isEqualTo(new Reminder.Over());
    }

    @Test
    void a_reminder_that_the_quota_does_not_cover_goes_to_nobody_and_is_told_once() {
        RollCall rollCall = started(false);
        safe(rollCall, DIRECTOR);
        said();
        quota(5);

        minutes(10);
        assertThat(said()).containsExactly("quota stop 6 > 5 -> [1]");
        assertThat(remind(rollCall)).isEqualTo(new Reminder.NotEnoughQuota(6, 5));
        minutes(20);
        assertThat(said()).containsExactly(
                "summary 1/9 in charge 山田 太郎 -> [1]", "summary 1/9 in charge 山田 太郎 -> [1]");
    }

    @Test
    void who_has_joined_meanwhile_is_reminded_and_who_has_left_is_not() {
        RollCall rollCall = started(false);
        safe(rollCall, DIRECTOR, FIRST_DEPUTY, SECOND_DEPUTY, LINH, MARIA, ITO);
        said();
        db.sql("update member set unreachable_since = now() where id = 4").update();
        db.sql("update member set line_user_id = 'U' || lpad('8', 32, '0'), joined_at = now() where id = 8").update();

        minutes(10);

        assertThat(said()).containsExactly("reminder 1 -> [8]");
    }

    @Test
    void an_ended_roll_call_says_no_more_and_tells_the_other_leaders() {
        RollCall rollCall = started(false);
        safe(rollCall, DIRECTOR);
        minutes(12);
        said();

        Closing closing = tx(() -> rollCalls.close(rollCall.id(), FIRST_DEPUTY, clock.instant()));

        assertThat(closing).isInstanceOfSatisfying(Closing.Closed.class, closed -> {
            assertThat(closed.rollCall().closed()).isEqualTo(RollCall.Ending.ENDED);
            assertThat(closed.rollCall().closedBy()).isEqualTo(FIRST_DEPUTY);
            assertThat(closed.tally().answered()).isEqualTo(1);
        });
        assertThat(said()).containsExactly("closed ENDED -/-/-/- -> [1]");
        assertThat(tx(() -> rollCalls.close(rollCall.id(), DIRECTOR, clock.instant())))
                .isInstanceOf(Closing.AlreadyClosed.class);
        assertThat(dueJobs.ahead()).isEmpty();
        minutes(90);
        assertThat(said()).isEmpty();
        assertThat(incidents.get(rollCall.incident()).isOpen()).as("the disaster goes on").isTrue();
    }

    @Test
    void nobody_ends_it_so_it_ends_after_a_day() {
        RollCall rollCall = started(false);
        minutes(24 * 60 - 1);
        assertThat(rollCalls.get(rollCall.id()).isOpen()).isTrue();
        said();

        minutes(1);

        assertThat(rollCalls.get(rollCall.id()).closed()).isEqualTo(RollCall.Ending.TIME_UP);
        assertThat(said()).contains("closed TIME_UP -/-/-/- -> [1]");
        assertThat(start(order(false, DIRECTOR))).isInstanceOf(Start.Started.class);
    }

    @Test
    void the_hour_goes_over_midnight_and_the_end_of_the_year() {
        Instant lateOnNewYearsEve = Instant.parse("2026-12-31T14:40:00Z");   // 23:40 in Tokyo
        clock.moveTo(lateOnNewYearsEve);
        RollCall rollCall = started(false);
        safe(rollCall, DIRECTOR);
        said();

        minutes(20);
        safe(rollCall, TANAKA);
        minutes(40);

        assertThat(said().getLast()).isEqualTo("summary 2/9 in charge 山田 太郎 -> [1]");
        assertThat(rollCall.deadlineAt()).isEqualTo(Instant.parse("2026-12-31T15:40:00Z"));
        assertThat(tally(rollCall).late()).isZero();
        assertThat(tally(rollCall).lastAnswer()).isEqualTo(Instant.parse("2026-12-31T15:00:00Z"));
    }

    @Test
    void a_duty_that_fails_is_tried_again_and_done_once() {
        RollCall rollCall = started(false);
        safe(rollCall, DIRECTOR, FIRST_DEPUTY, SECOND_DEPUTY, LINH, MARIA);
        said();
        words.failures.set(1);

        minutes(10);

        assertThat(said()).containsExactly("reminder 1 -> [4, 5]");
    }

    private Reminder remind(RollCall rollCall) {
        return tx(() -> rollCalls.remindSilent(rollCall.id()));
    }
}
