package jp.tenko.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What was accepted under which {@code X-Line-Retry-Key}; remembered for 24 hours, then it is a new request (line.md §2.2). */
@Component("sandboxRetryKeys")
@Profile("sandbox")
final class RetryKeys {

    static final Duration REMEMBERED = Duration.ofHours(24);
    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** @param sent the {@code sentMessages} of a push; null for a multicast */
    record Accepted(String requestId, @Nullable JsonNode sent, long at) {}

    private final Map<String, Accepted> accepted = new ConcurrentHashMap<>();
    private final Clock clock;

    RetryKeys(Clock clock) {
        this.clock = clock;
    }

    static boolean wellFormed(String key) {
        return UUID_FORM.matcher(key).matches();
    }

    @Nullable Accepted earlier(Channel channel, String key) {
        Accepted before = accepted.get(name(channel.key(), key));
        return before == null || clock.millis() - before.at >= REMEMBERED.toMillis() ? null : before;
    }

    /** @return what was accepted under this key by somebody who was faster; null when this one is the first */
    @Nullable Accepted accept(Channel channel, String key, Accepted now) {
        String name = name(channel.key(), key);
        Accepted winner = accepted.compute(name, (same, before) ->
                before != null && now.at - before.at < REMEMBERED.toMillis() ? before : now);
        return winner == now ? null : winner;
    }

    void restore(String channel, String key, Accepted before) {
        accepted.put(name(channel, key), before);
    }

    /** The request that claimed the key was refused after all. */
    void withdraw(Channel channel, String key, Accepted claim) {
        accepted.remove(name(channel.key(), key), claim);
    }

    private static String name(String channel, String key) {
        return channel + "/" + key.toLowerCase(java.util.Locale.ROOT);
    }
}
