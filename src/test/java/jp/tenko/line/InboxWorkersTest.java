package jp.tenko.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Once, in order, and a bad event holds up nobody but its own person, and that one not for ever. */
class InboxWorkersTest extends LineTest {

    @Test
    void what_one_person_said_is_handled_in_the_order_in_which_they_said_it() {
        List<String> events = new ArrayList<>(IntStream.range(0, 30)
                .mapToObj(i -> text(newId(), YAMADA, NOW.plusMillis(i), "%02d".formatted(i)))
                .toList());
        List<String> said = IntStream.range(0, 30).mapToObj("%02d"::formatted).toList();
        Collections.shuffle(events, new Random(7));
        assertThat(deliver(events.toArray(String[]::new))).isEqualTo(200);
        await("all", () -> handler.heard.size() == 30);
        assertThat(handler.heard).containsExactlyElementsOf(said);
    }

    @Test
    void an_older_event_that_arrives_a_moment_later_is_still_handled_first() {
        jdbc.sql("alter table inbox alter kept_at set default clock_timestamp() + interval '1 hour'").update();
        deliver(text(newId(), YAMADA, NOW.plusMillis(1), "二"));
        jdbc.sql("alter table inbox alter kept_at set default clock_timestamp()").update();
        deliver(text(newId(), YAMADA, NOW, "一"));
        await("the older one", () -> handler.heard.equals(List.of("一")));
        jdbc.sql("update inbox set kept_at = clock_timestamp() - interval '1 second'").update();
        await("both", () -> handler.heard.equals(List.of("一", "二")));
    }

    @Test
    void an_event_that_fails_is_tried_five_times_and_then_set_aside() {
        handler.failsOn = "毒";
        deliver(text(newId(), YAMADA, NOW, "毒"), text(newId(), YAMADA, NOW.plusMillis(1), "無事です"), text(SUZUKI, "鈴木"));
        await("the neighbour is not held up", () -> handler.heard.contains("鈴木"));
        for (int attempt = 1; attempt <= 5; attempt++) {
            int so_far = attempt;
            await("attempt " + attempt, () -> attempts() == so_far);
            assertThat(handler.heard.contains("無事です")).as("order is kept while the older one waits").isEqualTo(attempt == 5 && handler.heard.contains("無事です"));
            later(Duration.ofMinutes(1));
        }
        await("their next one", () -> handler.heard.contains("無事です"));
        assertThat(jdbc.sql("select state || ' ' || last_error from inbox where payload like '%毒%'").query(String.class).single())
                .isEqualTo("set_aside IllegalStateException");
    }

    @Test
    void an_event_that_fails_once_is_handled_the_next_time() {
        handler.failsOn = "もう一度";
        deliver(text(YAMADA, "もう一度"));
        await("first attempt", () -> attempts() == 1);
        handler.failsOn = "";
        later(Duration.ofSeconds(10));
        await("handled", () -> handler.heard.contains("もう一度"));
        assertThat(handler.heard).containsExactly("もう一度");
    }

    private int attempts() {
        return jdbc.sql("select coalesce(max(attempts), 0) from inbox").query(Integer.class).single();
    }
}
