package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemindersTest {

    @ParameterizedTest
    @CsvSource({
        "22:00-06:00, 2026-07-10T21:59, 2026-07-10T21:59",
        "22:00-06:00, 2026-07-10T22:00, 2026-07-11T06:00",
        "22:00-06:00, 2026-07-10T23:59, 2026-07-11T06:00",
        "22:00-06:00, 2026-07-11T00:00, 2026-07-11T06:00",
        "22:00-06:00, 2026-07-11T05:59, 2026-07-11T06:00",
        "22:00-06:00, 2026-07-11T06:00, 2026-07-11T06:00",
        "22:00-06:00, 2026-12-31T23:00, 2027-01-01T06:00",
        "12:00-13:00, 2026-07-10T12:30, 2026-07-10T13:00",
        "12:00-13:00, 2026-07-10T11:59, 2026-07-10T11:59"
    })
    void what_falls_into_the_quiet_hours_waits_for_their_end(String hours, String moment, String moved) {
        assertThat(QuietHours.parse(hours).moved(japan(moment))).isEqualTo(japan(moved));
    }

    @ParameterizedTest
    @CsvSource({"22:00", "22-6", "24:00-06:00", "22:00-22:00", "夜"})
    void quiet_hours_are_two_times(String written) {
        assertThat(QuietHours.parse(written)).isNull();
    }

    @Test
    void the_times_follow_from_the_last_word_and_none_is_after_the_end() {
        assertThat(due(Place.Mode.ASKING, "2026-07-10T14:00")).containsExactly(japan("2026-07-10T17:00"), japan("2026-07-11T14:00"));
        assertThat(due(Place.Mode.ASKING, "2026-07-10T20:00")).containsExactly(japan("2026-07-11T06:00"), japan("2026-07-11T20:00"));
    }

    @Test
    void two_that_are_moved_to_the_same_morning_are_one() {
        Flow flow = flow("PT3H, PT5H");
        assertThat(Reminders.due(flow.settings(), place(flow, Place.Mode.ASKING), japan("2026-07-10T20:00")))
                .containsExactly(japan("2026-07-11T06:00"));
    }

    @Test
    void after_later_there_is_peace_for_a_day_and_after_the_end_for_ever() {
        assertThat(due(Place.Mode.LATER, "2026-07-10T14:00")).containsExactly(japan("2026-07-11T14:00"));
        assertThat(due(Place.Mode.ENDED, "2026-07-10T14:00")).isEmpty();
    }

    private static List<Instant> due(Place.Mode mode, String lastWord) {
        Flow flow = flow("P30D, P1D, PT3H");
        return Reminders.due(flow.settings(), place(flow, mode), japan(lastWord));
    }

    private static Flow flow(String reminders) {
        return FlowLibrary.parse("test.yaml", """
                settings:
                  form_id: test
                  version: "1"
                  form_title: Test
                  reminders: [%s]
                  quiet_hours: 22:00-06:00
                  expires_after: P7D
                survey:
                  - {type: text, name: asked, label: Asked}
                """.formatted(reminders));
    }

    private static Place place(Flow flow, Place.Mode mode) {
        return Place.start(new UUID(0, 1), flow, null, japan("2026-07-10T14:00")).in(mode);
    }

    private static Instant japan(String local) {
        return LocalDateTime.parse(local).atZone(Situation.JAPAN).toInstant();
    }
}
