package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {

    @ParameterizedTest
    @CsvSource({
        "none,           NONE,           ",
        "lifeline,       LIFELINE,       ",
        "roof_window,    ROOF_WINDOW,    LIGHT",
        "floor_below,    FLOOR_BELOW,    LIGHT",
        "other,          OTHER,          LIGHT",
        "floor_above,    FLOOR_ABOVE,    HEAVY",
        "half_destroyed, HALF_DESTROYED, HEAVY",
        "destroyed,      DESTROYED,      HEAVY",
        "smoke,          OTHER,          LIGHT",
    })
    void the_answer_decides_the_class_and_an_office_s_own_choice_is_some_other_damage(
            String answer, Level level, Severity severity) {
        assertThat(Level.of(answer)).isEqualTo(level);
        assertThat(Level.of(answer).severity()).isEqualTo(severity);
    }
}
