package jp.tenko.sandbox;

import com.linecorp.bot.client.base.Result;
import com.linecorp.bot.messaging.client.MessagingApiBlobClient;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.client.MessagingApiClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jp.tenko.testing.MovableClock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in on a free port, LINE's own client pointed at it, and the bot its webhooks go to. */
final class SandboxRunning implements AutoCloseable {

    static final String TOKEN = "sandbox-channel-access-token";
    static final String DIRECTOR = "U0a100000000000000000000000000001";
    static final String HANAHATA = "U0b100000000000000000000000000001";
    static final String YAMADA = "U0a100000000000000000000000000004";
    static final String STRANGER = "U0a10000000000000000000000000000b";
    private static final JsonMapper JSON = JsonMapper.shared();

    final EchoBot bot = new EchoBot();
    final MovableClock clock = new MovableClock(Instant.parse("2026-07-10T05:05:00Z"));
    final MessagingApiClient line;
    final MessagingApiBlobClient blobs;
    final String url;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    SandboxRunning(Path data) {
        context = new SpringApplicationBuilder(SandboxAlone.class)
                .profiles("sandbox")
                .initializers(fresh -> ((GenericApplicationContext) fresh).registerBean(java.time.Clock.class, () -> clock))
                .properties(Map.of("server.port", "0", "tenko.data", data.toString(), "tenko.sandbox.webhook-base-url", bot.url(),
                        "tenko.sandbox.redelivery-after", "100ms,200ms,400ms", "spring.main.banner-mode", "off",
                        "server.shutdown", "immediate"))
                .properties(SandboxAlone.NO_DATABASE)
                .run("--server.port=0");
        url = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        line = client(TOKEN);
        blobs = MessagingApiBlobClient.builder(TOKEN).apiEndPoint(URI.create(url)).usingDefaultLogger(false).build();
    }

    MessagingApiClient client(String token) {
        return MessagingApiClient.builder(token).apiEndPoint(URI.create(url)).usingDefaultLogger(false)
                .readTimeout(Duration.ofSeconds(2)).build();
    }

    boolean hasBean(Class<?> type) {
        return context.getBeanNamesForType(type).length > 0;
    }

    JsonNode post(String path, String body) {
        return call(HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode get(String path) {
        return call(HttpRequest.newBuilder(URI.create(url + path)));
    }

    HttpResponse<String> raw(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode call(HttpRequest.Builder request) {
        HttpResponse<String> response = raw(request);
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    JsonNode chat(String person) {
        return get("/sandbox/api/people/" + person + "/chat");
    }

    /** Writes, and waits until the bot has it. @return the reply token */
    String textFrom(String person, String text) {
        int before = bot.events.size();
        post("/sandbox/api/people/" + person + "/text?wait=true", JSON.writeValueAsString(Map.of("text", text)));
        await(() -> bot.events.size() > before);
        return bot.events.getLast().get("replyToken").stringValue();
    }

    static <T> T answer(CompletableFuture<Result<T>> call) throws MessagingApiClientException {
        try {
            return call.get(10, TimeUnit.SECONDS).body();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MessagingApiClientException refused) {
                throw refused;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited ten seconds in vain");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
