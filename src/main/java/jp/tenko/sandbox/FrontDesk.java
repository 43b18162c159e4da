package jp.tenko.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import jp.tenko.sandbox.BadDay.Trouble;
import jp.tenko.sandbox.Requests.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What all endpoints of LINE's API have in common: the request id, the bad day, the bearer token, the rate, the size of the body,
 * and how an error is written (line.md §2).
 */
@Component("sandboxFrontDesk")
@Profile("sandbox")
final class FrontDesk {

    private static final int LARGEST_BODY = 2 * 1024 * 1024;
    private static final long LONGEST_HANG_MILLIS = 120_000;

    /** What comes with a request. */
    enum Body { JSON, NOTHING, PICTURE }

    /**
     * A request that got past the desk.
     *
     * @param picture what was sent instead of JSON; empty for everything else
     * @param lose answer as usual, but send nothing
     */
    record Call(Channel channel, JsonNode body, byte[] picture, @Nullable String retryKey, String requestId, boolean lose) {}

    /** @param recipients for the log; 0 for what is not a message */
    record Answer(int status, Object body, int recipients) {

        static Answer ok(Object body) {
            return new Answer(200, body, 0);
        }
    }

    interface Clerk {
        Answer serve(Call call) throws IOException;
    }

    private final Channels channels;
    private final BadDay badDay;
    private final RateLimits rates;
    private final Requests requests;
    private final LiveView live;
    private final JsonMapper json;
    private final Clock clock;

    FrontDesk(Channels channels, BadDay badDay, RateLimits rates, Requests requests, LiveView live, JsonMapper json,
            Clock clock) {
        this.channels = channels;
        this.badDay = badDay;
        this.rates = rates;
        this.requests = requests;
        this.live = live;
        this.json = json;
        this.clock = clock;
    }

    void serve(String endpoint, HttpServletRequest request, HttpServletResponse response, Clerk clerk) throws IOException {
        serve(endpoint, request.getMethod().equals("POST") ? Body.JSON : Body.NOTHING, request, response, clerk);
    }

    void serve(String endpoint, Body kind, HttpServletRequest request, HttpServletResponse response, Clerk clerk)
            throws IOException {
        String requestId = UUID.randomUUID().toString();
        response.setHeader("X-Line-Request-Id", requestId);
        Channel channel = null;
        JsonNode body = MissingNode.getInstance();
        Answer answer;
        Refusal refusal = null;
        BadDay.Now struck = badDay.strike(endpoint);
        try {
            channel = channel(request);
            byte[] sent = kind == Body.NOTHING ? new byte[0] : bytes(request, kind);
            body = kind == Body.JSON ? json(sent) : body;
            before(struck, request);
            if (badDay.rateLimits() && !rates.allows(channel, endpoint)) {
                throw rateExceeded();
            }
            answer = clerk.serve(new Call(channel, body, kind == Body.PICTURE ? sent : new byte[0], request.getHeader("X-Line-Retry-Key"), requestId,
                    struck.trouble() == Trouble.LOSE));
        } catch (Refusal no) {
            refusal = no;
            answer = new Answer(no.status(), no.body(), 0);
        }
        boolean cut = answer.status == 0 || struck.trouble() == Trouble.DROP_AFTER;
        log(new Request(0, clock.millis(), requestId, endpoint, channel == null ? null : channel.key(),
                request.getHeader("X-Line-Retry-Key"), body.isMissingNode() ? null : body, cut ? 0 : answer.status,
                refusal == null ? null : json.writeValueAsString(refusal.body()), answer.recipients));
        if (cut) {
            CuttableConnections.cut(request);
        } else {
            write(response, answer, refusal == null ? Map.of() : refusal.headers());
        }
    }

    private void before(BadDay.Now struck, HttpServletRequest request) {
        switch (struck.trouble()) {
            case NONE, LOSE, DROP_AFTER -> { }
            case SLOW -> sleep((long) (struck.seconds() * 1000));
            case ERROR_500 -> throw new Refusal(500, "Internal Server Error");
            case DOWN -> throw new Refusal(503, "Service Unavailable");
            case RATE_429 -> throw rateExceeded();
            case HANG -> {
                long end = System.nanoTime() + LONGEST_HANG_MILLIS * 1_000_000;
                while (badDay.now().trouble() == Trouble.HANG && System.nanoTime() < end) {
                    sleep(100);
                }
                throw new Refusal(0, "hung");
            }
            case DROP -> throw new Refusal(0, "dropped");
        }
    }

    private static Refusal rateExceeded() {
        return new Refusal(429, "The API rate limit has been exceeded. Try again later.");
    }

    private Channel channel(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        Channel channel = header != null && header.startsWith("Bearer ") ? channels.byToken(header.substring(7)) : null;
        if (channel == null) {
            throw new Refusal(401, header == null
                    ? "Authentication failed due to the following reason: missing authorization header"
                    : "Authentication failed. Confirm that the access token in the authorization header is valid.");
        }
        return channel;
    }

    private static byte[] bytes(HttpServletRequest request, Body kind) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            request.getInputStream().skip(20L * LARGEST_BODY);    // so that the answer can be read
            throw new Refusal(413, "The request body is too large");
        }
        String type = String.valueOf(request.getContentType());
        if (!type.startsWith(kind == Body.JSON ? "application/json" : "image/")) {
            throw new Refusal(415, "Unsupported Media Type");
        }
        return bytes;
    }

    private JsonNode json(byte[] bytes) {
        try {
            JsonNode body = json.readTree(bytes);
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            // refused below, like JSON that is not an object
        }
        throw new Refusal(400, "The request body could not be parsed as JSON");
    }

    private void log(Request request) {
        Request logged = requests.add(request);
        if (live.watched()) {
            Map<String, Object> news = new LinkedHashMap<>();
            news.put("number", logged.number());
            news.put("at", logged.at());
            news.put("endpoint", logged.endpoint());
            news.put("status", logged.status());
            news.put("recipients", logged.recipients());
            if (logged.refusal() != null) {
                news.put("refusal", logged.refusal());
            }
            live.tell("request", news);
        }
    }

    private void write(HttpServletResponse response, Answer answer, Map<String, String> headers) throws IOException {
        headers.forEach(response::setHeader);
        byte[] bytes = answer.body instanceof byte[] raw ? raw : json.writeValueAsBytes(answer.body);
        response.setStatus(answer.status);
        response.setContentType(answer.body instanceof byte[] ? Contents.mediaType(bytes[0]) : "application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(0, "the sandbox is shutting down");
        }
    }
}
