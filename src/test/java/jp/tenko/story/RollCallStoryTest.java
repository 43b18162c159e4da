package jp.tenko.story;

import static jp.tenko.testing.Cast.EGUCHI;
import static jp.tenko.testing.Cast.EMILY;
import static jp.tenko.testing.Cast.INOUE;
import static jp.tenko.testing.Cast.LAN;
import static jp.tenko.testing.Cast.NAKASHIMA;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.STRANGER;
import static jp.tenko.testing.Cast.TAKAHASHI;
import static jp.tenko.testing.Cast.YAMADA;
import static jp.tenko.testing.Cast.YOSHIDA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.tenko.testing.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main job, from the director's word to the last answer. */
class RollCallStoryTest extends StoryTest {

    private static final List<Cast> ASKED = List.of(OISHI, NAKASHIMA, TAKAHASHI, YAMADA, YOSHIDA, LAN, EMILY);

    @AfterEach
    void line_never_had_a_reason_to_refuse() {
        assertThat(town.refused()).isZero();
    }

    @Test
    void all_are_safe_and_the_director_knows_before_the_hour() {
        town.rollIsCalled(OISHI, "地震");
        assertThat(town.last(YAMADA)).contains("安否確認", "地震", "無事ですか");
        assertThat(town.last(LAN)).contains("だいじょうぶですか");
        assertThat(town.last(EMILY)).contains("Are you safe?");
        assertThat(town.heard(INOUE)).as("on leave").isEmpty();
        for (Cast who : ASKED) {
            town.taps(who, safe(who));
        }
        town.says(OISHI, "状況");
        assertThat(town.last(OISHI)).contains("回答 7/9", "無事 7", "未回答 2人", "江口 隼人(LINE不通)");
        assertThat(town.heard(YAMADA)).anyMatch(text -> text.contains("「無事」を受け取りました"));
    }

    @Test
    void a_roll_call_that_was_begun_and_not_started_is_not_offered_again() {
        town.says(OISHI, "点呼");
        town.taps(OISHI, "地震");
        town.rollIsCalled(OISHI, "豪雨");
        assertThat(town.heard(OISHI)).noneMatch(text -> text.contains("続きです"));
        assertThat(town.heard(OISHI)).anyMatch(text -> text.contains("点呼を始めました"));
    }

    @Test
    void the_kind_of_a_roll_call_that_was_refused_starts_nothing() {
        town.rollIsCalled(OISHI, "地震");
        town.says(OISHI, "終了");
        town.taps(OISHI, "終了する");
        town.says(OISHI, "点呼");
        town.taps(OISHI, "訓練");
        town.taps(OISHI, "地震の想定");
        town.taps(OISHI, "開始する");
        int called = jdbc.sql("select count(*) from roll_call").query(Integer.class).single();
        assertThat(called).as("a drill beside a disaster is refused").isEqualTo(1);
        town.taps(OISHI, "豪雨");
        assertThat(jdbc.sql("select count(*) from roll_call").query(Integer.class).single()).isEqualTo(called);
    }

