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
import org.springframework.context.SmartLifecycle;
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
    private final SmartLifecycle quotaWatch;
    private final Map<Cast, Long> before = new EnumMap<>(Cast.class);
    private final long refusedBefore;

    public Town(ApplicationContext context, int port) {
        this.base = "http://localhost:" + port + "/sandbox/api";
        this.jdbc = context.getBean(JdbcClient.class);
        this.clock = context.getBean(MovableClock.class);
        this.dueJobs = new DueJobs(context);
        this.quotaWatch = context.getBean("quotaWatch", SmartLifecycle.class);
        for (Cast who : Cast.values()) {
            before.put(who, entries(who).stream().mapToLong(Town::id).max().orElse(0));
        }
        refusedBefore = everRefused();
    }

    /** Where a browser finds the phones. */
    public String page() {
        return base.replace("/sandbox/api", "/sandbox");
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

    /** Opens the wheel behind this label and chooses: {@code 2026-07-10}, {@code 06:15} or both with a T between. */
    public void picks(Cast who, String label, String value) {
        String mode = value.length() == 5 ? "time" : value.contains("T") ? "datetime" : "date";
        deed(who, "tap", Map.of("label", label, "params", Map.of(mode, value)));
    }

    public void sendsPlace(Cast who, double latitude, double longitude) {
        sendsPlace(who, latitude, longitude, "広川町");
    }

    public void sendsPlace(Cast who, double latitude, double longitude, String address) {
        deed(who, "location", Map.of("latitude", latitude, "longitude", longitude, "address", address));
    }

    public void sendsSticker(Cast who) {
        deed(who, "sticker", Map.of("packageId", "446", "stickerId", "1988"));
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

    /** LINE delivers its last webhook once more. */
    public void redelivered() {
        post("/switches/redeliver", Map.of());
        settle();
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

    /** LINE is asked what is left of the month, as it is every minute. */
    public void quotaIsAsked() {
        jdbc.sql("delete from line_quota").update();
        quotaWatch.stop();
        quotaWatch.start();
        await(() -> jdbc.sql("select count(*) from line_quota").query(Long.class).single() > 0);
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

    /**
     * A message of the bot as it lies on a phone.
     *
     * @param id grows with time
     * @param pushed it came by itself, and not as the reply to something the person did
     * @param labels of its buttons, those of the bubble first
     */
    public record Message(long id, boolean pushed, List<String> texts, List<String> labels) {}

    /** What the bot has told this person in this story, the oldest first. A phone remembers its last 300 messages. */
    public List<Message> messages(Cast who) {
        return entries(who).stream()
                .filter(entry -> !way(entry).equals("self"))
                .map(entry -> new Message(
                        id(entry), !way(entry).equals("reply"), texts(entry.path("content")), labels(entry.path("content"))))
                .toList();
    }

    /** Everything this person has heard from the bot in this story, the texts of each message in one line. */
    public List<String> heard(Cast who) {
        return messages(who).stream().map(message -> String.join(" ", message.texts())).toList();
    }

    /** What has come to lie on the phone in this story, what its owner said too, the oldest first. */
    public List<JsonNode> entries(Cast who) {
        long since = before.getOrDefault(who, 0L);
        return get("/people/" + who.lineUserId() + "/chat").path("entries").values().stream()
                .filter(entry -> id(entry) > since)
                .toList();
    }

    private static long id(JsonNode entry) {
        return entry.path("id").asLong();
    }

    private static String way(JsonNode entry) {
        return entry.path("way").asString("");
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

    /** How many requests of the bot the stand-in has refused in this story because they broke a rule of LINE's. */
    public long refused() {
        return everRefused() - refusedBefore;
    }

    private long everRefused() {
        return get("/counts").properties().stream()
                .filter(count -> count.getKey().endsWith(" 400"))
                .mapToLong(count -> count.getValue().asLong())
                .sum();
    }

    /** Waits until this is so in the database. */
    public void settleUntil(String sqlCondition) {
        await(() -> jdbc.sql(sqlCondition).query(Boolean.class).single());
    }

    /** Waits until this is so, however long it takes many people on a busy machine, and nothing is under way. */
    public void settleWhen(java.util.function.BooleanSupplier condition) {
        await(condition, Duration.ofMinutes(4));
        settle();
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
        await(condition, PATIENCE);
    }

    private void await(java.util.function.BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the town did not come to rest within " + patience.toSeconds() + " s");
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

    private static List<String> labels(JsonNode message) {
        List<String> labels = new ArrayList<>();
        addLabels(message.path("contents"), labels);
        addLabels(message.path("quickReply"), labels);
        return labels;
    }

    private static void addLabels(JsonNode part, List<String> labels) {
        if (part.isObject() && part.path("label").isString()) {
            labels.add(part.path("label").asString());
        }
        for (JsonNode inner : part) {
            addLabels(inner, labels);
        }
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
