package jp.tenko.submission.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentWordsTest {

    private final DocumentWords words = JapaneseWords.words();

    @ParameterizedTest
    @CsvSource({
        "2026-07-09T15:00:00Z, 令和8年7月10日",
        "2026-07-09T14:59:59Z, 令和8年7月9日",
        "2026-12-31T14:59:59Z, 令和8年12月31日",
        "2026-12-31T15:00:00Z, 令和9年1月1日",
        "2019-04-30T15:00:00Z, 令和元年5月1日",
        "2019-04-30T14:59:59Z, 平成31年4月30日"})
    void a_day_is_a_day_of_the_era_in_japan(Instant at, String day) {
        assertThat(words.date(at)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, 0円", "1, false, 約1円", "9999, false, '約9,999円'", "10000, false, 約1万円", "304999, false, 約30万円", "305000, false, 約31万円",
        "99999999, false, 約1億円", "100000000, false, 約1億円", "123456789, false, '約1億2,346万円'", "300000, true, 約30万円以上(一部不明)"})
    void an_amount_is_as_exact_as_the_form(long yen, boolean unknown, String amount) {
        assertThat(words.amount(yen, unknown)).isEqualTo(amount);
    }

    @Test
    void an_amount_that_nobody_knows_is_not_nothing() {
        assertThat(words.amount(null, true)).isEqualTo("不明");
    }

    @ParameterizedTest
    @CsvSource({
        "連絡は090-1234-5678まで。, 連絡はまで",
        "０９４３（３２）０３４４です, です",
        "+81 90 1234 5678, ''",
        "taro@example.jp に送った, に送った",
        "旋盤2台が水没。, 旋盤2台が水没",
        "2026年7月10日に被害額1200000円, 2026年7月10日に被害額1200000円"})
    void what_reaches_a_person_is_taken_out_of_their_words(String said, String left) {
        assertThat(Impersonal.words(said)).isEqualTo(left);
    }

    /** The sentence may say something else without them: whoever wrote it is told. */
    @Test
    void what_was_taken_out_or_cut_is_counted() {
        assertThat(Impersonal.removed("連絡は090-1234-5678 または taro@example.jp。")).isEqualTo(new RemovedWords(1, 1, 0));
        assertThat(Impersonal.removed("被".repeat(600))).isEqualTo(new RemovedWords(0, 0, 100));
        assertThat(Impersonal.removed("旋盤2台が水没。").any()).isFalse();
    }

    /** A row of one line is not printed as high as two. */
    @Test
    void a_text_that_fits_its_column_is_one_line() {
        assertThat(Page.lines("水".repeat(28), 56)).isEqualTo(1);
        assertThat(Page.lines("水".repeat(30), 56)).isEqualTo(2);
        assertThat(Page.lines("1".repeat(52), 56)).isEqualTo(1);
        assertThat(Page.lines("水\n没", 56)).isEqualTo(2);
    }

    @Test
    void long_words_end_and_lines_become_one() {
        assertThat(Impersonal.words("水\n\n没\u0000 🌸".repeat(400))).hasSizeLessThan(1_100).endsWith("…").doesNotContain("\n");
    }

    @Test
    void facts_become_sentences_and_what_is_said_exactly_is_not_said_twice() {
        DamageSentences sentences = new DamageSentences(words);
        Map<String, String> facts = new LinkedHashMap<>(Map.of(
                "level", "destroyed", "below_cm", "30", "hit", "building equipment vehicle goods lifeline", "vehicles", "3",
                "equipment[2]/kind", "冷蔵庫", "equipment[1]/kind", "旋盤2台", "equipment[1]/state", "利用できない状況", "trading", "undecided",
                "remarks", "看板が落下"));
        assertThat(sentences.of(facts)).isEqualTo(
                "建物が全壊。床下約30cmまで浸水。商品・原材料に被害。車両3台が使用できない状況。電気・水道・ガスに支障。旋盤2台は利用できない状況。冷蔵庫に被害。看板が落下。営業の見通しは未定。");
        assertThat(sentences.of(Map.of("level", "other"))).isEqualTo("被害あり(詳細は確認中)。");
        assertThat(sentences.of(Map.of("level", "an office's own", "trading", "also its own"))).isEqualTo("被害あり(詳細は確認中)。");
    }
}