    @Test
    void a_cry_for_help_in_a_sentence_reaches_the_leaders_whatever_was_asked() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "無事");
        town.says(YAMADA, "家に閉じ込められた");
        assertThat(answers(YAMADA)).contains("safety=needs_help");
        assertThat(town.heard(OISHI)).anyMatch(text -> text.contains("山田 太郎さんから救助の求め"));
        town.says(EMILY, "trapped under a shelf");
        assertThat(answers(EMILY)).containsExactly("safety=needs_help");
    }

    @Test
    void where_a_sentence_is_asked_for_a_cry_may_be_about_others_and_one_tap_says_whose_it_is() {
        town.rollIsCalled(OISHI, "地震");
        for (String answer : List.of("無事", "出勤できる", "被害なし", "通れる")) {
            town.taps(YAMADA, answer);
        }
        town.says(YAMADA, "隣の人が下敷きになっています");
        assertThat(answers(YAMADA)).contains("safety=safe", "remarks=隣の人が下敷きになっています");
        assertThat(town.heard(YAMADA)).anyMatch(text -> text.contains("119"));
        assertThat(town.last(YAMADA)).contains("あなたに救助が必要なときは");
        assertThat(town.last(OISHI)).contains("山田 太郎さんが書きました", "隣の人が下敷き");
        town.taps(YAMADA, "救助が必要");
        assertThat(answers(YAMADA)).contains("safety=needs_help");
    }

    @Test
    void whole_sentences_say_how_somebody_is() {
        town.rollIsCalled(OISHI, "地震");
        town.says(YAMADA, "無事です。家族も大丈夫");
        assertThat(answers(YAMADA)).containsExactly("safety=safe");
        town.says(EMILY, "im ok, thanks");
        assertThat(answers(EMILY)).containsExactly("safety=safe");
        town.says(YAMADA, "足をケガした");
        assertThat(answers(YAMADA)).as("whose injury it is, a tap says").containsExactly("safety=safe");
        assertThat(town.last(YAMADA)).contains("けがをしたときは");
        town.taps(YAMADA, "けがをした");
        assertThat(answers(YAMADA)).contains("safety=injured");
        town.says(LAN, "無事ですが、足をけがした");
        assertThat(answers(LAN)).isEmpty();
        assertThat(town.last(LAN)).contains("けがを");
    }

    @Test
    void what_somebody_in_need_writes_on_reaches_the_leaders_and_119_is_said_each_time() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "救助が必要");
        town.says(YAMADA, "公民館");
        town.says(YAMADA, "水".repeat(4000));
        assertThat(town.last(OISHI)).contains("山田 太郎さんが書きました", "水水水…");
        for (String words : List.of("2階です、水が増えています", "助けはいつ来ますか")) {
            town.says(YAMADA, words);
            assertThat(town.last(YAMADA)).contains("責任者", "119");
            assertThat(town.last(OISHI)).contains("山田 太郎さんが書きました", words, "「救助が必要」");
        }
    }

    @Test
    void the_rescue_button_of_an_earlier_roll_call_is_heard_by_the_one_that_runs() {
        town.rollIsCalled(OISHI, "地震");
        var help = town.get("/people/" + LAN.lineUserId() + "/chat").path("entries").values().stream()
                .reduce((earlier, later) -> later).orElseThrow()
                .path("content").path("contents").path("footer").path("contents").path(2).path("action");
        town.says(OISHI, "終了");
        town.taps(OISHI, "終了する");
        town.rollIsCalled(OISHI, "豪雨");
        town.post("/people/" + LAN.lineUserId() + "/tap?wait=true", java.util.Map.of("action", help));
        town.settle();
        assertThat(jdbc.sql("select count(*) from reply where value = 'needs_help' and roll_call_id = (select max(id) from roll_call)").query(Integer.class).single())
                .isEqualTo(1);
        assertThat(town.last(OISHI)).contains("救助の求め");
    }

    @Test
    void leaders_who_were_told_of_a_danger_hear_that_it_is_over() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "救助が必要");
        town.taps(YAMADA, "無事");
        assertThat(town.last(OISHI)).contains("山田 太郎さんは「救助が必要」から「無事」に変わりました");
        town.taps(LAN, safe(LAN));
        assertThat(town.last(OISHI)).as("who was never in danger is no news").contains("山田");
    }

    @Test
    void one_tap_counts_and_the_questions_after_it_are_kept_as_they_come() {
        town.rollIsCalled(OISHI, "豪雨");
        town.taps(YAMADA, "無事");
        assertThat(answers(YAMADA)).containsExactly("safety=safe");
        town.taps(YAMADA, "遅れて出勤");
        town.says(YAMADA, "一部");
        town.taps(YAMADA, "通れない所がある");
        town.sendsPlace(YAMADA, 33.2415, 130.5513);
        town.says(YAMADA, "橋の手前で冠水しています");
        assertThat(answers(YAMADA)).contains(
                "safety=safe", "able_to_work=later", "house=partly", "road=blocked", "remarks=橋の手前で冠水しています");
        assertThat(answers(YAMADA)).anyMatch(answer -> answer.startsWith("road_place=33.2415"));
        town.says(OISHI, "一覧");
        assertThat(town.last(OISHI)).contains("通れない所がある: 広川町", "橋の手前で冠水しています");
        town.says(OISHI, "状況");
        assertThat(town.last(OISHI)).contains("回答 1/9", "遅れて出勤 1", "一部に被害 1", "通れない所がある 1");
    }

    @Test
    void help_is_needed_and_the_leaders_know_at_once_with_the_place() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YOSHIDA, "救助が必要");
        assertThat(town.last(OISHI)).contains("救助が必要", "𠮷田");
        assertThat(town.last(NAKASHIMA)).contains("救助が必要", "𠮷田");
        assertThat(town.buttons(OISHI)).contains("本人に電話", "119に電話");
        assertThat(String.join(" ", town.heard(YOSHIDA))).contains("119", "今いる所");
        town.sendsPlace(YOSHIDA, 33.2415, 130.5513);
        assertThat(town.last(OISHI)).contains("場所: 広川町");
        assertThat(town.buttons(OISHI)).contains("地図");
        assertThat(town.heard(YAMADA).stream().filter(text -> text.contains("𠮷田"))).as("staff").isEmpty();
    }

    @Test
    void somebody_who_types_that_they_need_help_is_heard_like_somebody_who_taps() {
        town.rollIsCalled(OISHI, "地震");
        town.says(YAMADA, "助けて!");
        assertThat(answers(YAMADA)).containsExactly("safety=needs_help");
        assertThat(town.last(OISHI)).contains("救助が必要", "山田");
        town.says(EMILY, "I am safe");
        assertThat(answers(EMILY)).containsExactly("safety=safe");
        town.taps(LAN, "ぶじ(だいじょうぶ)");
        town.says(LAN, "けが");
        assertThat(answers(LAN)).containsExactly("safety=injured");
        assertThat(town.last(OISHI)).contains("けが");
    }

    @Test
    void the_silent_are_reminded_and_nobody_else_is() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(OISHI, "無事");
        town.taps(YAMADA, "無事");
        int heardByYamada = town.heard(YAMADA).size();
        town.pass(Duration.ofMinutes(46));
        assertThat(town.heard(YOSHIDA).stream().filter(text -> text.contains("まだ回答がありません"))).hasSize(3);
        assertThat(town.heard(YAMADA)).hasSize(heardByYamada);
        assertThat(town.heard(OISHI).stream().filter(text -> text.contains("点呼の状況"))).as("15, 30, 45").hasSize(3);
    }

    @Test
    void a_silent_director_is_assumed_hit_and_the_deputies_take_over_in_order() {
        town.rollIsCalled(NAKASHIMA, "地震");
        town.pass(Duration.ofMinutes(21));
        assertThat(String.join(" ", town.heard(NAKASHIMA))).contains("中島 由美子さんが指揮をとります");
        town.pass(Duration.ofMinutes(20));
        assertThat(String.join(" ", town.heard(TAKAHASHI))).contains("髙橋 誠さんが指揮をとります");
        town.pass(Duration.ofMinutes(5));
        assertThat(town.heard(TAKAHASHI)).anyMatch(text -> text.contains("点呼の状況") && text.contains("指揮: 髙橋"));
        town.taps(OISHI, "無事");
        town.says(OISHI, "状況");
        assertThat(town.last(OISHI)).contains("指揮: 大石");
        assertThat(String.join(" ", town.heard(TAKAHASHI))).contains("指揮は髙橋 誠さんから大石 源一郎さんに戻ります");
    }

    @Test
    void whoever_starts_second_joins_the_running_roll_call() {
        town.says(NAKASHIMA, "点呼");
        town.taps(NAKASHIMA, "地震");
        town.rollIsCalled(OISHI, "地震");
        town.taps(NAKASHIMA, "開始する");
        assertThat(town.last(NAKASHIMA)).contains("すでに点呼中", "大石");
        assertThat(town.heard(YAMADA).stream().filter(text -> text.contains("安否確認"))).hasSize(1);
    }

    @Test
    void a_drill_says_so_in_every_message_and_ends_with_its_figures() {
        town.says(OISHI, "点呼");
        town.taps(OISHI, "訓練");
        town.taps(OISHI, "地震の想定");
        town.taps(OISHI, "開始する");
        assertThat(town.last(YAMADA)).contains("【訓練】");
        town.settleAfter(Duration.ofMinutes(3));
        town.taps(YAMADA, "無事");
        assertThat(town.heard(YAMADA).subList(1, town.heard(YAMADA).size())).allMatch(text -> text.contains("【訓練】"));
        for (Cast who : List.of(OISHI, NAKASHIMA, TAKAHASHI, YOSHIDA, LAN, EMILY)) {
            town.taps(who, safe(who));
        }
        town.says(OISHI, "状況");
        town.taps(OISHI, "終了");
        town.taps(OISHI, "終了する");
        assertThat(town.last(OISHI)).contains("【訓練】点呼を終了しました", "25%が回答するまで 3.0分", "100%が回答するまで 届かず");
    }

    @Test
    void a_late_answer_counts_and_says_so_also_after_the_end() {
        town.rollIsCalled(OISHI, "地震");
        town.pass(Duration.ofMinutes(70));
        town.taps(YAMADA, "無事");
        assertThat(String.join(" ", town.heard(YAMADA))).contains("締め切りのあと");
        town.says(OISHI, "状況");
        town.taps(OISHI, "終了");
        town.taps(OISHI, "終了する");
        town.taps(YOSHIDA, "無事");
        assertThat(String.join(" ", town.heard(YOSHIDA))).contains("終わっています");
        assertThat(answers(YOSHIDA)).containsExactly("safety=safe");
    }

    @Test
    void an_answer_for_somebody_else_is_marked_as_such() {
        town.rollIsCalled(OISHI, "地震");
        town.says(YAMADA, "代理");
        assertThat(town.last(YAMADA)).doesNotContain("山田");
        town.taps(YAMADA, "𠮷田 さくら");
        town.taps(YAMADA, "無事");
        assertThat(town.last(YAMADA)).contains("代理");
        assertThat(jdbc.sql("select source from reply where value = 'safe'").query(String.class).list()).containsExactly("proxy");
        assertThat(answers(YOSHIDA)).containsExactly("safety=safe");
        assertThat(answers(YAMADA)).isEmpty();
    }

    @Test
    void the_policy_reaches_all_staff() {
        town.rollIsCalled(OISHI, "豪雨");
        town.says(OISHI, "方針");
        town.taps(OISHI, "自宅待機");
        town.taps(OISHI, town.buttons(OISHI).getFirst());
        assertThat(town.last(YAMADA)).contains("応急対策の方針", "自宅待機");
        assertThat(town.last(EMILY)).contains("What to do now");
    }

    @Test
    void too_few_messages_are_said_before_anything_is_sent() {
        town.quota(200, 196);
        town.quotaIsAsked();
        town.rollIsCalled(OISHI, "地震");
        assertThat(town.last(OISHI)).contains("送れません", "7", "4");
        assertThat(town.heard(YAMADA)).isEmpty();
    }

    @Test
    void a_stranger_gets_one_polite_line_and_learns_nothing() {
        town.rollIsCalled(OISHI, "地震");
        town.says(STRANGER, "山田さんは無事ですか");
        town.says(STRANGER, "状況");
        assertThat(town.heard(STRANGER)).hasSize(2).allMatch(text -> text.contains("職員の安否確認"));
        assertThat(String.join(" ", town.heard(STRANGER))).doesNotContain("山田", "地震");
    }

    @Test
    void a_new_member_joins_with_a_code_from_the_director_and_is_asked_at_once() {
        town.rollIsCalled(OISHI, "地震");
        town.says(OISHI, "招待");
        town.taps(OISHI, "江口 隼人");
        String code = town.last(OISHI).replaceAll("(?s).*?([0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
        town.follows(EGUCHI);
        town.says(EGUCHI, "ABCD-2345");
        assertThat(town.last(EGUCHI)).contains("違う");
        town.says(EGUCHI, code.toLowerCase());
        assertThat(String.join(" ", town.heard(EGUCHI))).contains("江口", "広川町商工会", "無事ですか");
        town.taps(EGUCHI, "無事");
        assertThat(answers(EGUCHI)).containsExactly("safety=safe");
    }

    @Test
    void who_blocks_the_account_is_shown_as_not_reachable_and_comes_back() {
        town.blocks(YAMADA);
        town.says(OISHI, "点呼");
        town.taps(OISHI, "地震");
        assertThat(String.join(" ", town.heard(OISHI))).contains("LINEでは届かない人", "山田");
        town.taps(OISHI, "開始する");
        assertThat(town.heard(YAMADA)).isEmpty();
        town.follows(YAMADA);
        assertThat(String.join(" ", town.heard(YAMADA))).contains("またつながりました", "無事ですか");
        town.taps(YAMADA, "無事");
        assertThat(answers(YAMADA)).containsExactly("safety=safe");
    }

    @Test
    void a_word_said_next_week_answers_nothing_from_last_week() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(OISHI, "無事");
        town.taps(OISHI, "出勤できる");
        town.taps(OISHI, "被害なし");
        town.taps(OISHI, "通れる");
        assertThat(town.last(OISHI)).contains("ほかに伝えたいこと");
        town.says(OISHI, "点呼");
        assertThat(town.last(OISHI)).as("in the middle of free text").contains("何の点呼ですか");
        town.says(OISHI, "状況");
        town.taps(OISHI, "終了");
        town.taps(OISHI, "終了する");
        town.settleAfter(Duration.ofDays(7));
        town.says(OISHI, "お疲れさまでした");
        town.says(OISHI, "点呼");
        assertThat(town.last(OISHI)).contains("何の点呼ですか");
        assertThat(answers(OISHI)).noneMatch(answer -> answer.startsWith("remarks"));
    }

    @Test
    void an_answer_can_be_corrected_after_the_last_question() {
        town.rollIsCalled(OISHI, "地震");
        finish(YAMADA);
        town.says(YAMADA, "修正");
        assertThat(town.last(YAMADA)).contains("無事", "出勤できる");
        town.says(YAMADA, "1");
        town.taps(YAMADA, "けがをした");
        assertThat(answers(YAMADA)).contains("safety=injured", "able_to_work=can");
        assertThat(town.last(OISHI)).contains("けが", "山田");
    }

    @Test
    void a_photo_of_a_blocked_road_is_kept() {
        town.rollIsCalled(OISHI, "豪雨");
        town.taps(YAMADA, "無事");
        town.taps(YAMADA, "出勤できる");
        town.taps(YAMADA, "被害なし");
        town.taps(YAMADA, "通れない所がある");
        town.sendsPhotos(YAMADA, 2);
        town.settleUntil("select count(*) = 2 from content where state = 'kept'");
        assertThat(answers(YAMADA)).anyMatch(answer -> answer.startsWith("road_place=image:"));
    }

    @Test
    void a_deputy_who_needs_help_is_not_put_in_charge() {
        town.rollIsCalled(TAKAHASHI, "地震");
        town.taps(NAKASHIMA, "救助が必要");
        town.pass(Duration.ofMinutes(21));
        assertThat(String.join(" ", town.heard(TAKAHASHI))).contains("髙橋 誠さんが指揮をとります");
    }

    @Test
    void a_danger_is_not_taken_back_by_a_word_meant_for_something_else() {
        town.rollIsCalled(OISHI, "地震");
        town.taps(YAMADA, "けがをした");
        town.says(YAMADA, "大丈夫です");
        assertThat(answers(YAMADA)).contains("safety=injured");
        assertThat(town.last(YAMADA)).contains("けがをした", "ボタン");
        town.taps(YAMADA, "無事");
        assertThat(answers(YAMADA)).contains("safety=safe");
        town.says(EMILY, "大丈夫？");
        assertThat(answers(EMILY)).isEmpty();
    }

    @Test
    void a_button_of_a_drill_shows_the_real_roll_call() {
        town.says(OISHI, "点呼");
        town.taps(OISHI, "訓練");
        town.taps(OISHI, "地震の想定");
        town.taps(OISHI, "開始する");
        var drillButton = town.get("/people/" + LAN.lineUserId() + "/chat").path("entries").values().stream()
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .path("content").path("contents").path("footer").path("contents").path(2).path("action");
        town.rollIsCalled(NAKASHIMA, "地震");
        town.post("/people/" + LAN.lineUserId() + "/tap?wait=true", java.util.Map.of("action", drillButton));
        town.settle();
        assertThat(answers(LAN)).isEmpty();
        assertThat(String.join(" ", town.heard(LAN))).contains("ちがう てんこの ボタン");
        assertThat(town.last(LAN)).contains("だいじょうぶ").doesNotContain("くんれん");
        town.taps(LAN, "たすけて ほしい");
        assertThat(answers(LAN)).contains("safety=needs_help");
        assertThat(town.last(OISHI)).contains("119へ通報し");
    }

    @Test
    void the_language_can_be_changed_at_any_time() {
        town.says(YAMADA, "言語");
        town.taps(YAMADA, "English");
        town.rollIsCalled(OISHI, "地震");
        assertThat(town.last(YAMADA)).contains("Are you safe?");
        town.says(YAMADA, "language");
        town.taps(YAMADA, "日本語");
        town.says(YAMADA, "無事");
        assertThat(String.join(" ", town.heard(YAMADA))).contains("受け取りました");
    }

    @Test
    void an_old_button_of_a_finished_form_starts_nothing_again() {
        town.rollIsCalled(OISHI, "地震");
        town.says(OISHI, "終了");
        town.taps(OISHI, "終了する");
        town.taps(OISHI, "豪雨");
        town.taps(OISHI, "開始する");
        assertThat(jdbc.sql("select count(*) from roll_call").query(Long.class).single()).isEqualTo(1);
        assertThat(town.heard(YAMADA).stream().filter(text -> text.contains("無事ですか"))).hasSize(1);
    }

    @Test
    void help_in_english_means_rescue() {
        town.rollIsCalled(OISHI, "地震");
        town.says(EMILY, "help");
        assertThat(answers(EMILY)).containsExactly("safety=needs_help");
        assertThat(town.last(OISHI)).contains("救助が必要");
    }

    @Test
    void the_safety_question_is_asked_by_a_roll_call_only() {
        town.says(YAMADA, "メニュー");
        assertThat(town.buttons(YAMADA)).doesNotContain("安否確認");
    }

    private void finish(Cast who) {
        town.taps(who, "無事");
        town.taps(who, "出勤できる");
        town.taps(who, "被害なし");
        town.taps(who, "通れる");
        town.says(who, "とばす");
    }

    private static String safe(Cast who) {
        return who == LAN ? "ぶじ(だいじょうぶ)" : who == EMILY ? "Safe" : "無事";
    }

    /** What counts of a person's answers now. */
    private List<String> answers(Cast who) {
        return jdbc.sql("""
                        select distinct on (r.question) r.question || '=' || r.value
                        from reply r join member m on m.id = r.member_id
                        where m.line_user_id = :who and r.value <> ''
                        order by r.question, r.answered_at desc, r.id desc
                        """)
                .param("who", who.lineUserId())
                .query(String.class)
                .list();
    }
}
