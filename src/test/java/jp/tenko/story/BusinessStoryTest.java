package jp.tenko.story;

import static jp.tenko.testing.Cast.DAISUKE;
import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.HOA;
import static jp.tenko.testing.Cast.LAN;
import static jp.tenko.testing.Cast.YOSHIDA;
import static jp.tenko.testing.Cast.LI;
import static jp.tenko.testing.Cast.NAKASHIMA;
import static jp.tenko.testing.Cast.NAKASU;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.SAKURAGI;
import static jp.tenko.testing.Cast.STRANGER;
import static jp.tenko.testing.Cast.TAKAHASHI;
import static jp.tenko.testing.Cast.TSUKIOKA;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.tenko.testing.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;

/** Businesses come to the society's account: with a code, by themselves, and through staff who go round. */
class BusinessStoryTest extends StoryTest {

    @AfterEach
    void line_never_had_a_reason_to_refuse() {
        assertThat(town.refused()).isZero();
        new SocietyOfBusinesses(jdbc).asInTheFiles();
    }

    @Test
    void a_business_registers_itself_and_staff_find_it_in_the_list() {
        town.follows(SAKURAGI);
        town.taps(SAKURAGI, "事業者登録");
        registers(SAKURAGI, "桜木旅館", "桜木 和代", "0943-00-0010", "中広川");
        assertThat(town.last(SAKURAGI)).contains("「桜木旅館」を登録しました");
        assertThat(town.last(OISHI)).as("told at once").contains("事業者の登録 1件", "桜木旅館", "桜木 和代", "0943-00-0010");
        assertThat(town.last(NAKASHIMA)).contains("桜木旅館");
        assertThat(town.heard(YAMADA)).as("costs a message each: leaders only").isEmpty();

        town.taps(OISHI, "名簿と照合する");
        assertThat(town.last(OISHI)).as("the one of the notice").contains("「桜木旅館」").doesNotContain("どの登録");
        town.taps(OISHI, "有限会社 桜木旅館(中広川)");
        assertThat(town.last(OISHI)).contains("名簿の「有限会社 桜木旅館」(0010)");

        town.taps(TAKAHASHI, "名簿と照合する");
        assertThat(town.heard(TAKAHASHI)).as("somebody was faster").contains("この登録は、もう確認されています。");
        assertThat(businessesOf(SAKURAGI)).containsExactly("有限会社 桜木旅館");
    }

    @Test
    void many_that_register_are_told_together() {
        town.follows(SAKURAGI);
        town.says(SAKURAGI, "事業者登録");
        registers(SAKURAGI, "桜木旅館", "桜木 和代", "0943-00-0010", "中広川");
        town.says(HANAHATA, "事業者登録");
        registers(HANAHATA, "花畑商店", null, "0943-00-9001", "上広川");
        town.says(DAISUKE, "事業者登録");
        registers(DAISUKE, "だいすけ塗装🌸", null, "090-0000-1002", "分からない");
        assertThat(town.heard(OISHI)).hasSize(1);
        town.pass(Duration.ofMinutes(11));
        assertThat(town.heard(OISHI)).hasSize(2);
        assertThat(town.last(OISHI)).contains("事業者の登録 2件", "花畑商店", "だいすけ塗装🌸");
        town.pass(Duration.ofMinutes(30));
        assertThat(town.heard(OISHI)).hasSize(2);
    }

    @Test
    void a_notice_never_takes_the_messages_of_a_roll_call() {
        town.quota(200, 193);
        town.quotaIsAsked();
        town.follows(SAKURAGI);
        town.says(SAKURAGI, "事業者登録");
        registers(SAKURAGI, "桜木旅館", "桜木 和代", "0943-00-0010", "中広川");
        assertThat(town.heard(OISHI)).isEmpty();
        town.says(YAMADA, "照合");
        assertThat(town.last(YAMADA)).contains("どの登録");
        assertThat(town.buttons(YAMADA)).contains("桜木旅館(桜木 和代)");
    }

