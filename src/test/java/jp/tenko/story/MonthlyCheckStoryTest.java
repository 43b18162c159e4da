package jp.tenko.story;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static jp.tenko.testing.Cast.NAKASHIMA;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import jp.tenko.testing.Cast;
import jp.tenko.testing.Tables;
import jp.tenko.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;

/** Once a month the director hears whom the next roll call would miss. */
class MonthlyCheckStoryTest extends StoryTest {

    @BeforeEach
    void the_last_night_of_july() throws Exception {
        at("2026-07-31T23:00");
        Tables.empty(jdbc, "printed_sheet");
        context.getBean("checkMonthly", ApplicationRunner.class).run(new DefaultApplicationArguments());
    }

    @AfterEach
    void as_configured() {
        Tables.empty(jdbc, "setting, printed_sheet");
        jdbc.sql("update member set on_leave = number = '008'").update();
    }

    @Test
    void the_director_hears_it_once_on_the_first_at_ten() {
        town.blocks(YAMADA);
        town.pass(ofHours(10).plusMinutes(59));
        assertThat(pushed(OISHI)).isEmpty();
        town.pass(ofMinutes(1));
        assertThat(pushed(OISHI)).singleElement().asString()
                .contains("毎月の連絡確認", "LINE未登録 2人。", "江口 隼人、坂本 恵", "ブロック・退会 1人。", "山田 太郎", "休職のまま 1人。", "井上 健二",
                        "連絡網の紙をまだ印刷していません。")
                .doesNotContain("全員に届きます");
        assertThat(pushed(NAKASHIMA)).isEmpty();
        town.pass(ofDays(20));
        assertThat(pushed(OISHI)).hasSize(1);
        town.follows(YAMADA);
        town.taps(OISHI, "管理画面を開く");
        assertThat(town.last(OISHI)).contains("管理画面を開くリンクです");
        town.pass(ofDays(11));
        assertThat(pushed(OISHI)).as("September").hasSize(2);
    }

    @Test
    void when_all_is_well_it_says_so() {
        jdbc.sql("update member set line_user_id = 'U' || repeat('e', 29) || number, joined_at = now() where line_user_id is null and left_at is null").update();
        jdbc.sql("update member set on_leave = false").update();
        printed("2026-07-20T10:00");
        town.pass(ofHours(11));
        assertThat(pushed(OISHI)).singleElement().asString().contains("点呼は、休職者を除く10人全員に届きます。").doesNotContain("連絡網の紙", "LINE未登録");
        jdbc.sql("update member set line_user_id = null, joined_at = null where line_user_id like 'Ueee%'").update();
    }

    @Test
    void whom_line_does_not_reach_the_first_deputy_stands_for_and_an_old_sheet_is_named() {
        town.blocks(OISHI);
        printed("2026-06-20T10:00");
        town.pass(ofHours(11));
        assertThat(pushed(OISHI)).isEmpty();
        assertThat(pushed(NAKASHIMA)).singleElement().asString().contains("連絡網の紙は42日前のものです。", "大石 源一郎");
        town.follows(OISHI);
    }

    @Test
    void another_day_and_hour_or_never() {
        set("monthly-check.day", "2");
        set("monthly-check.hour", "19");
        town.pass(ofHours(43));
        assertThat(pushed(OISHI)).isEmpty();
        town.pass(ofHours(1));
        assertThat(pushed(OISHI)).hasSize(1);
        set("monthly-check.day", "0");
        town.pass(ofDays(35));
        assertThat(pushed(OISHI)).hasSize(1);
    }

    @Test
    void it_takes_nothing_of_what_is_kept_back_and_is_silent_in_a_disaster() {
        town.quota(20, 9);
        town.quotaIsAsked();
        set("line.reserve", "11");
        town.pass(ofHours(12));
        assertThat(pushed(OISHI)).isEmpty();
        Tables.empty(jdbc, "duty_done");
        set("line.reserve", "0");
        town.rollIsCalled(OISHI, "地震");
        town.pass(ofHours(1));
        assertThat(pushed(OISHI)).noneMatch(text -> text.contains("毎月の連絡確認"));
    }

    private List<String> pushed(Cast who) {
        return town.messages(who).stream().filter(Town.Message::pushed).map(message -> String.join(" ", message.texts())).toList();
    }

    private void printed(String local) {
        jdbc.sql("insert into account (organization_id, name, administrator, created_at) select id, '管理者', true, now() from organization where channel = 'hirokawa'").update();
        jdbc.sql("insert into printed_sheet (organization_id, printed_at, printed_by) select organization_id, :at, id from account limit 1")
                .param("at", LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tokyo")).toOffsetDateTime()).update();
    }

    private void set(String name, String value) {
        jdbc.sql("""
                insert into setting (organization_id, name, value, changed_at) select id, :name, :value, now() from organization where channel = 'hirokawa'
                on conflict (organization_id, name) do update set value = excluded.value
                """).param("name", name).param("value", value).update();
    }

    private void at(String local) {
        clock.moveTo(LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tokyo")).toInstant());
    }
}
