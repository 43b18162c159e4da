package jp.tenko.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

class ScheduleTest {

    private static final Schedule FORM_ONE = Schedule.ofPlan(DocumentKind.FORM_ONE);
    private static final Schedule SHARE_OUT = Schedule.ofPlan(DocumentKind.SHARE_OUT);

    @Test
    void form_one_is_due_twice_on_the_day_after_and_at_noon_of_the_two_days_then() {
        assertThat(days(FORM_ONE, "2026-07-10T14:10", 90))
                .containsExactly("2026-07-11T12:00", "2026-07-11T15:00", "2026-07-12T12:00", "2026-07-13T12:00");
    }

    @Test
    void a_minute_before_midnight_the_day_after_begins_a_minute_later() {
        assertThat(days(FORM_ONE, "2026-07-10T23:59", 90)).first().isEqualTo("2026-07-11T12:00");
        assertThat(days(FORM_ONE, "2026-07-11T00:00", 90)).first().isEqualTo("2026-07-12T12:00");
    }

    @Test
    void neither_the_end_of_a_month_nor_of_a_year_breaks_it() {
        assertThat(days(FORM_ONE, "2026-12-31T23:59", 90))
                .containsExactly("2027-01-01T12:00", "2027-01-01T15:00", "2027-01-02T12:00", "2027-01-03T12:00");
        assertThat(days(FORM_ONE, "2028-02-28T09:00", 90)).as("a leap year")
                .containsExactly("2028-02-29T12:00", "2028-02-29T15:00", "2028-03-01T12:00", "2028-03-02T12:00");
    }

    @Test
    void the_town_hears_twice_a_day_then_once_then_every_second_day() {
        List<String> days = days(SHARE_OUT, "2026-07-01T08:00", 66);

        assertThat(days).filteredOn(day -> day.compareTo("2026-07-16") < 0).as("to day 14").hasSize(30);
        assertThat(days).filteredOn(day -> day.startsWith("2026-08-")).as("once a day to day 60").hasSize(30 + 1);
        assertThat(days).filteredOn(day -> day.compareTo("2026-08-31") >= 0)
                .as("day 61, 63, 65").containsExactly("2026-08-31T10:00", "2026-09-02T10:00", "2026-09-04T10:00");
    }

    @Test
    void what_was_laid_out_piece_by_piece_is_the_same_as_at_once() {
        Instant began = time("2026-07-10T23:59");
        List<Instant> pieces = new java.util.ArrayList<>();
        for (Instant day = began; day.isBefore(began.plus(Duration.ofDays(80))); day = day.plus(Duration.ofHours(7))) {
            pieces.addAll(SHARE_OUT.between(began, day, day.plus(Duration.ofHours(7))));
        }

        assertThat(SHARE_OUT.between(began, began, began.plus(Duration.ofDays(80)))).isEqualTo(
                pieces.stream().filter(due -> !due.isAfter(began.plus(Duration.ofDays(80)))).toList());
    }

    @Test
    void it_is_read_back_from_the_table_as_it_was() {
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readValue(json.writeValueAsString(SHARE_OUT), Schedule.class)).isEqualTo(SHARE_OUT);
    }

    @Test
    void settings_that_cannot_be_are_refused_with_their_name_and_value() {
        refused(Map.of("phases[0].times", "720"),
                "tenko.submission.recipients.pref.phases[0].times is 720; expected a time of day in quotes, \"12:00\"");
        refused(Map.of("phases[0].times", "12:00", "phases[0].every", "0"), "tenko.submission.recipients.pref.phases[0].every is 0");
        refused(Map.of("phases[0].times", "12:00", "phases[0].from", "3", "phases[0].to", "2"), "to is 2; expected no day before from, 3");
        refused(Map.of("phases[0].from", "1"), "times is empty; expected at least one time of day");
        assertThatThrownBy(() -> plan(Map.of("horizon", "1d"))).rootCause()
                .hasMessage("tenko.submission.horizon is PT24H; expected at least two days");
    }

    private static void refused(Map<String, String> settings, String message) {
        Map<String, String> all = new HashMap<>(Map.of(
                "recipients.pref.name", "県", "recipients.pref.addressee", "県 御中", "recipients.pref.document", "form_one"));
        settings.forEach((name, value) -> all.put("recipients.pref." + name, value));
        assertThatThrownBy(() -> plan(all)).rootCause().hasMessageContaining(message);
    }

    private static SubmissionPlan plan(Map<String, String> settings) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((name, value) -> named.put("tenko.submission." + name, value));
        return new Binder(new MapConfigurationPropertySource(named)).bindOrCreate("tenko.submission", SubmissionPlan.class);
    }

    private static List<String> days(Schedule schedule, String began, int days) {
        Instant at = time(began);
        return schedule.between(at, at, at.plus(Duration.ofDays(days))).stream()
                .map(due -> LocalDateTime.ofInstant(due, Schedule.TOKYO).toString())
                .toList();
    }

    private static Instant time(String local) {
        return LocalDateTime.parse(local).atZone(Schedule.TOKYO).toInstant();
    }
}
