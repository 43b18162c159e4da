package jp.tenko.sandbox;

import com.linecorp.bot.parser.LineSignatureValidator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands where Tenko will be: checks signatures with LINE's own validator and remembers the events, but answers nothing by itself. */
final class EchoBot {

    static final String SECRET = "sandbox-channel-secret-0000000000";

    /** Events in the order they came, the repeated ones too. */
    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    final AtomicInteger forged = new AtomicInteger();
    volatile int answerWith = 200;

    private final HttpServer server;

    EchoBot() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/line/webhook/hirokawa", this::webhook);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void webhook(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String signature = exchange.getRequestHeaders().getFirst("x-line-signature");
        int status = answerWith;
        if (!new LineSignatureValidator(SECRET.getBytes(StandardCharsets.UTF_8)).validateSignature(body, signature)) {
            forged.incrementAndGet();
            status = 401;
        } else {
            JsonNode json = JsonMapper.shared().readTree(body);
            bodies.add(json);
            json.get("events").forEach(events::add);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    void forget() {
        events.clear();
        bodies.clear();
        forged.set(0);
        answerWith = 200;
    }
}
