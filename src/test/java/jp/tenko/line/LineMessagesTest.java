package jp.tenko.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.bot.messaging.model.FlexMessage;
import com.linecorp.bot.messaging.model.TextMessage;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineMessagesTest {

    private static final String FAMILY = "👨‍👩‍👧‍👦";

    private final LineMessages cutting = new LineMessages("cut");
    private final LineMessages failing = new LineMessages("fail");

    @ParameterizedTest
    @CsvSource({"あ, 1, 1", "👍, 2, 1", "👨‍👩‍👧‍👦, 11, 1", "🇯🇵, 4, 1", "が, 2, 1", "ab, 2, 2"})
    void a_text_is_counted_in_utf16_units_and_a_label_in_grapheme_clusters(String text, int units, int graphemes) {
        assertThat(Limit.TEXT.count(text)).isEqualTo(units);
        assertThat(Limit.QUICK_REPLY_LABEL.count(text.repeat(21))).isEqualTo(21L * graphemes);
    }

    @Test
    void a_label_of_twenty_families_fits_and_of_twenty_one_does_not() {
        assertThat(Limit.QUICK_REPLY_LABEL.allows(FAMILY.repeat(20))).isTrue();
        assertThat(Limit.QUICK_REPLY_LABEL.allows(FAMILY.repeat(21))).isFalse();
        assertThat(Limit.QUICK_REPLY_LABEL.cut(FAMILY.repeat(21))).isEqualTo(FAMILY.repeat(19) + "…");
    }

    @Test
    void a_text_is_cut_between_characters_never_inside_an_emoji() {
        String cut = Limit.TEXT.cut("あ" + "👍".repeat(2_500));
        assertThat(cut.length()).isLessThanOrEqualTo(5_000);
        assertThat(cut).endsWith("👍…");
        assertThat(new String(cut.getBytes(UTF_8), UTF_8)).isEqualTo(cut);
    }

    @Test
    void too_long_a_text_is_an_error_in_the_tests_and_cut_in_production() {
        List<LineMessage> tooLong = List.of(new LineMessage.Text("あ".repeat(5_001)));
        assertThatThrownBy(() -> failing.json(tooLong)).hasMessageContaining("5001").hasMessageContaining("5000");
        TextMessage sent = (TextMessage) LineMessages.read(cutting.json(tooLong)).getFirst();
        assertThat(sent.text()).hasSize(5_000).endsWith("…");
    }

    @Test
    void an_empty_text_never_reaches_line() {
        List<LineMessage> empty = List.of(new LineMessage.Text(" "));
        assertThatThrownBy(() -> failing.json(empty)).hasMessageContaining("empty");
        assertThat(((TextMessage) LineMessages.read(cutting.json(empty)).getFirst()).text()).isEqualTo("…");
    }

    @Test
    void a_fourteenth_quick_reply_is_an_error_in_the_tests_and_left_out_in_production() {
        List<Button> fourteen = Collections.nCopies(14, new Button.Postback("はい", "d"));
        List<LineMessage> tooMany = List.of(new LineMessage.Text("?", fourteen));
        assertThatThrownBy(() -> failing.json(tooMany)).hasMessageContaining("14");
        TextMessage sent = (TextMessage) LineMessages.read(cutting.json(tooMany)).getFirst();
        assertThat(sent.quickReply().items()).hasSize(13);
    }

    @Test
    void data_of_a_button_is_never_cut_because_it_would_answer_something_else() {
        Button tooLong = new Button.Postback("はい", "x".repeat(301));
        assertThatThrownBy(() -> cutting.json(List.of(new LineMessage.Text("?", List.of(tooLong)))))
                .hasMessageContaining("301");
    }

    @Test
    void a_bubble_with_ten_thousand_names_is_cut_to_what_line_takes() {
        List<LineMessage.Row> names = IntStream.range(0, 10_000)
                .<LineMessage.Row>mapToObj(i -> new LineMessage.Row.Paragraph("職員" + i))
                .toList();
        Button stays = new Button.Postback("終了", "close");
        String json = cutting.json(List.of(new LineMessage.Bubble("集計", LineMessage.Mood.CALM, "点呼", names, List.of(stays))));
        assertThat(json.getBytes(UTF_8).length).isLessThan(31 * 1024);
        assertThat(json).contains("職員0", "終了").doesNotContain("職員9999");
        FlexMessage sent = (FlexMessage) LineMessages.read(json).getFirst();
        assertThat(sent.altText()).isEqualTo("集計");
    }
}
