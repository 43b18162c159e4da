package jp.tenko.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The half of LINE that a bot talks to, fast, and strict where a bot could hide a mistake: a reply token is taken once and
 * within its minute, a retry key once. It lives in the load generator, so an answer is timed by the clock that timed its
 * question.
 */
final class LineStandIn implements AutoCloseable {

    private static final long TOKEN_LIFE = Duration.ofSeconds(60).toNanos();
    private static final byte[] SENT = "{\"sentMessages\":[{\"id\":\"1\",\"quoteToken\":\"q\"}]}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    final AtomicLong refusedTokens = new AtomicLong();
    final AtomicLong repeatedKeys = new AtomicLong();
    final AtomicLong accepted = new AtomicLong();

    private final Map<String, Phone> phones = new ConcurrentHashMap<>();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Set<String> retryKeys = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis() << 20);
    private final ServerSocket server;
    private volatile Consumer<Arrival> onAccepted = arrival -> {};
    private volatile Duration distance = Duration.ZERO;

    LineStandIn() {
        try {
            server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::acceptForEver);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    Phone phone(String channel, String userId) {
        return phones.computeIfAbsent(userId, id -> new Phone(this, channel, id));
    }

    /** How long LINE takes for an answer from now on: zero, as on this machine, or as over the Internet. */
    void isAway(Duration distance) {
        this.distance = distance;
    }

    /** Called with everything accepted from now on, before the bot hears of it. */
    void onAccepted(Consumer<Arrival> listener) {
        onAccepted = listener;
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    Event issue(Phone phone, long occurredAt, String what) {
        String number = Long.toString(nextNumber());
        Event event = new Event("01" + "0".repeat(24 - number.length()) + number, phone, "t" + number, occurredAt, what);
        tokens.put(event.replyToken(), new Token(event));
        return event;
    }

    /** A redelivery gives the token another minute. */
    void renew(Event event) {
        tokens.get(event.replyToken()).deliveredAt = System.nanoTime();
    }

    /** The reply to it, when it comes. */
    CompletableFuture<Arrival> replyTo(Event event) {
        return tokens.get(event.replyToken()).reply;
    }

    private void acceptForEver() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 4096);
            for (Http.Message request = Http.read(in); request != null; request = Http.read(in)) {
                Answer answer = answer(request);
                if (!distance.isZero()) {
                    Thread.sleep(distance);
                }
                Http.write(
                        socket.getOutputStream(),
                        "HTTP/1.1 " + answer.status + " -\r\nContent-Type: application/json\r\nx-line-request-id: " + nextNumber() + "\r\n",
                        answer.body);
            }
        } catch (IOException theBotWasKilled) {
            // its next life connects again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(Http.Message request) {
        String path = request.start().split(" ", 3)[1];
        return switch (path) {
            case "/v2/bot/message/reply" -> reply(request.text());
            case "/v2/bot/message/push", "/v2/bot/message/multicast" -> push(request);
            case "/v2/bot/message/quota" -> new Answer(200, "{\"type\":\"none\"}".getBytes(StandardCharsets.UTF_8));
            case "/v2/bot/message/quota/consumption" -> new Answer(200, "{\"totalUsage\":0}".getBytes(StandardCharsets.UTF_8));
            default -> new Answer(200, EMPTY);
        };
    }

    private Answer reply(String body) {
        int at = body.indexOf("\"replyToken\":\"") + 14;
        Token token = tokens.get(body.substring(at, body.indexOf('"', at)));
        if (token == null || !token.use()) {
            refusedTokens.incrementAndGet();
            return new Answer(400, "{\"message\":\"Invalid reply token\"}".getBytes(StandardCharsets.UTF_8));
        }
        Arrival arrival = new Arrival(token.event, System.nanoTime(), body);
        token.event.phone().arrived(arrival);
        count(arrival);
        token.reply.complete(arrival);
        return new Answer(200, SENT);
    }

    private Answer push(Http.Message request) {
        String key = request.headers().get("x-line-retry-key");
        if (key != null && !retryKeys.add(key)) {
            repeatedKeys.incrementAndGet();
            return new Answer(409, "{\"message\":\"The retry key is already accepted\"}".getBytes(StandardCharsets.UTF_8));
        }
        Arrival arrival = new Arrival(null, System.nanoTime(), request.text());
        JsonNode to = JsonMapper.shared().readTree(request.body()).path("to");
        List<String> people = to.isArray() ? to.valueStream().map(JsonNode::asString).toList() : List.of(to.asString());
        for (String person : people) {
            Phone phone = phones.get(person);
            if (phone != null) {
                phone.arrived(arrival);
            }
            count(arrival);
        }
        return new Answer(200, SENT);
    }

    private void count(Arrival arrival) {
        accepted.incrementAndGet();
        onAccepted.accept(arrival);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Answer(int status, byte[] body) {}

    private static final class Token {

        private final Event event;
        private final CompletableFuture<Arrival> reply = new CompletableFuture<>();
        private final AtomicBoolean used = new AtomicBoolean();
        private volatile long deliveredAt = System.nanoTime();

        private Token(Event event) {
            this.event = event;
        }

        private boolean use() {
            return System.nanoTime() - deliveredAt < TOKEN_LIFE && used.compareAndSet(false, true);
        }
    }
}
