package jp.tenko.submission.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetsTest {

    @Test
    void the_commonest_answer_time_is_that_of_most_and_the_shorter_of_two_as_common() {
        assertThat(Targets.commonest(seconds(30, 125, 179, 600))).isEqualTo(2);
        assertThat(Targets.commonest(seconds(200, 210, 65, 70))).isEqualTo(1);
        assertThat(Targets.commonest(List.of())).isNull();
    }

    private static List<Duration> seconds(Integer... seconds) {
        return Stream.of(seconds).map(Duration::ofSeconds).toList();
    }
}
