package jp.tenko.line;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Makes requests to LINE. Not with the SDK's client, whose OkHttp silently sends a POST again when a connection breaks:
 * a reply has no retry key, so it would be said twice (RATIONALE.md, "Why not the SDK's client?"). What is sent is the
 * outbox row's own JSON, byte for byte the same at every attempt, as LINE demands under one retry key (line.md §2.2).
 */
@Component
class LineApi {

    private static final Duration CONNECT = Duration.ofSeconds(3);

    private static final Duration PATIENCE_FOR_A_PHOTO = Duration.ofSeconds(25);

    /** For the whole answer; shorter than the lease of {@link OutboxQueue}. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final LineSettings settings;
    private final ObjectMapper json;
    private final LineAnswers answers;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // no request for an upgrade with each message, no limit of streams
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    LineApi(LineSettings settings, ObjectMapper json, LineAnswers answers) {
        this.settings = settings;
        this.json = json;
        this.answers = answers;
    }

    /** Sends it, and waits for LINE's answer at most 12 s. */
    Delivery send(OutboxQueue.Entry entry, boolean asReply) throws InterruptedException {
        if (!settings.channels().containsKey(entry.channel().value())) {
            return new Delivery.TryLater("no channel " + entry.channel() + " is configured", false);
        }
        try {
            HttpRequest request = asReply ? reply(entry) : push(entry);
            return read(exchange(request, HttpResponse.BodyHandlers.ofString(), PATIENCE), asReply);
        } catch (ConnectException e) {
            return new Delivery.TryLater("no connection to LINE", false);
        } catch (IOException e) {
            return new Delivery.TryLater(e.getClass().getSimpleName(), true);
        }
    }

    /** What LINE says of the month: its limit (null: none) and what is used, asked anew. */
    Month month(ChannelKey channel) throws IOException, InterruptedException {
        JsonNode quota = ask(channel, "/v2/bot/message/quota");
        JsonNode used = ask(channel, "/v2/bot/message/quota/consumption");
        boolean limited = quota.path("type").asString("").equals("limited");
        return new Month(limited ? quota.required("value").asLong() : null, used.required("totalUsage").asLong());
    }

    /**
     * A photo, streamed into a file; the status says whether it is there (200), not yet (202) or no more (404, 410).
     *
     * @param file overwritten; holds the photo only after a 200
     */
    HttpResponse<Path> content(ChannelKey channel, String messageId, Path file) throws IOException, InterruptedException {
        String path = "/v2/bot/message/" + URLEncoder.encode(messageId, StandardCharsets.UTF_8) + "/content";
        return exchange(
                request(channel, settings.dataBaseUrl(), path).GET().build(),
                HttpResponse.BodyHandlers.ofFile(file),
                PATIENCE_FOR_A_PHOTO);
    }

    /**
     * The client's own time-out ends with the headers; a LINE that sends those and then stalls would hold a sender for ever.
     * So the whole exchange has its time, and is given up after it.
     */
    <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body, Duration atMost)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
        try {
            HttpResponse<T> said = answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            answers.count(String.valueOf(said.statusCode()));
            return said;
        } catch (TimeoutException e) {
            answers.count("none");
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer from LINE within " + atMost.toSeconds() + " s");
        } catch (ExecutionException e) {
            answers.count("none");
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private HttpRequest reply(OutboxQueue.Entry entry) {
        String body = "{\"replyToken\":" + quoted(String.valueOf(entry.replyToken())) + ",\"messages\":" + entry.messages() + "}";
        return request(entry.channel(), settings.apiBaseUrl(), "/v2/bot/message/reply").POST(utf8(body)).build();
    }

    private HttpRequest push(OutboxQueue.Entry entry) {
        boolean one = entry.recipients().size() == 1;
        String to = one
                ? quoted(entry.recipients().getFirst())
                : entry.recipients().stream().map(this::quoted).collect(Collectors.joining(",", "[", "]"));
        String body = "{\"to\":" + to + ",\"messages\":" + entry.messages() + "}";
        return request(entry.channel(), settings.apiBaseUrl(), one ? "/v2/bot/message/push" : "/v2/bot/message/multicast")
                .header("X-Line-Retry-Key", entry.id().toString())
                .POST(utf8(body))
                .build();
    }

    private JsonNode ask(ChannelKey channel, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = exchange(
                request(channel, settings.apiBaseUrl(), path).GET().build(), HttpResponse.BodyHandlers.ofString(), PATIENCE);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " from LINE for " + path);
        }
        return json.readTree(answer.body());
    }

    HttpRequest.Builder request(ChannelKey channel, URI base, String path) {
        LineSettings.Channel settingsOfChannel = settings.channels().get(channel.value());
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + settingsOfChannel.token())
                .header("Content-Type", "application/json; charset=UTF-8");
    }

    /**
     * LINE's texts may change (line.md §2.5), so the status decides, and the text only between two kinds of 429 and of
     * 400. A gateway's page in HTML is an answer like any other.
     */
    private static Delivery read(HttpResponse<String> answer, boolean asReply) {
        int status = answer.statusCode();
        String text = answer.body();
        return switch (status) {
            case 409 -> new Delivery.Accepted(header(answer, "x-line-accepted-request-id"));
            case 429 -> text.contains("monthly limit")
                    ? new Delivery.MonthUsedUp()
                    : new Delivery.TryLater("429 from LINE, too fast", false);
            case 401, 403 -> new Delivery.TryLater(status + " from LINE: is the channel access token right?", false);
            case 400 -> asReply && text.contains("reply token")
                    ? new Delivery.TokenRefused()
                    : new Delivery.Refused(status, shortened(text));
            default -> {
                if (status < 300) {
                    yield new Delivery.Accepted(header(answer, "x-line-request-id"));
                }
                // a proxy's 404 or 407 says nothing of the message; 413 is LINE's word on its size
                yield status == 413
                        ? new Delivery.Refused(status, shortened(text))
                        : new Delivery.TryLater(status + " from LINE", false);
            }
        };
    }

    private static @Nullable String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500);
    }

    private String quoted(String value) {
        return json.writeValueAsString(value);
    }

    private static HttpRequest.BodyPublisher utf8(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    /** The month of a channel as LINE counts it. */
    record Month(@Nullable Long limit, long used) {}
}
