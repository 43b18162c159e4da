package jp.tenko.story;

import static jp.tenko.testing.Cast.DAISUKE;
import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.NAKASU;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jp.tenko.testing.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;

/** Businesses say what the water did, again when it has changed; the director asks how it stands. */
class DamageStoryTest extends StoryTest {

    @AfterEach
    void line_never_had_a_reason_to_refuse() {
        assertThat(town.refused()).isZero();
        new SocietyOfBusinesses(jdbc).asInTheFiles();
    }

    @Test
    void a_second_report_shows_the_first_and_asks_only_what_has_changed() {
        flooded(HANAHATA);
        assertThat(town.last(HANAHATA)).contains("第1報");

        town.says(HANAHATA, "被害");
        assertThat(town.heard(HANAHATA)).anyMatch(text -> text.contains("前回の報告(第1報"));
        assertThat(town.last(HANAHATA)).contains("この内容でよろしいですか", "床上浸水", "300,000円");
        town.taps(HANAHATA, "修正 被害額: 300,000円");
        town.says(HANAHATA, "80万");
        town.taps(HANAHATA, "送信");
        assertThat(town.last(HANAHATA)).contains("第2報");

        town.says(OISHI, "被害");
        assertThat(town.last(OISHI)).contains("1/659", "800,000円").doesNotContain("300,000円");
        assertThat(reports()).as("nothing is overwritten").containsExactly("1 300000 self", "2 800000 self");
    }

    @Test
    void two_people_of_one_business_who_do_not_know_of_each_other_both_count() {
        answersUpToTheSummary(HANAHATA, "３０万");
        answersUpToTheSummary(DAISUKE, "50万円");
        town.taps(HANAHATA, "送信");
        town.taps(DAISUKE, "送信");

        assertThat(town.last(DAISUKE)).contains("第2報", "花畑", "どちらも残し");
        town.says(OISHI, "被害");
        assertThat(town.last(OISHI)).contains("別々の人から報告があり確認が要る事業所 1", "㈱花畑製作所");
    }

    @Test
    void what_two_people_said_is_not_shown_as_what_the_newest_report_said() {
        Stream.of("被害", "停電や断水だけ", "いない", "営業中", "とばす").forEach(said -> town.says(DAISUKE, said));
        flooded(HANAHATA);
        town.taps(DAISUKE, "送信");
        town.says(DAISUKE, "被害");
        assertThat(town.heard(DAISUKE)).anyMatch(text -> text.contains("第1報から第2報までのまとめ"));
    }

