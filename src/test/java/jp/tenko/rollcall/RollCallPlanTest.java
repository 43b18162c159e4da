package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RollCallPlanTest {

    @Test
    void without_settings_the_hour_is_that_of_the_plan() {
        RollCallPlan plan = plan(Map.of());

        assertThat(plan.reminders()).extracting(Duration::toMinutes).containsExactly(10L, 25L, 45L);
        assertThat(plan.summaries()).extracting(Duration::toMinutes).containsExactly(15L, 30L, 45L, 60L);
        assertThat(plan.successionAfter()).isEqualTo(Duration.ofMinutes(20));
        assertThat(plan.deadline()).isEqualTo(Duration.ofMinutes(60));
        assertThat(plan.oneMinuteLasts()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void times_come_in_order_however_they_are_written() {
        assertThat(plan(Map.of("reminders", "PT30M,5m,5m")).reminders())
                .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(30));
        assertThat(plan(Map.of("reminders", "")).reminders()).as("none is wanted").isEmpty();
    }

    @Test
    void what_cannot_be_is_refused_with_its_name_and_value() {
        refused("reminders", "90s", "tenko.roll-call.reminders is PT1M30S; expected whole minutes, at least one");
        refused("deadline", "0m", "tenko.roll-call.deadline is PT0S; expected whole minutes, at least one");
        refused("succession-after", "-5m", "tenko.roll-call.succession-after is PT-5M");
        refused("one-minute-lasts", "0s", "tenko.roll-call.one-minute-lasts is PT0S; expected at least one");
        refused("auto-close-after", "30m", "expected no earlier than the deadline, PT1H");
    }

    private static void refused(String setting, String value, String message) {
        assertThatThrownBy(() -> plan(Map.of(setting, value))).rootCause().hasMessageContaining(message);
    }

    private static RollCallPlan plan(Map<String, String> settings) {
        Map<String, String> named = new java.util.HashMap<>();
        settings.forEach((name, value) -> named.put("tenko.roll-call." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("tenko.roll-call", RollCallPlan.class);
    }
}
