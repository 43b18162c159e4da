package jp.tenko.damage;

import static jp.tenko.damage.Scale.ALMOST_NONE;
import static jp.tenko.damage.Scale.DAMAGED;
import static jp.tenko.damage.Scale.LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of domain.md §2, every edge of it. */
class ScaleTest {

    @ParameterizedTest(name = "{1} light and {2} heavy of {0} are {3}")
    @CsvSource({
        // Hirokawa's 659: 10 % are 65.9, 1 % is 6.59, 0.1 % is 0.659
        "659,  0, 0, ALMOST_NONE",
        "659,  6, 0, ALMOST_NONE",
        "659,  7, 0, DAMAGED",
        "659, 65, 0, DAMAGED",
        "659, 66, 0, LARGE",
        "659,  0, 1, DAMAGED",
        "659,  0, 6, DAMAGED",
        "659,  0, 7, LARGE",
        "659,  6, 1, DAMAGED",
        "659, 65, 6, DAMAGED",
        "659, 659, 0, LARGE",
        // a share that is reached exactly counts: "about" 10 %, 1 %, 0.1 %
        "1000,  9, 0, ALMOST_NONE",
        "1000, 10, 0, DAMAGED",
        "1000, 99, 0, DAMAGED",
        "1000, 100, 0, LARGE",
        "1000,  0, 1, DAMAGED",
        "1000,  0, 9, DAMAGED",
        "1000,  0, 10, LARGE",
        // 0.1 % is more than one business only in an area of more than a thousand
        "1001,  0, 1, ALMOST_NONE",
        "1001,  0, 2, DAMAGED",
        // light and heavy are two lines of the table and are not added
        "1000, 91, 9, DAMAGED",
        // few businesses: one is a large share of ten
        "10, 0, 0, ALMOST_NONE",
        "10, 1, 0, LARGE",
        "11, 1, 0, DAMAGED",
        "100, 0, 1, LARGE",
        "101, 0, 1, DAMAGED",
        "1, 0, 1, LARGE",
        // nobody knows how many there are
        "0, 0, 0, ALMOST_NONE",
        "0, 1, 0, LARGE",
        "0, 0, 1, LARGE",
    })
    void the_share_of_all_businesses_decides(int businesses, int light, int heavy, Scale expected) {
        assertThat(scale(new Counted(businesses, light + heavy, light, heavy, false))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "659, 0", "659, 659"})
    void an_area_that_nobody_reaches_is_hit_on_a_large_scale_whatever_was_heard(int businesses, int heard) {
        assertThat(scale(new Counted(businesses, heard, 0, 0, true))).isEqualTo(LARGE);
    }

    @Test
    void silence_counts_in_the_denominator_only() {
        assertThat(scale(new Counted(659, 7, 7, 0, false))).isEqualTo(DAMAGED);
        assertThat(scale(new Counted(659, 659, 7, 0, false))).isEqualTo(DAMAGED);
        assertThat(new Counted(659, 41, 5, 2, false))
                .returns(618, Counted::silent)
                .returns(7, Counted::damaged);
        assertThat(new Counted(3, 5, 0, 0, false).silent()).as("more report than are known").isZero();
    }

    @Test
    void an_office_may_set_other_shares() {
        var strict = new Scale.Thresholds(percent("5"), percent("0.5"), percent("0.2"), percent("0.05"));

        assertThat(Scale.of(new Counted(1000, 50, 50, 0, false), strict)).isEqualTo(LARGE);
        assertThat(Scale.of(new Counted(1000, 2, 2, 0, false), strict)).isEqualTo(DAMAGED);
        assertThat(Scale.of(new Counted(1000, 1, 1, 0, false), strict)).isEqualTo(ALMOST_NONE);
    }

    @Test
    void shares_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new Scale.Thresholds(percent("0"), percent("1"), percent("1"), percent("0.1")))
                .hasMessageContaining("large-light is 0; expected percent, above 0 and up to 100");
        assertThatThrownBy(() -> new Scale.Thresholds(percent("10"), percent("1"), percent("11"), percent("0.1")))
                .hasMessageContaining("damaged-light is 11, above large-light, which is 10");
    }

    private static Scale scale(Counted counted) {
        return Scale.of(counted, Scale.Thresholds.OF_THE_PLAN);
    }

    private static BigDecimal percent(String value) {
        return new BigDecimal(value);
    }
}
