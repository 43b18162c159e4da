package jp.tenko.sandbox;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the bot what people do: POSTs signed webhooks, waits two seconds for a 2xx, and redelivers the identical events
 * with {@code isRedelivery} when it did not come (line.md §1). What is not answered yet survives a restart.
 */
@Component("sandboxWebhooks")
@Profile("sandbox")
final class Webhooks {

    static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int NO_ANSWER = 0;
    private static final int UNAUTHORIZED = 401;

    /** One request: events of one channel, usually one. Attempts are counted over redeliveries. */
    private record Webhook(Channel channel, List<PhoneEvent> events, int attempts, boolean forged) {

        Webhook next() {
            return new Webhook(channel, events, attempts + 1, forged);
        }
    }

    /** @param status 0 when there was no answer within two seconds */
    record Sent(String webhookEventId, int status, long millis) {}

    private record Parked(Webhook webhook, CompletableFuture<Sent> result) {}

    private final SandboxSettings settings;
    private final Channels channels;
    private final ReplyTokens tokens;
    private final BadDay badDay;
    private final Journal journal;
    private final LiveView live;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-redelivery").factory());
    private final Map<String, PhoneEvent> unanswered = new ConcurrentHashMap<>();
    private final Deque<Parked> whileDown = new ArrayDeque<>();
    private final AtomicReference<@Nullable Webhook> last = new AtomicReference<>();

    Webhooks(SandboxSettings settings, Channels channels, ReplyTokens tokens, BadDay badDay, Journal journal,
            LiveView live, JsonMapper json) {
        this.settings = settings;
        this.channels = channels;
        this.tokens = tokens;
        this.badDay = badDay;
        this.journal = journal;
        this.live = live;
        this.json = json;
        later.scheduleWithFixedDelay(this::releaseWhenUp, 200, 200, TimeUnit.MILLISECONDS);
    }

    /** @return the first answer; redeliveries, if any, follow by themselves */
    CompletableFuture<Sent> send(List<PhoneEvent> events) {
        return send(events, false);
    }

    CompletableFuture<Sent> forge(PhoneEvent event) {
        return send(List.of(event), true);
    }

    /** The last webhook once more, marked as a redelivery. @return null when there was none yet */
    @Nullable CompletableFuture<Sent> redeliverLast() {
        Webhook again = last.get();
        return again == null ? null : deliver(again.next());
    }

    /** After a restart: the bot never answered this one. */
    void resume(PhoneEvent event) {
        unanswered.put(event.id(), event);
        later.schedule(() -> deliver(new Webhook(channelOf(event), List.of(event), 1, false)), 1, TimeUnit.SECONDS);
    }

    /** How many events the bot has not answered yet. */
    int unanswered() {
        return unanswered.size();
    }

    private CompletableFuture<Sent> send(List<PhoneEvent> events, boolean forged) {
        Webhook webhook = new Webhook(channelOf(events.getFirst()), events, 0, forged);
        if (!forged) {
            for (PhoneEvent event : events) {
                unanswered.put(event.id(), event);
                journal.add(Map.of("t", "event", "p", event.person().id(), "event", event.json()));
            }
        }
        last.set(webhook);
        return deliver(webhook);
    }

    private Channel channelOf(PhoneEvent event) {
        Channel channel = channels.byKey(event.person().channel());
        if (channel == null) {
            throw new IllegalStateException("nobody can write to channel " + event.person().channel() + ": it is not configured");
        }
        return channel;
    }

    private CompletableFuture<Sent> deliver(Webhook webhook) {
        if (badDay.down()) {
            return park(webhook);
        }
        byte[] body = body(webhook);
        String base = settings.webhookBaseUrl();
        if (base == null) {
            return CompletableFuture.completedFuture(answered(webhook, NO_ANSWER, System.nanoTime()));
        }
        String signature = webhook.channel.sign(webhook.forged ? new byte[] {1} : body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/line/webhook/" + webhook.channel.key()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "LineBotWebhook/2.0")
                .header("x-line-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        for (PhoneEvent event : webhook.events) {
            if (event.replyToken() != null) {
                tokens.delivered(event.replyToken());
            }
        }
        long start = System.nanoTime();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> answered(webhook, failure == null ? answer.statusCode() : NO_ANSWER, start));
    }

    private byte[] body(Webhook webhook) {
        ObjectNode body = json.createObjectNode().put("destination", webhook.channel.botUserId());
        ArrayNode events = body.putArray("events");
        for (PhoneEvent event : webhook.events) {
            if (webhook.attempts == 0) {
                events.add(event.json());
            } else {
                ObjectNode copy = event.json().deepCopy();
                copy.putObject("deliveryContext").put("isRedelivery", true);
                events.add(copy);
            }
        }
        return json.writeValueAsBytes(body);
    }

    private Sent answered(Webhook webhook, int status, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        boolean taken = status >= 200 && status < 300;
        Duration again = taken || webhook.forged || status == UNAUTHORIZED ? null : waitBefore(webhook.attempts);
        if (again == null) {
            for (PhoneEvent event : webhook.events) {
                if (unanswered.remove(event.id()) != null) {
                    journal.add(Map.of("t", "done", "id", event.id()));
                }
            }
        } else {
            later.schedule(() -> deliver(webhook.next()), again.toMillis(), TimeUnit.MILLISECONDS);
        }
        String id = webhook.events.getFirst().id();
        if (live.watched()) {
            live.tell("webhook", Map.of("id", id, "person", webhook.events.getFirst().person().id(), "status", status,
                    "millis", millis, "attempt", webhook.attempts, "again", again == null ? -1 : again.toSeconds(),
                    "unanswered", unanswered.size()));
        }
        return new Sent(id, status, millis);
    }

    private @Nullable Duration waitBefore(int attempt) {
        List<Duration> waits = settings.redeliveryAfter();
        return badDay.redelivery() && attempt < waits.size() ? waits.get(attempt) : null;
    }

    private CompletableFuture<Sent> park(Webhook webhook) {
        Parked parked = new Parked(webhook, new CompletableFuture<>());
        synchronized (whileDown) {
            whileDown.add(parked);
        }
        return parked.result;
    }

    private void releaseWhenUp() {
        while (!badDay.down()) {
            Parked parked;
            synchronized (whileDown) {
                parked = whileDown.poll();
            }
            if (parked == null) {
                return;
            }
            deliver(parked.webhook).thenAccept(parked.result::complete);
        }
    }

    @PreDestroy
    void close() {
        later.shutdownNow();
        http.shutdownNow();
    }
}