    @Test
    void one_code_brings_the_whole_family_and_a_second_code_a_second_business() {
        String code = invited("髙﨑𠮷田", "㈱髙﨑𠮷田製作所(中広川)");
        for (Cast who : List.of(STRANGER, SAKURAGI)) {
            town.follows(who);
            town.says(who, code.toLowerCase());
            assertThat(town.last(who)).contains("㈱髙﨑𠮷田製作所", "担当者として登録しました");
        }
        town.says(STRANGER, "こんにちは");
        assertThat(town.heard(STRANGER)).anyMatch(text -> text.contains("読み取れませんでした"));
        assertThat(town.buttons(STRANGER)).as("what they can do").contains("事業者登録");

        town.says(HANAHATA, "事業所を追加");
        town.says(HANAHATA, code);
        assertThat(town.last(HANAHATA)).contains("㈱髙﨑𠮷田製作所");
        assertThat(businessesOf(HANAHATA)).containsExactlyInAnyOrder("㈱花畑製作所", "㈱髙﨑𠮷田製作所");
        assertThat(businessesOf(STRANGER)).containsExactly("㈱髙﨑𠮷田製作所");
    }

    @Test
    void whom_a_business_has_is_told_in_their_language_what_they_can_do() {
        town.says(HOA, "xin chào");
        town.says(LI, "你好");
        assertThat(town.buttons(HOA)).contains("Đăng ký cửa hàng");
        assertThat(town.buttons(LI)).contains("登记店铺或公司");
        town.says(NAKASU, "言語");
        town.taps(NAKASU, "English");
        town.says(NAKASU, "menu");
        assertThat(town.last(NAKASU)).contains("What you can do");
        town.settleAfter(Duration.ofSeconds(1));
        town.blocks(NAKASU);
        assertThat(unreachable("中州 直美")).isTrue();
        town.settleAfter(Duration.ofSeconds(1));
        town.follows(NAKASU);
        assertThat(unreachable("中州 直美")).isFalse();
        assertThat(town.heard(NAKASU)).anyMatch(text -> text.contains("you are connected again"));
    }

