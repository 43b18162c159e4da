package jp.tenko.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole program, seen from outside: people with phones, and time that passes when a story says so. Everything goes
 * through the sandbox's HTTP interface, signed webhooks, PostgreSQL, Redis and the outbox.
 */
public final class Town {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ObjectMapper json = JsonMapper.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final DueJobs dueJobs;
    private final Map<Cast, String> lastBefore = new EnumMap<>(Cast.class);

    public Town(ApplicationContext context, int port) {
        this.base = "http://localhost:" + port + "/sandbox/api";
        this.jdbc = context.getBean(JdbcClient.class);
        this.clock = context.getBean(MovableClock.class);
        this.dueJobs = new DueJobs(context);
        for (Cast who : Cast.values()) {
            for (JsonNode entry : entries(who)) {
                lastBefore.put(who, entry.path("id").asString());
            }
        }
    }

    /** From the word to the prompt on everybody's phone. */
    public void rollIsCalled(Cast leader, String kind) {
        says(leader, "点呼");
        taps(leader, kind);
        taps(leader, "開始する");
    }

    public void says(Cast who, String text) {
        deed(who, "text", Map.of("text", text));
    }

    /** Taps the newest button with this label. */
    public void taps(Cast who, String label) {
        deed(who, "tap", Map.of("label", label));
    }

    public void sendsPlace(Cast who, double latitude, double longitude) {
        deed(who, "location", Map.of("latitude", latitude, "longitude", longitude, "title", "ここ", "address", "広川町"));
    }

    public void sendsPhotos(Cast who, int count) {
        deed(who, "photo", Map.of("count", count));
    }

    public void blocks(Cast who) {
        deed(who, "block", Map.of());
    }

    public void follows(Cast who) {
        deed(who, "follow", Map.of());
    }

    /** How LINE behaves from now on, as the sandbox's switchboard names it. */
    public void trouble(String trouble) {
        post("/switches/trouble", Map.of("trouble", trouble));
    }

    /** What happens to the next event on its way: {@code twice}, {@code three-at-once} … */
    public void nextEvent(String what) {
        post("/switches/next-event", Map.of("nextEvent", what));
    }

    public void quota(long limit, long used) {
        post("/switches/quota", Map.of("limit", limit, "used", used));
    }

    /** Time passes; what becomes due on the way is done at its time, and everybody hears of it. */
    public void pass(Duration time) {
        Instant then = clock.instant().plus(time);
        for (Instant due = nextDue(); !due.isAfter(then); due = nextDue()) {
            dueJobs.runUntil(due);
            settle();
        }
        dueJobs.runUntil(then);
        settle();
    }

    private Instant nextDue() {
        return dueJobs.ahead().stream().findFirst().orElse(Instant.MAX);
    }

    public void settleAfter(Duration time) {
        clock.advance(time);
        settle();
    }

    /** Everything this person has heard from the bot in this story, the texts of each message in one line. */
    public List<String> heard(Cast who) {
        List<String> heard = new ArrayList<>();
        for (JsonNode entry : entries(who)) {
            if (entry.path("id").asString().equals(lastBefore.get(who))) {
                heard.clear();
            } else if (!entry.path("way").asString("").equals("self")) {
                heard.add(String.join(" ", texts(entry.path("content"))));
            }
        }
        return heard;
    }

    /** The newest of the chat: a phone of the sandbox keeps only so many. */
    private JsonNode entries(Cast who) {
        return get("/people/" + who.lineUserId() + "/chat").path("entries");
    }

    public String last(Cast who) {
        List<String> heard = heard(who);
        return heard.isEmpty() ? "" : heard.getLast();
    }

    /** The labels that can be tapped now, newest message first. */
    public List<String> buttons(Cast who) {
        return StreamSupport.stream(get("/people/" + who.lineUserId() + "/chat").path("buttons").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** Requests of the bot that the stand-in refused with this status, since the program started. */
    public long refused(int status) {
        long count = 0;
        for (JsonNode request : get("/requests")) {
            if (request.path("status").asInt() == status) {
                count++;
            }
        }
        return count;
    }

    /** Waits until this is so in the database. */
    public void settleUntil(String sqlCondition) {
        await(() -> jdbc.sql(sqlCondition).query(Boolean.class).single());
    }

    /** Waits until LINE has delivered again what was not taken, and that is handled too. */
    public void settleRedelivered() {
        await(() -> get("/state").path("unanswered").asInt() == 0);
        settle();
    }

    /** Waits until nothing is under way: no event waiting, no message that could go out now. */
    public void settle() {
        await(() -> jdbc.sql("""
                        select (select count(*) from inbox where state = 'waiting' and next_attempt_at <= :now)
                             + (select count(*) from outbox where state = 'sending'
                                   or (state = 'waiting' and next_attempt_at <= :now
                                       and (kind = 'reply' or not exists (select 1 from line_quota where exhausted_at is not null))))
                        """)
                        .param("now", java.sql.Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single() == 0);
    }

    private void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the town did not come to rest within " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** A database that is just coming back is no answer. */
    private static boolean holds(java.util.function.BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (DataAccessException e) {
            return false;
        }
    }

    private void deed(Cast who, String what, Object body) {
        post("/people/" + who.lineUserId() + "/" + what + "?wait=true", body);
        settle();
    }

    private static List<String> texts(JsonNode part) {
        List<String> texts = new ArrayList<>();
        if (part.isObject() && part.path("text").isString()) {
            texts.add(part.path("text").asString());
        }
        for (JsonNode inner : part) {
            if (inner.isContainer()) {
                texts.addAll(texts(inner));
            }
        }
        return texts;
    }

    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    public JsonNode post(String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(answer.statusCode() + " from the sandbox: " + answer.body());
            }
            return json.readTree(answer.body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
