package jp.tenko.sandbox;

import static jp.tenko.sandbox.SandboxRunning.DIRECTOR;
import static jp.tenko.sandbox.SandboxRunning.YAMADA;
import static jp.tenko.sandbox.SandboxRunning.answer;
import static jp.tenko.sandbox.SandboxRunning.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.linecorp.bot.messaging.client.MessagingApiClientException;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.PushMessageRequest;
import com.linecorp.bot.messaging.model.ReplyMessageRequest;
import com.linecorp.bot.messaging.model.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart of the sandbox: the same phones, and LINE's memory of what it accepted. */
class JournalTest {

    @TempDir
    Path data;

    @Test
    void after_a_restart_the_phones_show_what_they_showed() throws Exception {
        UUID key = UUID.randomUUID();
        String used;
        try (var before = new SandboxRunning(data)) {
            used = before.textFrom(YAMADA, "点呼");
            answer(before.line.replyMessage(new ReplyMessageRequest(used, text("はい"), false)));
            answer(before.line.pushMessage(key, push("🌾")));
            before.post("/sandbox/api/people/" + DIRECTOR + "/block", "");
            await(() -> before.get("/sandbox/api/state").get("unanswered").intValue() == 0);
        }
        cutInHalf();

        try (var after = new SandboxRunning(data)) {
            assertThat(after.chat(YAMADA).get("entries")).extracting(entry -> entry.at("/content/text").stringValue())
                    .containsExactly("点呼", "はい", "🌾");
            assertThat(after.chat(DIRECTOR).get("standing").stringValue()).isEqualTo("BLOCKED");
            assertThat(answer(after.line.getMessageQuotaConsumption()).totalUsage()).isEqualTo(1);
            assertThat(code(() -> answer(after.line.pushMessage(key, push("🌾"))))).isEqualTo(409);
            assertThat(code(() -> answer(after.line.replyMessage(new ReplyMessageRequest(used, text("二度目"), false))))).isEqualTo(400);
        }
        try (var later = new SandboxRunning(data)) {
            assertThat(later.chat(YAMADA).get("entries")).hasSize(3);
            assertThat(code(() -> answer(later.line.pushMessage(key, push("🌾"))))).isEqualTo(409);
        }
    }

    @Test
    void an_event_nobody_answered_comes_again_after_a_restart() throws Exception {
        String id;
        String token;
        try (var before = new SandboxRunning(data)) {
            before.bot.answerWith = 503;
            token = before.textFrom(YAMADA, "無事");
            id = before.bot.events.getFirst().get("webhookEventId").stringValue();
        }

        try (var after = new SandboxRunning(data)) {
            await(() -> !after.bot.events.isEmpty());

            var event = after.bot.events.getFirst();
            assertThat(event.get("webhookEventId").stringValue()).isEqualTo(id);
            assertThat(event.at("/deliveryContext/isRedelivery").booleanValue()).isTrue();
            answer(after.line.replyMessage(new ReplyMessageRequest(token, text("はい"), false)));
            await(() -> after.get("/sandbox/api/state").get("unanswered").intValue() == 0);
        }
        try (var later = new SandboxRunning(data)) {
            assertThat(later.get("/sandbox/api/state").get("unanswered").intValue()).isZero();
        }
    }

    /** As after kill -9 in the middle of a line, in the middle of a character. */
    private void cutInHalf() throws Exception {
        byte[] half = "{\"t\":\"said\",\"p\":\"U0a1\",\"e\":{\"content\":{\"text\":\"無".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path journal = data.resolve("sandbox/journal.ndjson");
        Files.write(journal, java.util.Arrays.copyOf(half, half.length - 1), StandardOpenOption.APPEND);
    }

    private static int code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(MessagingApiClientException.class, call).getCode();
    }

    private static List<Message> text(String text) {
        return List.of(new TextMessage(text));
    }

    private static PushMessageRequest push(String text) {
        return new PushMessageRequest.Builder(YAMADA, text(text)).build();
    }
}
