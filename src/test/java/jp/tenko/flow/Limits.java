package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** LINE's limits (line.md §3) of whatever the engine says. */
final class Limits {

    private Limits() {}

    static void check(List<Say> words) {
        assertThat(words).hasSizeLessThanOrEqualTo(5);
        for (Say say : words) {
            assertThat(say.text()).isNotBlank().hasSizeLessThanOrEqualTo(5000);
            assertThat(say.options()).as(say.text()).hasSizeLessThanOrEqualTo(13);
            for (Say.Option option : say.options()) {
                assertThat(option.label()).isNotBlank();
                assertThat(Graphemes.count(option.label())).as(option.label()).isLessThanOrEqualTo(20);
                assertThat(option.action().toString()).hasSizeLessThanOrEqualTo(250);
                boolean quickOnly = option.action() instanceof Say.Action.AskLocation
                        || option.action() instanceof Say.Action.AskCamera || option.action() instanceof Say.Action.AskAlbum;
                assertThat(say.keep() && quickOnly).as("only quick replies open camera and map: " + say).isFalse();
            }
        }
    }
}
