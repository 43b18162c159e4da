package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.Member;
import org.junit.jupiter.api.Test;

class StartTest extends RollCallTest {

    @Test
    void everybody_who_is_not_on_leave_is_asked_each_in_their_language() {
        Start.Started started = (Start.Started) start(order(false, DIRECTOR));

        assertThat(started.asked()).isEqualTo(9);
        assertThat(started.unreachable()).extracting(Member::id).containsExactlyInAnyOrder(NOT_JOINED, BLOCKED);
        assertThat(said()).containsExactlyInAnyOrder(
                "prompt -> [1, 2, 3, 4, 5]", "prompt (ja-x-easy) -> [6]", "prompt (en) -> [7]");
        assertThat(tally(started.rollCall()).silent()).hasSize(9).extracting(Member::id).doesNotContain(ON_LEAVE);
    }

    @Test
    void the_whole_plan_is_scheduled_with_it() {
        started(false);

        assertThat(dueJobs.ahead()).extracting(due -> Duration.between(START, due).toMinutes())
                .containsExactly(10L, 15L, 20L, 25L, 30L, 45L, 45L, 60L, 24 * 60L);
    }

    @Test
    void a_start_that_is_rolled_back_leaves_nothing() {
        transactions.executeWithoutResult(status -> {
            rollCalls.start(order(false, DIRECTOR));
            status.setRollbackOnly();
        });

        assertThat(dueJobs.ahead()).isEmpty();
        assertThat(said()).isEmpty();
        assertThat(rollCalls.open(HIROKAWA)).isEmpty();
        assertThat(incidents.current(HIROKAWA, false)).isEmpty();
    }

    @Test
    void words_that_fail_start_nothing() {
        words.failures.set(1);

        assertThatThrownBy(() -> start(order(false, DIRECTOR))).hasMessage("no words");

        assertThat(rollCalls.open(HIROKAWA)).isEmpty();
        assertThat(dueJobs.ahead()).isEmpty();
    }

    @Test
    void the_second_one_who_starts_joins_the_first() {
        RollCall running = started(false);
        said();

        assertThat(start(order(false, FIRST_DEPUTY))).isInstanceOfSatisfying(Start.AlreadyRunning.class, joined -> {
            assertThat(joined.rollCall().id()).isEqualTo(running.id());
            assertThat(joined.startedBy().id()).isEqualTo(DIRECTOR);
        });
        assertThat(said()).isEmpty();
    }

    @Test
    void of_two_who_start_at_the_same_moment_one_joins_the_other() {
        List<Start> starts = Collections.synchronizedList(new ArrayList<>());

        atTheSameMoment(
                () -> starts.add(start(order(false, DIRECTOR))), () -> starts.add(start(order(false, FIRST_DEPUTY))));

        assertThat(starts).hasExactlyElementsOfTypes(Start.Started.class, Start.AlreadyRunning.class);
        assertThat(said()).hasSize(3);
        assertThat(dueJobs.ahead()).hasSize(9);
    }

    @Test
    void of_a_drill_and_a_real_one_that_start_at_the_same_moment_only_the_real_one_goes_on() {
        List<Start> starts = Collections.synchronizedList(new ArrayList<>());

        atTheSameMoment(
                () -> starts.add(start(order(true, DIRECTOR))), () -> starts.add(start(order(false, FIRST_DEPUTY))));
        assertThat(starts).hasExactlyElementsOfTypes(Start.Started.class, Start.Started.class);
        assertThat(rollCalls.open(HIROKAWA)).map(RollCall::drill).contains(false);
        assertThat(incidents.current(HIROKAWA, true)).isEmpty();

        a_quiet_afternoon();
        starts.clear();
        atTheSameMoment(
                () -> starts.add(start(order(false, DIRECTOR))), () -> starts.add(start(order(true, FIRST_DEPUTY))));
        assertThat(starts).hasExactlyElementsOfTypes(Start.Started.class, Start.AlreadyRunning.class);
    }

    @Test
    void without_enough_messages_left_nothing_is_written() {
        quota(6);

        assertThat(start(order(false, DIRECTOR))).isEqualTo(new Start.NotEnoughQuota(7, 6));

        assertThat(said()).isEmpty();
        assertThat(rollCalls.open(HIROKAWA)).isEmpty();
        assertThat(incidents.current(HIROKAWA, false)).isEmpty();
        assertThat(dueJobs.ahead()).isEmpty();

        quota(7);
        assertThat(start(order(false, DIRECTOR))).isInstanceOf(Start.Started.class);
    }

    @Test
    void a_district_is_asked_and_whoever_starts_it() {
        StartOrder order = new StartOrder(
                HIROKAWA, IncidentKind.HEAVY_RAIN, false, Audience.ofDistrict("中広川"), DIRECTOR, START);
        Reach reach = rollCalls.reach(HIROKAWA, order.audience(), DIRECTOR);
        Start.Started started = (Start.Started) start(order);

        assertThat(tally(started.rollCall()).silent()).extracting(Member::id)
                .containsExactly(DIRECTOR, FIRST_DEPUTY, MARIA, LINH, BLOCKED);
        assertThat(reach.asked()).isEqualTo(started.asked()).isEqualTo(5);
        assertThat(reach.cost()).isEqualTo(4);
        assertThat(started.rollCall().audience()).isEqualTo(Audience.ofDistrict("中広川"));
    }

    @Test
    void an_audience_without_anybody_is_not_asked() {
        StartOrder order =
                new StartOrder(HIROKAWA, IncidentKind.OTHER, false, Audience.ofDistrict("なし"), DIRECTOR, START);

        assertThat(start(order)).isEqualTo(new Start.NobodyToAsk());
        assertThat(rollCalls.open(HIROKAWA)).isEmpty();
    }