    @Test
    void a_late_tap_with_redis_empty_begins_the_form_again() {
        town.says(HANAHATA, "事業者登録");
        town.says(HANAHATA, "花畑商店");
        town.says(HANAHATA, "0943-00-9001");
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });
        town.taps(HANAHATA, "上広川");
        assertThat(town.heard(HANAHATA)).anyMatch(text -> text.contains("このボタンはもう使えません"));
        assertThat(town.last(HANAHATA)).contains("お店・会社の名前を送ってください");
        registers(HANAHATA, "花畑商店", null, "0943-00-9001", "上広川");
        assertThat(town.last(HANAHATA)).contains("「花畑商店」を登録しました");
    }

    @Test
    void who_speaks_for_two_businesses_is_asked_which_and_who_speaks_for_one_is_not() {
        town.says(TSUKIOKA, "被害");
        assertThat(town.last(TSUKIOKA)).contains("どの事業所のことですか");
        assertThat(town.buttons(TSUKIOKA)).contains("カフェ🌸ひなた☕️", "たちばな学習塾");
        town.taps(TSUKIOKA, "たちばな学習塾");
        assertThat(String.join(" ", town.heard(TSUKIOKA))).contains("119・110");
        town.says(HANAHATA, "被害");
        assertThat(String.join(" ", town.heard(HANAHATA))).doesNotContain("どの事業所");
    }

    @Test
    void the_name_of_one_of_their_businesses_can_be_typed_where_it_is_asked_which() {
        town.says(TSUKIOKA, "ヒアリング");
        assertThat(town.last(TSUKIOKA)).contains("どの事業所のことですか");
        town.says(TSUKIOKA, "たちばな学習塾");
        assertThat(town.last(TSUKIOKA)).contains("たちばな学習塾のことですね");
        town.taps(TSUKIOKA, "ヒアリングシート");
        assertThat(String.join(" ", town.heard(TSUKIOKA))).contains("たちばな学習塾のヒアリングシートです");
    }

    @Test
    void after_a_wrong_code_a_word_is_a_word_again() {
        town.follows(STRANGER);
        town.says(STRANGER, "ACDE-2345");
        assertThat(town.last(STRANGER)).contains("コードが違うようです");
        for (int i = 0; i < 5; i++) {
            town.says(STRANGER, "こんにちは");
        }
        assertThat(town.last(STRANGER)).as("no code, so no wrong one").contains("参加コードがあれば送ってください");
        town.says(STRANGER, "事業者登録");
        assertThat(town.last(STRANGER)).contains("お店・会社の名前を送ってください");
        registers(STRANGER, "とおりすがり商店", "通 すがり", "0943-00-9003", "分からない");
        assertThat(town.last(STRANGER)).as("and nobody asks for a code once more").contains("「とおりすがり商店」を登録しました");
    }

    @Test
    void two_of_the_same_name_and_district_are_told_apart() {
        town.says(OISHI, "事業所の招待");
        town.says(OISHI, "ひかり塗装");
        assertThat(town.buttons(OISHI)).contains("ひかり塗装(森永 陽子)", "ひかり塗装(鶴丸 陽子)").doesNotContain("ひかり塗装(中広川)");
        town.taps(OISHI, "ひかり塗装(鶴丸 陽子)");
        assertThat(town.last(OISHI)).contains("ひかり塗装の参加コード");
    }

    @Test
    void the_word_register_is_no_code() {
        town.says(STRANGER, "register");
        assertThat(town.last(STRANGER)).doesNotContain("コードが違う");
    }

    @Test
    void what_is_written_on_a_menu_can_be_typed() {
        town.says(YAMADA, "事業所・理事の招待");
        assertThat(town.last(YAMADA)).contains("事業所か理事の名前");
        town.says(YAMADA, "やめる");
        town.says(YOSHIDA, "被害を代わりに報告");
        assertThat(town.last(YOSHIDA)).contains("どの事業所ですか");
        town.says(LAN, "ヒアリング");
        assertThat(town.last(LAN)).contains("どの みせ・かいしゃですか");
        town.says(HANAHATA, "証拠を見る");
        assertThat(town.last(HANAHATA)).contains("㈱花畑製作所").doesNotContain("読み取れません");
        town.says(SAKURAGI, "登録コードを入れる");
        assertThat(town.last(SAKURAGI)).contains("参加コードを送ってください");
    }

    @Test
    void staff_who_go_round_report_for_a_business_and_it_is_known_that_they_were_there() {
        town.says(YAMADA, "巡回");
        town.says(YAMADA, "花畑製作所");
        town.taps(YAMADA, "㈱花畑製作所(上広川)");
        town.taps(YAMADA, "訪問した");
        town.taps(YAMADA, "被害の報告");
        assertThat(String.join(" ", town.heard(YAMADA))).contains("「㈱花畑製作所」の代わりに報告します", "119・110");
        town.taps(YAMADA, "被害なし");
        assertThat(jdbc.sql("select b.name || ' ' || r.source from damage_report r join business b on b.id = r.business_id order by r.id desc limit 1")
                .query(String.class).list()).containsExactly("㈱花畑製作所 staff");
    }

    @Test
    void nobody_begins_what_is_for_staff() {
        for (Cast who : List.of(HANAHATA, NAKASU, STRANGER)) {
            town.says(who, "照合");
            town.says(who, "事業所の招待");
            town.says(who, "点呼");
            assertThat(String.join(" ", town.heard(who))).as(who.name()).doesNotContain("どの登録", "招待しますか", "何の点呼");
        }
    }

    private void registers(Cast who, String name, String person, String telephone, String district) {
        town.says(who, name);
        if (person != null) {
            town.says(who, person);
        }
        town.says(who, telephone);
        town.taps(who, district);
        town.taps(who, "送信");
    }

    private String invited(String search, String label) {
        town.says(OISHI, "事業所の招待");
        town.says(OISHI, search);
        town.taps(OISHI, label);
        return town.last(OISHI).replaceAll("(?s).*?([0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
    }

    private List<String> businessesOf(Cast who) {
        return jdbc.sql("""
                select b.name from contact c join contact_business cb on cb.contact_id = c.id
                join business b on b.id = cb.business_id where c.line_user_id = :who order by cb.since, b.id
                """).param("who", who.lineUserId()).query(String.class).list();
    }

    private boolean unreachable(String name) {
        return jdbc.sql("select unreachable_since is not null from contact where name = :name")
                .param("name", name).query(Boolean.class).single();
    }
}
