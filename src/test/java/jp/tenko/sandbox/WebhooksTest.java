package jp.tenko.sandbox;

import static jp.tenko.sandbox.SandboxRunning.DIRECTOR;
import static jp.tenko.sandbox.SandboxRunning.STRANGER;
import static jp.tenko.sandbox.SandboxRunning.YAMADA;
import static jp.tenko.sandbox.SandboxRunning.answer;
import static jp.tenko.sandbox.SandboxRunning.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.bot.jackson.ModelObjectMapper;
import com.linecorp.bot.messaging.model.ReplyMessageRequest;
import com.linecorp.bot.messaging.model.TextMessage;
import com.linecorp.bot.webhook.model.CallbackRequest;
import com.linecorp.bot.webhook.model.LocationMessageContent;
import com.linecorp.bot.webhook.model.MessageEvent;
import com.linecorp.bot.webhook.model.StickerMessageContent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the bot hears of the people, on good days and on bad ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksTest {

    private SandboxRunning sandbox;
    private EchoBot bot;

    @BeforeAll
    void start(@TempDir Path data) {
        sandbox = new SandboxRunning(data);
        bot = sandbox.bot;
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void fairWeather() {
        sandbox.post("/sandbox/api/switches/trouble", "{\"trouble\":\"NONE\"}");
        sandbox.post("/sandbox/api/switches/next-event", "{\"nextEvent\":\"NORMAL\"}");
        sandbox.post("/sandbox/api/switches/redelivery", "{\"on\":true}");
        await(() -> sandbox.get("/sandbox/api/state").get("unanswered").intValue() == 0);
        bot.forget();
    }

    @Test
    void a_text_is_told_as_line_tells_it() {
        sandbox.textFrom(YAMADA, "点呼🌾");

        JsonNode body = bot.bodies.getFirst();
        assertThat(body.get("destination").stringValue()).matches("U[0-9a-f]{32}");
        JsonNode event = body.at("/events/0");
        assertThat(event.get("type").stringValue()).isEqualTo("message");
        assertThat(event.at("/message/text").stringValue()).isEqualTo("点呼🌾");
        assertThat(event.at("/message/id").stringValue()).matches("\\d+");
        assertThat(event.get("webhookEventId").stringValue()).matches("[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(event.at("/deliveryContext/isRedelivery").booleanValue()).isFalse();
        assertThat(event.get("timestamp").longValue()).isEqualTo(sandbox.clock.millis());
        assertThat(event.at("/source/type").stringValue()).isEqualTo("user");
        assertThat(event.at("/source/userId").stringValue()).isEqualTo(YAMADA);
        assertThat(event.get("mode").stringValue()).isEqualTo("active");
    }

    @Test
    void lines_own_parser_understands_places_and_stickers() throws Exception {
        sandbox.post("/sandbox/api/people/" + YAMADA + "/location?wait=true",
                "{\"title\":\"役場\",\"address\":\"広川町\",\"latitude\":33.2415,\"longitude\":130.5513}");
        sandbox.post("/sandbox/api/people/" + YAMADA + "/sticker?wait=true", "{\"packageId\":\"446\",\"stickerId\":\"1988\"}");

        List<Object> contents = new java.util.ArrayList<>();
        for (JsonNode body : bot.bodies) {
            var request = ModelObjectMapper.createNewObjectMapper().readValue(body.toString(), CallbackRequest.class);
            contents.add(((MessageEvent) request.events().getFirst()).message());
        }

        assertThat(contents).hasExactlyElementsOfTypes(LocationMessageContent.class, StickerMessageContent.class);
    }

    @Test
    void a_tap_is_found_by_its_label_and_told_as_a_postback() throws Exception {
        sandbox.post("/sandbox/api/people/" + YAMADA + "/text?wait=true", "{\"text\":\"点呼\"}");
        String token = bot.events.getLast().get("replyToken").stringValue();
        var quick = new com.linecorp.bot.messaging.model.QuickReply(List.of(new com.linecorp.bot.messaging.model.QuickReplyItem(
                new com.linecorp.bot.messaging.model.PostbackAction("無事", "q=safety&a=safe", "無事です", null, null, null))));
        answer(sandbox.line.replyMessage(new ReplyMessageRequest(token, List.of(new TextMessage(quick, null, "無事ですか", null, null)), false)));
        bot.forget();

        sandbox.post("/sandbox/api/people/" + YAMADA + "/tap?wait=true", "{\"label\":\"無事\"}");

        assertThat(bot.events.getFirst().at("/postback/data").stringValue()).isEqualTo("q=safety&a=safe");
        var chat = sandbox.chat(YAMADA);
        assertThat(chat.get("entries").get(chat.get("entries").size() - 1).at("/content/text").stringValue()).isEqualTo("無事です");
        assertThat(chat.get("quickReplyShown").booleanValue()).isFalse();
    }

    @Test
    void an_event_that_is_not_answered_with_2xx_comes_again_unchanged_until_it_is() {
        bot.answerWith = 503;
        sandbox.post("/sandbox/api/people/" + YAMADA + "/text", "{\"text\":\"無事\"}");
        await(() -> bot.events.size() == 2);
        bot.answerWith = 200;
        await(() -> bot.events.size() == 3);
        await(() -> sandbox.get("/sandbox/api/state").get("unanswered").intValue() == 0);

        assertThat(bot.events).extracting(event -> event.get("webhookEventId").stringValue())
                .containsOnly(bot.events.getFirst().get("webhookEventId").stringValue());
        assertThat(bot.events).extracting(event -> event.get("replyToken").stringValue())
                .containsOnly(bot.events.getFirst().get("replyToken").stringValue());
        assertThat(bot.events).extracting(event -> event.at("/deliveryContext/isRedelivery").booleanValue())
                .containsExactly(false, true, true);
    }

    @Test
    void without_redelivery_an_unanswered_event_is_lost() {
        sandbox.post("/sandbox/api/switches/redelivery", "{\"on\":false}");
        bot.answerWith = 500;
        sandbox.post("/sandbox/api/people/" + YAMADA + "/text?wait=true", "{\"text\":\"無事\"}");

        assertThat(sandbox.get("/sandbox/api/state").get("unanswered").intValue()).isZero();
        assertThat(bot.events).hasSize(1);
    }

    @Test
    void a_redelivery_gives_the_reply_token_another_minute() throws Exception {
        String token = sandbox.textFrom(YAMADA, "点呼");
        sandbox.clock.advance(Duration.ofMinutes(5));
        int before = bot.events.size();
        sandbox.post("/sandbox/api/switches/redeliver", "");
        await(() -> bot.events.size() > before);

        answer(sandbox.line.replyMessage(new ReplyMessageRequest(token, List.<com.linecorp.bot.messaging.model.Message>of(new TextMessage("はい")), false)));
    }

    @Test
    void the_next_event_comes_twice() {
        next("TWICE");
        sandbox.textFrom(YAMADA, "無事");
        await(() -> bot.events.size() == 2);

        assertThat(bot.events.get(0)).isEqualTo(bot.events.get(1));
        sandbox.textFrom(YAMADA, "無事");
        assertThat(bot.events).hasSize(3);
    }

    @Test
    void an_impatient_thumb_is_three_events() {
        next("THREE_AT_ONCE");
        sandbox.textFrom(YAMADA, "無事");
        await(() -> bot.events.size() == 3);

        assertThat(bot.events).extracting(event -> event.get("webhookEventId").stringValue()).doesNotHaveDuplicates();
        assertThat(bot.events).extracting(event -> event.get("replyToken").stringValue()).doesNotHaveDuplicates();
    }

    @Test
    void an_event_overtakes_the_one_before() {
        next("OUT_OF_ORDER");
        sandbox.post("/sandbox/api/people/" + YAMADA + "/text", "{\"text\":\"一\"}");
        sandbox.post("/sandbox/api/people/" + YAMADA + "/text", "{\"text\":\"二\"}");
        await(() -> bot.events.size() == 2);

        assertThat(bot.events).extracting(event -> event.at("/message/text").stringValue()).containsExactly("二", "一");
    }

    @Test
    void a_forged_event_has_a_wrong_signature_and_does_not_come_again() {
        next("BAD_SIGNATURE");
        var answer = sandbox.post("/sandbox/api/people/" + YAMADA + "/text?wait=true", "{\"text\":\"にせ\"}");

        assertThat(bot.forged).hasValue(1);
        assertThat(answer.at("/webhooks/0/status").intValue()).isEqualTo(401);
        assertThat(sandbox.get("/sandbox/api/state").get("unanswered").intValue()).isZero();
    }

    @Test
    void while_line_is_down_events_wait_and_then_all_arrive() {
        sandbox.post("/sandbox/api/switches/trouble", "{\"trouble\":\"DOWN\",\"lastsSeconds\":60}");
        sandbox.post("/sandbox/api/people/" + YAMADA + "/text", "{\"text\":\"一\"}");
        sandbox.post("/sandbox/api/people/" + DIRECTOR + "/text", "{\"text\":\"二\"}");
        assertThat(bot.events).isEmpty();

        sandbox.clock.advance(Duration.ofSeconds(60));

        await(() -> bot.events.size() == 2);
    }

    @Test
    void blocking_and_coming_back_are_told() {
        sandbox.post("/sandbox/api/people/" + DIRECTOR + "/block?wait=true", "");
        sandbox.post("/sandbox/api/people/" + DIRECTOR + "/follow?wait=true", "");
        sandbox.post("/sandbox/api/people/" + STRANGER + "/follow?wait=true", "");

        assertThat(bot.events).extracting(event -> event.get("type").stringValue()).containsExactly("unfollow", "follow", "follow");
        assertThat(bot.events.get(1).at("/follow/isUnblocked").booleanValue()).isTrue();
        assertThat(bot.events.get(2).at("/follow/isUnblocked").booleanValue()).isFalse();
    }

    @Test
    void a_storm_of_events_of_many_people_shares_webhooks() {
        var ids = sandbox.post("/sandbox/api/people", "{\"count\":200}");
        String deeds = "[" + String.join(",", IntStream.range(0, 200)
                .mapToObj(i -> "{\"person\":" + ids.get(i) + ",\"text\":\"無事\"}").toList()) + "]";

        var sent = sandbox.post("/sandbox/api/events?together=10", deeds);

        assertThat(sent).hasSize(20);
        assertThat(sent).allSatisfy(webhook -> assertThat(webhook.get("status").intValue()).isEqualTo(200));
        assertThat(bot.events).hasSize(200);
        assertThat(bot.bodies).hasSize(20);
    }

    private void next(String what) {
        sandbox.post("/sandbox/api/switches/next-event", "{\"nextEvent\":\"" + what + "\"}");
    }
}