    @Test
    void the_choice_of_whom_to_ask_says_how_many_they_are() {
        assertThat(rollCalls.audiences(HIROKAWA)).containsExactly(
                new AudienceChoice(Audience.ALL, 9, 7),
                new AudienceChoice(Audience.ofDistrict("上広川"), 3, 3),
                new AudienceChoice(Audience.ofDistrict("中広川"), 4, 3),
                new AudienceChoice(Audience.ofDistrict("下広川"), 1, 1));
    }

    @Test
    void a_real_one_ends_the_drill_that_runs() {
        RollCall drill = started(true);
        clock.advance(Duration.ofMinutes(3));
        RollCall real = started(false);

        assertThat(rollCalls.get(drill.id()).closed()).isEqualTo(RollCall.Ending.REAL_STARTED);
        assertThat(rollCalls.open(HIROKAWA)).map(RollCall::id).contains(real.id());
        assertThat(incidents.current(HIROKAWA, true)).isEmpty();
        assertThat(dueJobs.ahead()).as("the drill's triggers are gone").hasSize(9);
        assertThat(rollCalls.openFor(TANAKA)).map(RollCall::id).contains(real.id());
    }

    @Test
    void a_real_one_that_is_too_dear_leaves_the_drill_alone() {
        RollCall drill = started(true);
        quota(1);

        assertThat(start(order(false, DIRECTOR))).isInstanceOf(Start.NotEnoughQuota.class);
        assertThat(rollCalls.get(drill.id()).isOpen()).isTrue();
    }

    @Test
    void no_drill_starts_beside_a_real_one() {
        RollCall real = started(false);

        assertThat(start(order(true, FIRST_DEPUTY))).isInstanceOfSatisfying(
                Start.AlreadyRunning.class, joined -> assertThat(joined.rollCall()).isEqualTo(real));
    }

    @Test
    void the_next_roll_call_of_the_same_disaster_belongs_to_it() {
        RollCall first = started(false);
        end(first);
        clock.advance(Duration.ofDays(1));
        RollCall nextDay = started(false);
        end(nextDay);
        RollCall rain = started(new StartOrder(
                HIROKAWA, IncidentKind.HEAVY_RAIN, false, Audience.ALL, DIRECTOR, clock.instant()));
        end(rain);
        RollCall typhoon = started(new StartOrder(
                HIROKAWA, IncidentKind.TYPHOON, false, Audience.ALL, DIRECTOR, true, clock.instant()));
        end(typhoon);
        clock.advance(Duration.ofDays(8));
        RollCall nextTyphoon = started(new StartOrder(
                HIROKAWA, IncidentKind.TYPHOON, false, Audience.ALL, DIRECTOR, clock.instant()));

        assertThat(nextDay.incident()).isEqualTo(first.incident());
        assertThat(rain.incident()).as("what was reported so far stays in sight").isEqualTo(first.incident());
        assertThat(typhoon.incident()).as("a leader said that it is another").isNotEqualTo(first.incident());
        assertThat(nextTyphoon.incident()).isNotEqualTo(typhoon.incident());
        assertThat(incidents.get(first.incident())).extracting(Incident::kind, Incident::beganAt)
                .containsExactly(IncidentKind.EARTHQUAKE, START);
    }

    @Test
    void no_drill_starts_while_a_real_disaster_goes_on() {
        end(started(false));
        Start drill = tx(() -> rollCalls.start(new StartOrder(
                HIROKAWA, IncidentKind.TYPHOON, true, Audience.ALL, DIRECTOR, clock.instant())));
        assertThat(drill).isInstanceOf(Start.RealIncidentOpen.class);
    }

    @Test
    void an_incident_that_nobody_named_gets_its_kind_from_the_next_roll_call() {
        RollCall first = started(new StartOrder(HIROKAWA, IncidentKind.OTHER, false, Audience.ALL, DIRECTOR, clock.instant()));
        end(first);
        RollCall typhoon = started(new StartOrder(
                HIROKAWA, IncidentKind.TYPHOON, false, Audience.ALL, DIRECTOR, clock.instant()));
        assertThat(typhoon.incident()).isEqualTo(first.incident());
        assertThat(incidents.get(first.incident()).kind()).isEqualTo(IncidentKind.TYPHOON);
    }

    @Test
    void an_incident_that_a_damage_report_opened_gets_its_kind_from_the_first_roll_call() {
        Incident opened = tx(() -> incidents.ofReport(HIROKAWA, START.minusSeconds(600)));

        RollCall rollCall = started(false);

        assertThat(rollCall.incident()).isEqualTo(opened.id());
        assertThat(rollCall.kind()).isEqualTo(IncidentKind.EARTHQUAKE);
        assertThat(incidents.get(opened.id())).extracting(Incident::openedBy, Incident::beganAt)
                .containsExactly(DIRECTOR, START.minusSeconds(600));
    }

    @Test
    void a_drill_leaves_the_incident_that_a_damage_report_opened_alone() {
        Incident opened = tx(() -> incidents.ofReport(HIROKAWA, START));

        assertThat(tx(() -> rollCalls.start(order(true, DIRECTOR)))).isInstanceOf(Start.RealIncidentOpen.class);
        assertThat(incidents.get(opened.id())).isEqualTo(opened);
    }

    private void end(RollCall rollCall) {
        tx(() -> rollCalls.close(rollCall.id(), DIRECTOR, clock.instant()));
    }
}
