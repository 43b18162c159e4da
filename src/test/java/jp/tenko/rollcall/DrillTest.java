package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import jp.tenko.incident.Incident;
import jp.tenko.roster.MemberId;
import org.junit.jupiter.api.Test;

class DrillTest extends RollCallTest {

    @Test
    void every_message_of_a_drill_says_that_it_is_one() {
        RollCall drill = started(true);
        reply(says(drill, TANAKA, "safety", "needs_help"));
        minutes(61);
        tx(() -> rollCalls.close(drill.id(), FIRST_DEPUTY, clock.instant()));

        assertThat(said()).isNotEmpty().allMatch(words -> words.startsWith("DRILL "));
    }

    @Test
    void it_ends_with_the_minutes_to_each_quarter() {
        RollCall drill = started(true);
        MemberId[] inOrder = {DIRECTOR, FIRST_DEPUTY, SECOND_DEPUTY, TANAKA, ITO, LINH, MARIA, NOT_JOINED};
        for (MemberId person : inOrder) {
            minutes(1);
            reply(saysFor(drill, TANAKA, person, "safety", "safe"));
        }

        assertThat(quarters(drill)).isEqualTo(Map.of(25, 3L, 50, 5L, 75, 7L));
        minutes(4);
        reply(saysFor(drill, TANAKA, BLOCKED, "safety", "safe"));
        assertThat(quarters(drill)).isEqualTo(Map.of(25, 3L, 50, 5L, 75, 7L, 100, 12L));
        said();
        tx(() -> rollCalls.close(drill.id(), FIRST_DEPUTY, clock.instant()));
        assertThat(said()).containsExactly("DRILL closed ENDED 3/5/7/12 -> [1]");
    }

    @Test
    void a_drill_is_over_with_its_roll_call_and_the_next_is_another() {
        RollCall drill = started(true);
        Closing.Closed closed = (Closing.Closed) tx(() -> rollCalls.close(drill.id(), DIRECTOR, clock.instant()));
        RollCall next = started(true);

        assertThat(incidents.get(drill.incident())).extracting(Incident::isOpen, Incident::closedBy)
                .containsExactly(false, DIRECTOR);
        assertThat(closed.rollCall().drill()).isTrue();
        assertThat(next.incident()).isNotEqualTo(drill.incident());
    }

    @Test
    void drills_and_the_real_thing_are_counted_apart() {
        RollCall drill = started(true);
        safe(drill, TANAKA, ITO);
        RollCall real = started(false);
        safe(drill, LINH);
        safe(real, MARIA);

        assertThat(tally(drill).answered()).isEqualTo(3);
        assertThat(tally(drill).late()).as("the drill had ended").isZero();
        assertThat(tally(real).silent()).hasSize(8);
        assertThat(rollCalls.latestFor(LINH)).map(RollCall::id).contains(real.id());
    }

    @Test
    void where_the_hour_is_compressed_the_minutes_are_still_the_plans() {
        RollCallPlan fast = new RollCallPlan(
                java.util.List.of(Duration.ofMinutes(10)),
                java.util.List.of(),
                Duration.ofMinutes(20),
                Duration.ofMinutes(60),
                Duration.ofDays(1),
                Duration.ofSeconds(5));

        assertThat(fast.at(START, fast.deadline())).isEqualTo(START.plus(Duration.ofMinutes(5)));
        assertThat(fast.passed(START, START.plus(Duration.ofSeconds(50)))).isEqualTo(Duration.ofMinutes(10));
    }

    private Map<Integer, Long> quarters(RollCall rollCall) {
        Tally tally = tally(rollCall);
        Map<Integer, Long> quarters = new java.util.TreeMap<>();
        for (int percent : new int[] {25, 50, 75, 100}) {
            Duration time = tally.timeTo(percent);
            if (time != null) {
                quarters.put(percent, time.toMinutes());
            }
        }
        return quarters;
    }
}
