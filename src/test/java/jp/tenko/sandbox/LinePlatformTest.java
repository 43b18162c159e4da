package jp.tenko.sandbox;

import static jp.tenko.sandbox.SandboxRunning.DIRECTOR;
import static jp.tenko.sandbox.SandboxRunning.STRANGER;
import static jp.tenko.sandbox.SandboxRunning.YAMADA;
import static jp.tenko.sandbox.SandboxRunning.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.client.MessagingApiClientException;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.MulticastRequest;
import com.linecorp.bot.messaging.model.PushMessageRequest;
import com.linecorp.bot.messaging.model.ReplyMessageRequest;
import com.linecorp.bot.messaging.model.ShowLoadingAnimationRequest;
import com.linecorp.bot.messaging.model.TextMessage;
import com.linecorp.bot.messaging.model.ValidateMessageRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in through LINE's own client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinePlatformTest {

    private SandboxRunning sandbox;

    @BeforeAll
    void start(@TempDir Path data) {
        sandbox = new SandboxRunning(data);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void fairWeather() {
        sandbox.bot.forget();
        sandbox.post("/sandbox/api/switches/trouble", "{\"trouble\":\"NONE\"}");
        sandbox.post("/sandbox/api/switches/quota", "{\"limit\":5000,\"used\":0}");
        sandbox.post("/sandbox/api/people/" + DIRECTOR + "/follow?wait=true", "");
        sandbox.bot.forget();
    }

    @Test
    void a_reply_reaches_the_phone_of_the_person_who_wrote() throws Exception {
        String token = sandbox.textFrom(YAMADA, "点呼");

        var sent = answer(sandbox.line.replyMessage(new ReplyMessageRequest(token, text("はい"), false)));

        assertThat(sent.sentMessages()).hasSize(1);
        var entry = last(YAMADA);
        assertThat(entry.get("id").stringValue()).isEqualTo(sent.sentMessages().getFirst().id());
        assertThat(entry.at("/content/text").stringValue()).isEqualTo("はい");
        assertThat(entry.get("way").stringValue()).isEqualTo("reply");
    }

    @Test
    void a_reply_token_works_once() throws Exception {
        String token = sandbox.textFrom(YAMADA, "点呼");
        answer(sandbox.line.replyMessage(new ReplyMessageRequest(token, text("はい"), false)));

        var refused = refused(() -> answer(sandbox.line.replyMessage(new ReplyMessageRequest(token, text("はい"), false))));

        assertThat(refused.getCode()).isEqualTo(400);
        assertThat(refused.getDetails()).isNullOrEmpty();
        assertThat(refused.getMessage()).contains("Invalid reply token");
    }

    @Test
    void a_reply_token_is_too_old_after_a_minute() {
        String token = sandbox.textFrom(YAMADA, "点呼");
        sandbox.clock.advance(Duration.ofSeconds(61));

        assertThat(refused(() -> answer(sandbox.line.replyMessage(new ReplyMessageRequest(token, text("はい"), false)))).getCode())
                .isEqualTo(400);
    }

    @Test
    void a_refused_message_does_not_use_up_the_token() throws Exception {
        String token = sandbox.textFrom(YAMADA, "点呼");

        var refused = refused(() -> answer(sandbox.line.replyMessage(new ReplyMessageRequest(token, text(""), false))));

        assertThat(refused.getDetails()).singleElement().satisfies(detail -> {
            assertThat(detail.property()).isEqualTo("messages[0].text");
            assertThat(detail.message()).isEqualTo("May not be empty");
        });
        answer(sandbox.line.replyMessage(new ReplyMessageRequest(token, text("はい"), false)));
    }

    @Test
    void a_push_under_the_same_retry_key_arrives_once() throws Exception {
        UUID key = UUID.randomUUID();
        var first = answer(sandbox.line.pushMessage(key, push(YAMADA, "一度だけ")));
        long received = received(YAMADA);

        var refused = refused(() -> answer(sandbox.line.pushMessage(key, push(YAMADA, "一度だけ"))));

        assertThat(refused.getCode()).isEqualTo(409);
        assertThat(refused.getHeader("x-line-accepted-request-id")).isNotBlank();
        assertThat(refused.getSentMessages()).isEqualTo(first.sentMessages());
        assertThat(received(YAMADA)).isEqualTo(received);
    }

    @Test
    void after_24_hours_a_retry_key_is_new_again() throws Exception {
        UUID key = UUID.randomUUID();
        answer(sandbox.line.pushMessage(key, push(YAMADA, "きょう")));
        long received = received(YAMADA);
        sandbox.clock.advance(Duration.ofHours(24));

        answer(sandbox.line.pushMessage(key, push(YAMADA, "あす")));

        assertThat(received(YAMADA)).isEqualTo(received + 1);
    }

    @Test
    void a_retry_key_is_refused_on_a_reply_and_when_it_is_no_uuid() {
        String token = sandbox.textFrom(YAMADA, "点呼");
        String reply = "{\"replyToken\":\"" + token + "\",\"messages\":[{\"type\":\"text\",\"text\":\"はい\"}]}";
        String push = "{\"to\":\"" + YAMADA + "\",\"messages\":[{\"type\":\"text\",\"text\":\"はい\"}]}";

        assertThat(status("reply", reply, UUID.randomUUID().toString())).isEqualTo(400);
        assertThat(status("push", push, "not-a-uuid")).isEqualTo(400);
    }

    @Test
    void a_refused_quota_sends_to_nobody_and_says_so() throws Exception {
        sandbox.post("/sandbox/api/switches/quota", "{\"limit\":10,\"used\":9}");
        UUID key = UUID.randomUUID();

        var refused = refused(() -> answer(sandbox.line.multicast(key, multicast(List.of(DIRECTOR, YAMADA)))));

        assertThat(refused.getCode()).isEqualTo(429);
        assertThat(refused.getMessage()).contains("You have reached your monthly limit.");
        assertThat(answer(sandbox.line.getMessageQuotaConsumption()).totalUsage()).isEqualTo(9);
        sandbox.post("/sandbox/api/switches/quota", "{\"limit\":100,\"used\":9}");
        answer(sandbox.line.multicast(key, multicast(List.of(DIRECTOR, YAMADA))));
        assertThat(answer(sandbox.line.getMessageQuotaConsumption()).totalUsage()).isEqualTo(11);
    }

    @Test
    void replies_are_free_and_five_bubbles_to_one_person_cost_one() throws Exception {
        String token = sandbox.textFrom(YAMADA, "点呼");
        answer(sandbox.line.replyMessage(new ReplyMessageRequest(token, text("無料"), false)));
        answer(sandbox.line.pushMessage(null, new PushMessageRequest.Builder(YAMADA, Collections.nCopies(5, new TextMessage("五"))).build()));

        assertThat(answer(sandbox.line.getMessageQuotaConsumption()).totalUsage()).isEqualTo(1);
        assertThat(answer(sandbox.line.getMessageQuota()).value()).isEqualTo(5000);
    }

    @Test
    void to_somebody_who_blocked_the_account_a_push_is_accepted_costs_nothing_and_does_not_arrive() throws Exception {
        sandbox.post("/sandbox/api/people/" + DIRECTOR + "/block?wait=true", "");
        long received = received(DIRECTOR);

        answer(sandbox.line.pushMessage(null, push(DIRECTOR, "見えない")));

        assertThat(received(DIRECTOR)).isEqualTo(received);
        assertThat(answer(sandbox.line.getMessageQuotaConsumption()).totalUsage()).isZero();
        assertThat(refused(() -> answer(sandbox.line.getProfile(DIRECTOR))).getCode()).isEqualTo(404);
        assertThat(sandbox.bot.events).singleElement().satisfies(event -> {
            assertThat(event.get("type").stringValue()).isEqualTo("unfollow");
            assertThat(event.has("replyToken")).isFalse();
        });
    }

    @Test
    void a_stranger_has_no_profile_but_can_be_answered() throws Exception {
        assertThat(refused(() -> answer(sandbox.line.getProfile(STRANGER))).getCode()).isEqualTo(404);
        String token = sandbox.textFrom(STRANGER, "こんにちは");

        answer(sandbox.line.replyMessage(new ReplyMessageRequest(token, text("どなたですか"), false)));

        assertThat(last(STRANGER).at("/content/text").stringValue()).isEqualTo("どなたですか");
        assertThat(answer(sandbox.line.getProfile(YAMADA)).displayName()).isEqualTo("たろう🌾");
    }

    @Test
    void recipients_that_do_not_exist_or_are_too_many_are_refused() {
        String nobody = "U" + "f".repeat(32);

        assertThat(refused(() -> answer(sandbox.line.pushMessage(null, push(nobody, "?")))).getMessage())
                .contains("Failed to send messages");
        assertThat(refused(() -> answer(sandbox.line.multicast(null, multicast(List.of(YAMADA, nobody))))).getDetails())
                .singleElement().satisfies(detail -> assertThat(detail.property()).isEqualTo("to[1]"));
        assertThat(refused(() -> answer(sandbox.line.multicast(null, multicast(Collections.nCopies(501, YAMADA))))).getCode())
                .isEqualTo(400);
        assertThat(refused(() -> answer(sandbox.line.multicast(null, multicast(List.of())))).getCode()).isEqualTo(400);
    }

    @Test
    void a_wrong_token_is_told_so() {
        MessagingApiClient other = sandbox.client("another-token");

        assertThat(refused(() -> answer(other.getMessageQuota())).getCode()).isEqualTo(401);
    }

    @Test
    void a_request_of_more_than_2_megabytes_is_too_large() {
        String huge = "{\"to\":\"" + YAMADA + "\",\"messages\":[{\"type\":\"text\",\"text\":\"" + "a".repeat(2 << 20) + "\"}]}";

        assertThat(status("push", huge, null)).isEqualTo(413);
        assertThat(status("push", "not json", null)).isEqualTo(400);
    }

    @Test
    void the_validator_says_what_is_wrong_and_sends_nothing() throws Exception {
        long received = received(YAMADA);
        answer(sandbox.line.validateReply(new ValidateMessageRequest(text("よい"))));

        var refused = refused(() -> answer(sandbox.line.validatePush(new ValidateMessageRequest(text("あ".repeat(5001))))));

        assertThat(refused.getDetails().getFirst().message()).isEqualTo("Length must be between 0 and 5000");
        assertThat(received(YAMADA)).isEqualTo(received);
    }

    @Test
    void photos_sent_together_are_one_set_and_can_be_downloaded() throws Exception {
        sandbox.post("/sandbox/api/people/" + YAMADA + "/photo?wait=true", "{\"count\":3}");
        SandboxRunning.await(() -> sandbox.bot.events.size() == 3);

        var sets = sandbox.bot.events.stream().map(event -> event.at("/message/imageSet")).toList();
        assertThat(sets).extracting(set -> set.get("id").stringValue()).containsOnly(sets.getFirst().get("id").stringValue());
        assertThat(sets).extracting(set -> set.get("index").intValue()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(sets).extracting(set -> set.get("total").intValue()).containsOnly(3);
        String id = sandbox.bot.events.getFirst().at("/message/id").stringValue();
        try (var content = answer(sandbox.blobs.getMessageContent(id)).byteStream()) {
            assertThat(content.readAllBytes()).startsWith(0xFF, 0xD8, 0xFF);
        }
        assertThat(refused(() -> answer(sandbox.blobs.getMessageContent("1"))).getCode()).isEqualTo(404);
    }

    @Test
    void a_photo_that_was_taken_back_is_gone_and_the_bot_is_told() throws Exception {
        sandbox.post("/sandbox/api/people/" + YAMADA + "/photo?wait=true", "{\"count\":1,\"kind\":\"sideways.jpg\"}");
        String id = sandbox.bot.events.getFirst().at("/message/id").stringValue();
        try (var content = answer(sandbox.blobs.getMessageContent(id)).byteStream()) {
            assertThat(new String(content.readNBytes(10), java.nio.charset.StandardCharsets.ISO_8859_1)).endsWith("Exif");
        }

        sandbox.post("/sandbox/api/people/" + YAMADA + "/unsend?wait=true", "{\"messageId\":\"" + id + "\"}");

        assertThat(sandbox.bot.events.getLast().get("type").stringValue()).isEqualTo("unsend");
        assertThat(sandbox.bot.events.getLast().at("/unsend/messageId").stringValue()).isEqualTo(id);
        assertThat(sandbox.bot.events.getLast().has("replyToken")).isFalse();
        var gone = refused(() -> answer(sandbox.blobs.getMessageContent(id)));
        assertThat(gone.getCode()).isEqualTo(410);
        assertThat(last(YAMADA).at("/content/type").stringValue()).isEqualTo("unsent");
        assertThat(sandbox.raw(HttpRequest.newBuilder(URI.create(sandbox.url + "/sandbox/api/people/" + YAMADA + "/unsend"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"messageId\":\"" + id + "\"}"))).statusCode())
                .as("twice").isEqualTo(404);
    }

    @Test
    void the_loading_animation_lasts_5_to_60_seconds_in_steps_of_5() throws Exception {
        answer(sandbox.line.showLoadingAnimation(new ShowLoadingAnimationRequest(YAMADA, 10)));

        assertThat(refused(() -> answer(sandbox.line.showLoadingAnimation(new ShowLoadingAnimationRequest(YAMADA, 7)))).getCode())
                .isEqualTo(400);
    }

    @Test
    void a_message_whose_answer_was_lost_is_not_sent_twice_under_its_key() throws Exception {
        UUID key = UUID.randomUUID();
        long received = received(YAMADA);
        sandbox.post("/sandbox/api/switches/trouble", "{\"trouble\":\"DROP_AFTER\",\"times\":1}");

        assertThat(catchThrowableOfType(ExecutionException.class, () -> sandbox.line.pushMessage(key, push(YAMADA, "?")).get()))
                .hasRootCauseInstanceOf(java.io.IOException.class);

        assertThat(refused(() -> answer(sandbox.line.pushMessage(key, push(YAMADA, "?")))).getCode()).isEqualTo(409);
        assertThat(received(YAMADA)).isEqualTo(received + 1);
    }

    @Test
    void on_a_bad_day_it_answers_500_or_429_and_then_recovers() throws Exception {
        sandbox.post("/sandbox/api/switches/trouble", "{\"trouble\":\"ERROR_500\",\"times\":1}");
        assertThat(refused(() -> answer(sandbox.line.getMessageQuota())).getCode()).isEqualTo(500);
        sandbox.post("/sandbox/api/switches/trouble", "{\"trouble\":\"RATE_429\",\"lastsSeconds\":60}");
        assertThat(refused(() -> answer(sandbox.line.getMessageQuota())).getMessage()).contains("API rate limit");
        sandbox.clock.advance(Duration.ofSeconds(60));
        answer(sandbox.line.getMessageQuota());
    }

    @Test
    void the_requests_of_the_bot_can_be_asserted_on() throws Exception {
        long before = sandbox.get("/sandbox/api/requests").size() == 0 ? 0
                : sandbox.get("/sandbox/api/requests").get(sandbox.get("/sandbox/api/requests").size() - 1).get("number").longValue();
        answer(sandbox.line.multicast(UUID.randomUUID(), multicast(List.of(DIRECTOR, YAMADA))));

        var requests = sandbox.get("/sandbox/api/requests?after=" + before);

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.get("endpoint").stringValue()).isEqualTo("multicast");
            assertThat(request.get("status").intValue()).isEqualTo(200);
            assertThat(request.get("recipients").intValue()).isEqualTo(2);
            assertThat(request.at("/body/messages/0/text").stringValue()).isEqualTo("みなさん");
        });
    }

    private int status(String endpoint, String body, String retryKey) {
        var request = HttpRequest.newBuilder(URI.create(sandbox.url + "/v2/bot/message/" + endpoint))
                .header("Authorization", "Bearer " + SandboxRunning.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (retryKey != null) {
            request.header("X-Line-Retry-Key", retryKey);
        }
        return sandbox.raw(request).statusCode();
    }

    private static MessagingApiClientException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(MessagingApiClientException.class, call);
    }

    private static List<Message> text(String text) {
        return List.of(new TextMessage(text));
    }

    private static PushMessageRequest push(String to, String text) {
        return new PushMessageRequest.Builder(to, text(text)).build();
    }

    private static MulticastRequest multicast(List<String> to) {
        return new MulticastRequest.Builder(text("みなさん"), to).build();
    }

    private long received(String person) {
        return sandbox.chat(person).get("received").longValue();
    }

    private tools.jackson.databind.JsonNode last(String person) {
        var entries = sandbox.chat(person).get("entries");
        return entries.get(entries.size() - 1);
    }
}