    @Test
    void a_hearing_sheet_goes_on_after_redis_was_emptied() {
        Stream.of("ヒアリング", "62", "公民館", "次へ", "なし", "次へ").forEach(said -> town.says(HANAHATA, said));
        assertThat(town.last(HANAHATA)).contains("事務所・店舗・工場に被害はありますか");
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });

        town.says(HANAHATA, "ヒアリング");
        assertThat(town.heard(HANAHATA).getLast()).as("neither the age nor the home is asked again")
                .contains("被害状況【事務所】");
    }

    @Test
    void a_hearing_sheet_asks_nothing_that_the_report_said_and_nothing_twice_that_was_passed_over() {
        flooded(HANAHATA);
        Stream.of("ヒアリング", "62", "とばす", "次へ", "なし", "次へ").forEach(said -> town.says(HANAHATA, said));
        assertThat(town.last(HANAHATA)).as("that the premises are hit, is known").contains("建物は何に使って");
        Stream.of("とばす", "とばす", "とばす", "とばす").forEach(said -> town.says(HANAHATA, said));
        assertThat(String.join(" ", town.heard(HANAHATA))).doesNotContain("店舗・工場に被害はありますか", "床上浸水は何センチ");
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });

        town.says(HANAHATA, "ヒアリング");
        assertThat(town.last(HANAHATA)).doesNotContain("避難している所");
    }

    @Test
    void staff_report_for_a_business_that_they_telephone() {
        town.says(YAMADA, "巡回");
        town.says(YAMADA, "花畑製作所");
        town.taps(YAMADA, "㈱花畑製作所(上広川)");
        town.taps(YAMADA, "電話で聞いた");
        town.taps(YAMADA, "被害の報告");
        Stream.of("全壊", "いない", "建物", "休業", "分からない", "とばす", "とばす").forEach(said -> town.says(YAMADA, said));
        town.taps(YAMADA, "送信");

        assertThat(reports()).containsExactly("1 unknown telephone");
        assertThat(town.last(OISHI)).as("told at once").contains("全壊", "㈱花畑製作所");
        town.says(OISHI, "被害");
        assertThat(town.last(OISHI)).contains("金額不明", "1件");
    }

    @Test
    void a_district_that_cannot_be_reached_counts_as_large() {
        Stream.of("様子", "近づけない", "道が切れて確認に行けない", "県道の橋", "見た", "とばす", "とばす").forEach(said -> town.says(NAKASU, said));
        town.taps(NAKASU, "送信");

        assertThat(town.last(OISHI)).as("told at once").contains("【近づけない・道が切れて確認に行けない】上広川");
        town.says(OISHI, "被害");
        assertThat(town.last(OISHI)).contains("上広川", "大規模な被害あり (報告 0/148)");
        assertThat(town.last(OISHI)).as("nobody has said a word of the others").contains("まだ分かりません (報告 0/").doesNotContain("ほぼ被害なし");
        town.pass(Duration.ofHours(1));
        assertThat(town.last(OISHI)).as("told once").contains("被害の状況");
    }

    @Test
    void the_news_says_what_the_officer_said_and_no_more() {
        Stream.of("様子", "近づけない", "分からない", "見た", "とばす", "とばす").forEach(said -> town.says(NAKASU, said));
        town.taps(NAKASU, "送信");

        assertThat(town.last(OISHI)).contains("【近づけない】上広川").doesNotContain("道");
    }

    @Test
    void of_vehicles_what_nobody_said_is_not_zero() {
        Stream.of("被害", "その他", "いない", "車両", "通常営業", "30万円", "とばす", "とばす").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "送信");
        town.says(OISHI, "被害");
        assertThat(town.last(OISHI)).contains("300,000円(台数不明)");

        jdbc.sql("update business_damage set vehicles = 1, yen_vehicle = null").update();
        town.says(OISHI, "被害");
        assertThat(town.last(OISHI)).contains("1台(金額不明)").doesNotContain("0円(1台)");
    }

    @Test
    void who_is_asked_by_push_taps_that_nothing_is_damaged() {
        town.says(OISHI, "被害調査");
        town.taps(OISHI, "事業者全員にも送る");
        assertThat(town.last(HANAHATA)).contains("「被害なし」を押してください");
        town.taps(HANAHATA, "被害なし");
        assertThat(town.last(HANAHATA)).contains("第1報");

        town.says(OISHI, "被害調査");
        assertThat(town.last(OISHI)).as("nobody is told twice").contains("理事だけに送ると0通", "全員にも送ると0通");
    }

    @Test
    void a_report_is_filed_once_however_often_its_button_is_tapped() {
        flooded(HANAHATA);
        town.taps(HANAHATA, "送信");
        town.taps(HANAHATA, "送信");
        assertThat(reports()).containsExactly("1 300000 self");
        assertThat(town.last(HANAHATA)).as("neither silence nor another form").contains("もう受け付けました");
    }

    @Test
    void a_late_tap_on_an_old_button_corrects_its_own_answer_and_no_other() {
        answersUpToTheSummary(HANAHATA, "三十万");
        town.taps(HANAHATA, "半壊");
        assertThat(town.last(HANAHATA)).as("the level, and nothing else").contains("半壊", "300,000円").doesNotContain("床上浸水");
        town.taps(HANAHATA, "送信");
        assertThat(reports()).containsExactly("1 300000 self");
        assertThat(answer("level")).isEqualTo("half_destroyed");
    }

    @Test
    void one_tap_on_no_damage_does_not_undo_a_report_unasked() {
        flooded(HANAHATA);
        town.taps(DAISUKE, "被害なし");
        assertThat(town.last(DAISUKE)).contains("この内容でよろしいですか");
        assertThat(reports()).as("not before they say so").containsExactly("1 300000 self");
    }

    @Test
    void one_tap_on_an_old_no_damage_does_not_file_it_in_the_middle_of_another_report() {
        Stream.of("被害", "全壊", "いる").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "被害なし");
        assertThat(town.last(HANAHATA)).contains("この内容でよろしいですか");
        assertThat(reports()).isEmpty();
    }

    @Test
    void whoever_cries_for_help_while_nothing_is_asked_is_told_whom_to_call() {
        town.says(HANAHATA, "たすけて！家がくずれた");
        assertThat(town.heard(HANAHATA)).anyMatch(text -> text.contains("119"));
        town.says(YAMADA, "助けて");
        assertThat(town.heard(YAMADA)).anyMatch(text -> text.contains("119"));
    }

    @Test
    void a_report_begun_in_a_drill_is_not_filed_in_the_real_thing() {
        Stream.of("点呼", "訓練", "地震の想定", "開始する").forEach(said -> town.says(OISHI, said));
        town.pass(Duration.ofMinutes(1));
        Stream.of("被害", "全壊").forEach(said -> town.says(HANAHATA, said));
        town.pass(Duration.ofMinutes(1));
        town.rollIsCalled(OISHI, "地震");
        town.taps(HANAHATA, "いる");
        assertThat(town.heard(HANAHATA)).anyMatch(text -> text.contains("訓練の間に書きかけた報告は、本番の報告にはしません"));
        assertThat(town.last(HANAHATA)).as("from the beginning").contains("いちばん近いものはどれですか").doesNotContain("訓練");
        Stream.of("停電", "いない").forEach(said -> town.says(HANAHATA, said));
        assertThat(jdbc.sql("select answers ->> 'level' from damage_report").query(String.class).list()).doesNotContain("destroyed");
    }

    @Test
    void a_photo_after_the_report_goes_into_the_next_one() {
        flooded(HANAHATA);
        town.sendsPhotos(HANAHATA, 2);
        assertThat(town.heard(HANAHATA)).anyMatch(text -> text.contains("写真を受け取りました"));
        assertThat(town.last(HANAHATA)).contains("この内容でよろしいですか", "床上浸水", "写真: 写真");
        town.taps(HANAHATA, "送信");
        assertThat(jdbc.sql("select count(*) from photo where number = 2").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void there_is_one_draft_of_a_report_however_often_it_is_begun() {
        Stream.of("被害", "全壊", "いない").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "被害を報告");
        assertThat(town.last(HANAHATA)).as("where they were").contains("何に被害がありますか");
    }

    @Test
    void every_silent_business_can_be_called() {
        flooded(HANAHATA);
        town.says(OISHI, "被害");
        town.taps(OISHI, "未回答");
        town.taps(OISHI, "上広川");
        String first = town.last(OISHI);
        town.taps(OISHI, "次を見る(あと117件)");
        assertThat(town.last(OISHI)).contains("上広川").isNotEqualTo(first);
        assertThat(town.buttons(OISHI)).contains("次を見る(あと87件)");
    }

    @Test
    void rain_after_the_typhoon_hides_nothing_that_was_reported() {
        town.rollIsCalled(OISHI, "台風");
        flooded(HANAHATA);
        town.says(OISHI, "終了");
        town.taps(OISHI, "終了する");
        town.says(OISHI, "点呼");
        town.taps(OISHI, "豪雨");
        town.taps(OISHI, "同じ災害");
        town.taps(OISHI, "開始する");
        town.says(OISHI, "被害");
        assertThat(town.last(OISHI)).contains("1/659");
    }

    @Test
    void what_cannot_be_read_holds_nobody_up() {
        Stream.of("被害", "床上浸水", "いない", "1m", "1", "休業").forEach(said -> town.says(HANAHATA, said));
        Stream.of("まだ見てない", "ぐちゃぐちゃ", "それどころでは").forEach(said -> town.says(HANAHATA, said));
        assertThat(town.last(HANAHATA)).contains("写真");
        Stream.of("とばす", "とばす").forEach(said -> town.says(HANAHATA, said));
        town.taps(HANAHATA, "送信");

        assertThat(answer("depth_cm")).isEqualTo("100");
        town.says(OISHI, "被害");
        assertThat(town.last(OISHI)).contains("金額不明", "1件");
    }

    @Test
    void a_person_asks_when_the_bot_cannot_read_how_to_reach_somebody() {
        String telephone = jdbc.sql("select telephone from business where name = '㈱花畑製作所'").query(String.class).single();
        jdbc.sql("update business set telephone = null where name = '㈱花畑製作所'").update();
        try {
            Stream.of("ヒアリング", "62", "息子の携帯", "まだない", "店のでんわ").forEach(said -> town.says(HANAHATA, said));
        } finally {
            jdbc.sql("update business set telephone = ? where name = '㈱花畑製作所'").param(telephone).update();
        }
        assertThat(town.heard(HANAHATA)).anyMatch(text -> text.contains("担当の者が確かめます"));
        assertThat(town.last(OISHI)).contains("花畑", "連絡先", "電話で確かめてください");
    }

    private String answer(String question) {
        return jdbc.sql("select answers ->> :question from damage_report order by number desc limit 1")
                .param("question", question).query(String.class).single();
    }

    private void flooded(Cast who) {
        answersUpToTheSummary(who, "三十万");
        town.taps(who, "送信");
    }

    private void answersUpToTheSummary(Cast who, String amount) {
        Stream.of("被害", "床上浸水", "いない", "４０センチ", "1,2", "休業", amount, "とばす", "とばす").forEach(said -> town.says(who, said));
        assertThat(town.last(who)).contains("この内容でよろしいですか");
    }

    /** Number, amount, source. */
    private List<String> reports() {
        return jdbc.sql("select number || ' ' || (answers ->> 'amount') || ' ' || source from damage_report order by number")
                .query(String.class).list();
    }
}
