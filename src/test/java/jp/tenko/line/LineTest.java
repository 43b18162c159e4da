package jp.tenko.line;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.tenko.testing.MovableClock;
import jp.tenko.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The package {@code line} alone: real PostgreSQL, real HTTP, WireMock in the place of LINE, a handler that remembers. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = LineTest.LineOnly.class,
        properties = {
            "spring.quartz.auto-startup=false",
            "tenko.line.over-limit=fail",
            "tenko.line.channels.hirokawa.secret=" + LineTest.SECRET,
            "tenko.line.channels.hirokawa.token=token-of-hirokawa"
        })
abstract class LineTest {

    static final String SECRET = "secret-of-hirokawa";
    static final ChannelKey CHANNEL = new ChannelKey("hirokawa");
    static final LineUserId YAMADA = new LineUserId("U" + "1".repeat(32));
    static final LineUserId SUZUKI = new LineUserId("U" + "2".repeat(32));
    static final Instant NOW = Instant.parse("2026-07-10T05:05:00Z");

    static final WireMockServer LINE = new WireMockServer(options().dynamicPort());

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Outbox outbox;

    @Autowired
    Quotas quotas;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    @Autowired
    Remembering handler;

    @Autowired
    Wakeup wakeup;

    @LocalServerPort
    int port;

    private static final AtomicInteger EVENT_COUNT = new AtomicInteger();

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        LINE.start();
        Servers.properties("line_test").forEach((name, value) -> registry.add(name, () -> value));
        registry.add("tenko.line.api-base-url", LINE::baseUrl);
        registry.add("tenko.line.data-base-url", LINE::baseUrl);
    }

    @BeforeEach
    void begin_with_nothing() {
        jdbc.sql("truncate inbox, outbox, line_quota").update();
        handler.begin();
        clock.moveTo(NOW);
        LINE.resetAll();
        LINE.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(200).withBody("{}")));
        LINE.stubFor(get(urlEqualTo("/v2/bot/message/quota"))
                .willReturn(okJson("{\"type\":\"limited\",\"value\":200}")));
        LINE.stubFor(get(urlEqualTo("/v2/bot/message/quota/consumption")).willReturn(okJson("{\"totalUsage\":0}")));
    }

    /** Delivers a webhook as LINE does; returns the status. */
    int deliver(String... events) {
        return knock("/line/webhook/hirokawa", webhook(events), sign(webhook(events)));
    }

    static byte[] webhook(String... events) {
        return ("{\"destination\":\"U" + "0".repeat(32) + "\",\"events\":[" + String.join(",", events) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    int knock(String path, byte[] body, String signature) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            if (signature != null) {
                request.header("X-Line-Signature", signature);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return java.util.Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String newId() {
        return "01K%022d".formatted(EVENT_COUNT.incrementAndGet());
    }

    static String text(LineUserId from, String text) {
        return text(newId(), from, NOW, text);
    }

    static String text(String id, LineUserId from, Instant at, String text) {
        return """
                {"type":"message","mode":"active","timestamp":%d,"source":{"type":"user","userId":"%s"},
                 "webhookEventId":"%s","deliveryContext":{"isRedelivery":false},"replyToken":"reply-%s",
                 "message":{"id":"1","type":"text","quoteToken":"q","text":"%s"}}"""
                .formatted(at.toEpochMilli(), from.value(), id, id, text);
    }

    /** Waits until it is so; what does not become so within ten seconds fails the test. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within 10 s: " + what);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    String outboxStates() {
        return String.join(",", jdbc.sql("select kind || ':' || state from outbox order by seq").query(String.class).list());
    }

    void say(Consumer<Outbox> words) {
        transaction.executeWithoutResult(status -> words.accept(outbox));
    }

    void later(Duration step) {
        clock.advance(step);
        wakeup.outbox();
        wakeup.inbox();
    }

    @EnableAutoConfiguration
    @EnableConfigurationProperties(LineSettings.class)
    @ComponentScan("jp.tenko.line")
    static class LineOnly {

        @Bean
        MovableClock clock() {
            return new MovableClock(NOW);
        }

        @Bean
        java.util.function.Supplier<java.util.UUID> ids() {
            return java.util.UUID::randomUUID;
        }

        @Bean
        Remembering handler() {
            return new Remembering();
        }
    }

    /** Stands where {@code conversation} stands: notes what it is given, and fails when told to. */
    static final class Remembering implements LineEventHandler {

        final List<String> heard = new CopyOnWriteArrayList<>();
        volatile String failsOn = "";
        volatile int failures;

        void begin() {
            heard.clear();
            failsOn = "";
            failures = 0;
        }

        @Override
        public void handle(List<LineEvent> events) {
            for (LineEvent event : events) {
                String said = event.what() instanceof LineEvent.What.Text(String words) ? words : event.what().toString();
                if (said.equals(failsOn)) {
                    failures++;
                    throw new IllegalStateException("told to fail");
                }
            }
            events.forEach(event -> heard.add(event.what() instanceof LineEvent.What.Text(String words)
                    ? words
                    : event.what().toString()));
        }
    }
}
