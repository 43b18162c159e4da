package jp.tenko.line;

import com.linecorp.bot.client.base.Result;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.client.MessagingApiClientException;
import com.linecorp.bot.messaging.model.MulticastRequest;
import com.linecorp.bot.messaging.model.PushMessageRequest;
import com.linecorp.bot.messaging.model.ReplyMessageRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Talks to LINE, one client for each channel. The SDK's own logger stays off: it prints tokens and keeps whole photos
 * in memory; and it is told to make more than five requests at a time (line.md §6, traps 1–3).
 */
@Component
class LineClients {

    /** Requests under way at once in this JVM. */
    static final int AT_ONCE = 48;

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(8);
    private static final Duration ALTOGETHER = Duration.ofSeconds(12);

    private final Map<ChannelKey, MessagingApiClient> clients = new HashMap<>();

    LineClients(LineSettings settings) {
        settings.channels().forEach((key, channel) -> clients.put(
                new ChannelKey(key),
                MessagingApiClient.builder(channel.token())
                        .apiEndPoint(settings.apiBaseUrl())
                        .connectTimeout(CONNECT)
                        .readTimeout(READ)
                        .writeTimeout(READ)
                        .maxRequests(AT_ONCE)
                        .maxRequestsPerHost(AT_ONCE)
                        .usingDefaultLogger(false)
                        .build()));
    }

    /** Sends it, and waits for LINE's answer at most 12 s. */
    Delivery send(OutboxQueue.Entry entry, boolean asReply) throws InterruptedException {
        MessagingApiClient client = clients.get(entry.channel());
        if (client == null) {
            return new Delivery.TryLater("no channel " + entry.channel() + " is configured");
        }
        CompletableFuture<? extends Result<?>> call = asReply ? reply(client, entry) : push(client, entry);
        try {
            return new Delivery.Accepted(call.get(ALTOGETHER.toMillis(), TimeUnit.MILLISECONDS).requestId());
        } catch (ExecutionException e) {
            return e.getCause() instanceof MessagingApiClientException answer
                    ? read(answer, asReply)
                    : new Delivery.TryLater(e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Delivery.TryLater("no answer from LINE within " + ALTOGETHER.toSeconds() + " s");
        }
    }

    /** What LINE says of the month: its limit (null: none) and what is used, asked anew. */
    Month month(ChannelKey channel) throws Exception {
        MessagingApiClient client = clients.get(channel);
        var quota = client.getMessageQuota().get(ALTOGETHER.toSeconds(), TimeUnit.SECONDS).body();
        var used = client.getMessageQuotaConsumption().get(ALTOGETHER.toSeconds(), TimeUnit.SECONDS).body();
        return new Month(quota.value(), used.totalUsage());
    }

    private static CompletableFuture<? extends Result<?>> reply(MessagingApiClient client, OutboxQueue.Entry entry) {
        return client.replyMessage(
                new ReplyMessageRequest(entry.replyToken(), LineMessages.read(entry.messages()), false));
    }

    private static CompletableFuture<? extends Result<?>> push(MessagingApiClient client, OutboxQueue.Entry entry) {
        var messages = LineMessages.read(entry.messages());
        UUID retryKey = entry.id();
        return entry.recipients().size() == 1
                ? client.pushMessage(retryKey, new PushMessageRequest(entry.recipients().getFirst(), messages, false, null))
                : client.multicast(retryKey, new MulticastRequest(messages, entry.recipients(), false, null));
    }

    /** LINE's texts may change (line.md §2.5), so the status decides, and the text only between two kinds of 429 and 400. */
    private static Delivery read(MessagingApiClientException answer, boolean asReply) {
        String text = String.valueOf(answer.getError());
        return switch (answer.getCode()) {
            case 409 -> new Delivery.Accepted(answer.getHeader("x-line-accepted-request-id"));
            case 429 -> text.contains("monthly limit")
                    ? new Delivery.MonthUsedUp()
                    : new Delivery.TryLater("429 from LINE, too fast");
            case 401, 403 -> new Delivery.TryLater(answer.getCode() + " from LINE: is the channel access token right?");
            case 400 -> asReply && text.toLowerCase().contains("reply token")
                    ? new Delivery.TokenRefused()
                    : new Delivery.Refused(400, text);
            default -> answer.getCode() >= 500
                    ? new Delivery.TryLater(answer.getCode() + " from LINE")
                    : new Delivery.Refused(answer.getCode(), text);
        };
    }

    record Month(@Nullable Long limit, long used) {}
}
