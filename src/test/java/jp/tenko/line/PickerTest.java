package jp.tenko.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import jp.tenko.testing.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** LINE's wheel of days and hours, on its way out and back. */
class PickerTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void a_wheel_stands_in_a_quick_reply_and_in_a_bubble_in_the_words_of_line() {
        Button pick = new Button.PickDate("日付を選ぶ", "data", Button.PickDate.Mode.DATE, "2026-07-10", "2026-07-01", null);
        List<LineMessage> messages = List.of(new LineMessage.Bubble(
                "いつですか。", LineMessage.Mood.ASKING, null, List.of(new LineMessage.Row.Paragraph("いつですか。")), List.of(pick), List.of(pick)));

        JsonNode sent = JSON.readTree(new LineMessages("fail").json(messages)).get(0);

        assertThat(List.of(sent.at("/quickReply/items/0/action"), sent.at("/contents/footer/contents/0/action"))).allSatisfy(action -> {
            assertThat(action.path("type").asString()).isEqualTo("datetimepicker");
            assertThat(action.path("mode").asString()).isEqualTo("date");
            assertThat(action.path("initial").asString()).isEqualTo("2026-07-10");
            assertThat(action.path("min").asString()).isEqualTo("2026-07-01");
            assertThat(action.has("max") && !action.get("max").isNull()).isFalse();
            assertThat(action.path("data").asString()).isEqualTo("data");
        });
    }

    @ParameterizedTest
    @CsvSource({"date, 2026-07-10", "time, 06:15", "datetime, 2026-07-10T06:15"})
    void what_was_picked_comes_with_the_data(String mode, String value) {
        assertThat(event(", \"params\": {\"%s\": \"%s\"}".formatted(mode, value))).isEqualTo(new LineEvent.What.Postback("data", value));
    }

    @Test
    void a_button_that_is_no_wheel_has_picked_nothing() {
        assertThat(event("")).isEqualTo(new LineEvent.What.Postback("data"));
        assertThat(event(", \"params\": {\"newRichMenuAliasId\": \"b\", \"status\": \"SUCCESS\"}")).isEqualTo(new LineEvent.What.Postback("data"));
    }

    private static LineEvent.What event(String params) {
        WebhookReader reader = new WebhookReader(JSON, new MovableClock(Instant.EPOCH));
        byte[] body = """
                {"destination": "U0", "events": [{"type": "postback", "mode": "active", "timestamp": 1, "webhookEventId": "1",
                  "source": {"type": "user", "userId": "U1"}, "replyToken": "r", "postback": {"data": "data"%s}}]}
                """.formatted(params).getBytes(UTF_8);
        return reader.event(reader.rows(new ChannelKey("hirokawa"), body).getFirst()).what();
    }
}
