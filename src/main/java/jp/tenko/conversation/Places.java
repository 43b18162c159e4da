package jp.tenko.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineEvent;
import jp.tenko.line.LineUserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * Where each person is in their conversations, in Redis, and only that: answers that count are in PostgreSQL. Losing it
 * costs a repeated question.
 *
 * <p>It is written before PostgreSQL commits, so the state before the event is kept beside the state after it, with the
 * event's id: the same event tried again starts from the state before. With Redis gone everybody simply has no place.
 */
@Repository
class Places {

    private static final Logger log = LoggerFactory.getLogger(Places.class);
    private static final Duration KEPT = Duration.ofDays(8);

    /** After a failure Redis is left alone for a while: nobody's answer waits for it. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final StringRedisTemplate redis;
    private final ObjectMapper json;
    private volatile long leftAloneUntil = System.nanoTime();

    Places(StringRedisTemplate redis, ObjectMapper json) {
        this.redis = redis;
        this.json = json;
    }

    /** The place of each event's person as it was before that event; persons without one are missing. */
    Map<LineEvent, Talk> before(List<LineEvent> events) {
        Map<LineEvent, Talk> found = new HashMap<>();
        List<String> values = read(events.stream().map(event -> key(event.channel(), event.person())).toList());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                unfold(values.get(i), events.get(i), found);
            }
        }
        return found;
    }

    /** As it is now; when it cannot be read ({@link #areAway}), or there is none: {@link Talk#NONE}. */
    Talk of(ChannelKey channel, LineUserId person) {
        String value = read(List.of(key(channel, person))).stream().filter(Objects::nonNull).findFirst().orElse(null);
        try {
            return value == null ? Talk.NONE : json.readValue(value, Kept.class).now();
        } catch (JacksonException e) {
            return Talk.NONE;
        }
    }

    /** Keeps the places after the events, with one round trip. */
    void after(List<Moved> moves) {
        if (moves.isEmpty() || isLeftAlone()) {
            return;
        }
        try {
            redis.executePipelined((RedisCallback<Object>) connection -> {
                moves.forEach(move -> connection.stringCommands().setEx(
                        bytes(key(move.event().channel(), move.event().person())),
                        KEPT.toSeconds(),
                        json.writeValueAsBytes(new Kept(move.event().id(), move.now(), move.before()))));
                return null;
            });
        } catch (RuntimeException e) {
            failed("written", e);
        }
    }

    private List<String> read(List<String> keys) {
        if (isLeftAlone()) {
            return List.of();
        }
        try {
            List<String> values = redis.opsForValue().multiGet(keys);
            return values == null ? List.of() : values;
        } catch (RuntimeException e) {
            failed("read", e);
            return List.of();
        }
    }

    private void unfold(String value, LineEvent event, Map<LineEvent, Talk> found) {
        try {
            Kept kept = json.readValue(value, Kept.class);
            found.put(event, kept.event().equals(event.id()) ? kept.before() : kept.now());
        } catch (JacksonException e) {
            log.warn("The place of event {} could not be read; the person begins anew: {}", event.id(), e.getClass().getSimpleName());
        }
    }

    private void failed(String what, RuntimeException e) {
        leftAloneUntil = System.nanoTime() + PAUSE.toNanos();
        log.warn("Places could not be {} (Redis): conversations go on without them: {}", what, e.getClass().getSimpleName());
    }

    /** Whether Redis did not answer just now: then nobody's place is known. */
    boolean areAway() {
        return isLeftAlone();
    }

    private boolean isLeftAlone() {
        return System.nanoTime() - leftAloneUntil < 0;
    }

    private static String key(ChannelKey channel, LineUserId person) {
        return "tenko:place:" + channel.value() + ":" + person.value();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What an event did to a person's conversations. */
    record Moved(LineEvent event, Talk before, Talk now) {}

    private record Kept(String event, Talk now, Talk before) {}
}
