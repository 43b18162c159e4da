package jp.tenko.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** LINE's limits per channel and endpoint, token buckets of one second (line.md §2.3): multicast 200/s, loading 100/s, others 2,000/s. */
@Component("sandboxRateLimits")
@Profile("sandbox")
final class RateLimits {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    boolean allows(Channel channel, String endpoint) {
        int perSecond = switch (endpoint) {
            case "multicast" -> 200;
            case "loading" -> 100;
            default -> 2_000;
        };
        return buckets.computeIfAbsent(channel.key() + "/" + endpoint, key -> new Bucket(perSecond)).take(System.nanoTime());
    }

    private static final class Bucket {

        private final int perSecond;
        private double left;
        private long filledAt = System.nanoTime();

        Bucket(int perSecond) {
            this.perSecond = perSecond;
            left = perSecond;
        }

        synchronized boolean take(long now) {
            left = Math.min(perSecond, left + (now - filledAt) / 1e9 * perSecond);
            filledAt = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
