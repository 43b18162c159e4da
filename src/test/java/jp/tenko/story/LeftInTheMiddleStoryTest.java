package jp.tenko.story;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import jp.tenko.testing.Tables;
import jp.tenko.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;

/** A form is left in the middle; the flow came into the folder while Tenko ran. */
class LeftInTheMiddleStoryTest extends StoryTest {

    private static final Path FLOW = FLOWS.resolve("left-open.yaml");
    private static final String NUDGE = "「作りかけの用紙」がまだ途中です。";

    @BeforeEach
    void a_flow_with_reminders_and_an_afternoon() throws IOException {
        if (!Files.exists(FLOW)) {
            Files.writeString(FLOW, """
                    settings:
                      form_id: left-open
                      version: "1"
                      form_title: {ja: 作りかけの用紙, ja-x-easy: つくりかけ, en: Half a form}
                      start: {keywords: [作りかけ], roles: [staff]}
                      reminders: [PT3H, P1D]
                      quiet_hours: 22:00-06:00
                      expires_after: P3D
                      end: {ja: 終わりです。, ja-x-easy: おわりです。, en: Done.}
                    survey:
                      - {type: text, name: what, required: true, label: {ja: 何ですか。, ja-x-easy: なんですか。, en: What}}
                      - {type: money, name: cost, required: true, label: {ja: いくらですか。, ja-x-easy: いくらですか。, en: How much}}
                    """);
            town.settleUntil("select count(*) = 1 from flow_definition where form_id = 'left-open'");
        }
        at("2026-07-10T14:00");
    }

    @AfterEach
    void nobody_is_left_in_the_middle() {
        assertThat(town.refused()).as("LINE had a reason to refuse").isZero();
        emptyRedis();
    }

    @Test
    void is_nudged_after_three_hours_and_a_last_time_with_the_day_on_which_it_ends() {
        begun();

        town.pass(ofHours(3).minusMinutes(1));
        assertThat(pushed()).isEmpty();
        town.pass(ofMinutes(1));
        assertThat(pushed()).containsExactly(NUDGE);
        assertThat(town.messages(YAMADA).getLast().labels()).containsExactly("続ける", "あとで", "やめる");
        town.pass(ofDays(1));
        assertThat(pushed()).containsExactly(NUDGE, NUDGE + "7月13日(月) 14:00を過ぎると、ここまでの答えは消えます。");
        town.pass(ofDays(4));
        assertThat(pushed()).hasSize(2);

        town.says(YAMADA, "旋盤");
        assertThat(town.last(YAMADA)).doesNotContain("いくらですか");
    }

    @Test
    void goes_on_where_it_was() {
        begun();
        town.pass(ofHours(3));

        town.taps(YAMADA, "続ける");
        assertThat(town.last(YAMADA)).contains("いくらですか。");
    }

    @Test
    void is_not_woken_at_night() {
        at("2026-07-10T20:00");
        begun();

        town.pass(ofHours(10).minusMinutes(1));
        assertThat(pushed()).isEmpty();
        town.pass(ofMinutes(1));
        assertThat(pushed()).containsExactly(NUDGE);
    }

    @Test
    void is_not_disturbed_in_the_quiet_hours_of_the_office_either() {
        jdbc.sql("""
                insert into setting (organization_id, name, value, changed_at)
                select id, 'quiet-hours', '16:00-18:30', now() from organization where channel = 'hirokawa'
                """).update();
        begun();

        town.pass(ofHours(4).plusMinutes(29));
        assertThat(pushed()).isEmpty();
        town.pass(ofMinutes(1));
        assertThat(pushed()).containsExactly(NUDGE);
        town.pass(ofDays(1));
        assertThat(pushed()).as("the last one, which fell into them too").hasSize(2);
        Tables.empty(jdbc, "setting");
    }

    @Test
    void a_word_in_between_puts_it_off() {
        begun();
        town.pass(ofHours(2));
        town.says(YAMADA, "たくさん");
        town.pass(ofHours(2));
        assertThat(pushed()).as("three hours after the beginning").isEmpty();

        town.pass(ofHours(1));
        assertThat(pushed()).containsExactly(NUDGE);
    }

    @Test
    void whoever_finished_is_left_alone() {
        begun();
        town.says(YAMADA, "30万");

        town.pass(ofDays(2));
        assertThat(pushed()).isEmpty();
    }

    @Test
    void after_later_there_is_peace_until_the_next_day() {
        begun();
        town.says(YAMADA, "あとで");

        town.pass(ofHours(23));
        assertThat(pushed()).isEmpty();
        town.pass(ofHours(1));
        assertThat(pushed()).singleElement().asString().startsWith(NUDGE);
    }

    @Test
    void with_redis_emptied_nobody_is_in_the_middle_of_anything() {
        begun();
        emptyRedis();

        town.pass(ofDays(2));
        assertThat(pushed()).isEmpty();
    }

    @Test
    void comes_back_after_the_last_nudge_and_leaves_again() {
        begun();
        town.pass(ofHours(27));
        assertThat(pushed()).hasSize(2);

        town.taps(YAMADA, "続ける");
        town.pass(ofHours(3));
        assertThat(pushed()).hasSize(3);
    }

    @Test
    void nothing_is_said_at_the_price_of_a_roll_call() {
        town.quota(100, 92);
        town.quotaIsAsked();
        begun();

        town.pass(ofDays(2));
        assertThat(pushed()).isEmpty();
    }

    @Test
    void whoever_has_blocked_the_account_is_not_written_to() {
        begun();
        town.blocks(YAMADA);

        town.pass(ofDays(2));
        assertThat(jdbc.sql("select count(*) from outbox where kind = 'push'").query(Long.class).single()).isZero();
        town.follows(YAMADA);
    }

    private void begun() {
        town.says(YAMADA, "作りかけ");
        town.says(YAMADA, "旋盤");
        assertThat(town.last(YAMADA)).contains("いくらですか。");
    }

    private List<String> pushed() {
        return town.messages(YAMADA).stream().filter(Town.Message::pushed).map(message -> String.join(" ", message.texts())).toList();
    }

    private void at(String local) {
        clock.moveTo(LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tokyo")).toInstant());
    }

    private void emptyRedis() {
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });
    }
}
