package jp.tenko.story;

import static jp.tenko.testing.Cast.LAN;
import static jp.tenko.testing.Cast.NAKASHIMA;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static jp.tenko.testing.Cast.YOSHIDA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.tenko.testing.Servers;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;

/** Everything goes wrong, and still no answer is lost, none is asked for twice, and nobody is left in silence. */
class BadNightStoryTest extends StoryTest {

    @Test
    void line_is_down_for_ten_minutes_in_the_middle() {
        town.rollIsCalled(OISHI, "地震");
        town.trouble("ERROR_500");
        town.taps(YAMADA, "無事");
        town.taps(YOSHIDA, "けがをした");
        assertThat(recorded()).containsExactlyInAnyOrder("safe", "injured");
        town.settleAfter(Duration.ofMinutes(10));
        int before = town.heard(YAMADA).size();
        town.trouble("NONE");
        town.settleAfter(Duration.ofMinutes(2));
        town.settleAfter(Duration.ofMinutes(2));
        assertThat(town.heard(YAMADA).size()).as("the words come when LINE is back").isGreaterThan(before);
        assertThat(town.heard(YAMADA).stream().filter(text -> text.contains("出勤できますか"))).hasSize(1);
        assertThat(town.heard(OISHI).stream().filter(text -> text.contains("けがをしています"))).hasSize(1);
    }

    @Test
    void redis_is_emptied_in_the_middle_and_no_answer_is_lost() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "無事");
        town.taps(YAMADA, "出勤できる");
        forgetPlaces();
        town.taps(YAMADA, "一部に被害");
        assertThat(town.last(YAMADA)).contains("道路");
        forgetPlaces();
        town.says(YOSHIDA, "無事");
        forgetPlaces();
        town.says(OISHI, "状況");
        assertThat(town.last(OISHI)).contains("無事 2", "出勤できる 1", "一部に被害 1");
        assertThat(recorded().stream().filter("safe"::equals)).hasSize(2);
    }

    @Test
    void redis_comes_back_with_what_it_knew_before_and_nobody_is_asked_twice() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "無事");
        Map<String, String> before = places();
        town.taps(YAMADA, "出勤できる");
        before.forEach(redis.opsForValue()::set);
        town.taps(YAMADA, "一部に被害");
        assertThat(town.last(YAMADA)).contains("道路");
        assertThat(town.heard(YAMADA).stream().filter(text -> text.contains("出勤できますか"))).hasSize(1);
        before.forEach(redis.opsForValue()::set);
        town.says(YAMADA, "通れる");
        assertThat(town.last(YAMADA)).doesNotContain("出勤できますか", "家に被害");
        assertThat(jdbc.sql("select question from reply order by id").query(String.class).list())
                .contains("safety", "able_to_work", "house", "road");
    }

    @Test
    void who_cries_for_help_again_is_told_119_again() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "救助が必要");
        town.says(YAMADA, "助けて！！");
        assertThat(town.last(YAMADA)).contains("責任者", "119");
        forgetPlaces();
        town.taps(YAMADA, "救助が必要");
        assertThat(town.last(YAMADA)).contains("責任者", "119");
        assertThat(recorded()).containsExactly("needs_help");
    }

    @Test
    void the_same_event_twice_and_three_at_once_change_nothing() {
        town.rollIsCalled(OISHI, "地震");
        town.nextEvent("TWICE");
        town.taps(YAMADA, "無事");
        town.post("/switches/redeliver", Map.of());
        town.settle();
        assertThat(recorded()).containsExactly("safe");
        assertThat(town.heard(YAMADA).stream().filter(text -> text.contains("出勤できますか"))).hasSize(1);
        town.nextEvent("THREE_AT_ONCE");
        town.taps(YOSHIDA, "無事");
        town.settle();
        assertThat(recorded()).containsExactly("safe", "safe");
        assertThat(town.heard(YOSHIDA).stream().filter(text -> text.contains("出勤できますか"))).hasSize(1);
    }

    @Test
    void a_forged_answer_is_worth_nothing() {
        town.rollIsCalled(OISHI, "地震");
        town.nextEvent("BAD_SIGNATURE");
        town.taps(YAMADA, "救助が必要");
        town.settle();
        assertThat(recorded()).isEmpty();
        assertThat(String.join(" ", town.heard(OISHI))).doesNotContain("救助の求め");
    }

    @Test
    void postgresql_crashes_and_recovers_in_the_middle() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "無事");
        Servers.crashPostgres();
        town.taps(YOSHIDA, "無事");
        town.settleRedelivered();
        town.says(LAN, "ぶじ");
        town.says(OISHI, "状況");
        assertThat(town.last(OISHI)).contains("無事 3");
    }

    @Test
    void an_old_button_never_answers_another_question() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "無事");
        town.taps(YAMADA, "出勤できる");
        town.taps(YAMADA, "けがをした");
        assertThat(recorded()).containsExactly("safe", "injured");
        assertThat(town.last(OISHI)).contains("けが");
        assertThat(town.last(YAMADA)).as("goes on where it was").contains("家に被害");
    }

    @Test
    void a_director_who_is_deciding_can_still_say_that_they_are_safe() {
        town.rollIsCalled(NAKASHIMA, "地震");
        town.says(OISHI, "方針");
        town.says(OISHI, "無事");
        assertThat(recorded()).containsExactly("safe");
    }

    private Map<String, String> places() {
        return Objects.requireNonNull(redis.keys("tenko:place:*")).stream()
                .collect(Collectors.toMap(key -> key, key -> redis.opsForValue().get(key)));
    }

    private void forgetPlaces() {
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });
    }

    /** Every safety answer on record, the oldest first. */
    private List<String> recorded() {
        return jdbc.sql("select value from reply where question = 'safety' order by id").query(String.class).list();
    }
}
