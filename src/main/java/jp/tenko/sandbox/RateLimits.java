package jp.tenko.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * LINE's limits per channel and endpoint, as token buckets (line.md §2.3): multicast 200/s, loading 100/s, creating and
 * deleting rich menus 100 an hour, their list 10/s, others 2,000/s.
 */
@Component("sandboxRateLimits")
@Profile("sandbox")
final class RateLimits {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    boolean allows(Channel channel, String endpoint) {
        return buckets.computeIfAbsent(channel.key() + "/" + endpoint, key -> switch (endpoint) {
                    case "multicast" -> new Bucket(200, 1);
                    case "loading" -> new Bucket(100, 1);
                    case "richmenu-list" -> new Bucket(10, 1);
                    case "richmenu-create", "richmenu-delete" -> new Bucket(100, 3600);
                    default -> new Bucket(2_000, 1);
                })
                .take(System.nanoTime());
    }

    private static final class Bucket {

        private final int size;
        private final int seconds;
        private double left;
        private long filledAt = System.nanoTime();

        /** So many requests in so many seconds. */
        Bucket(int size, int seconds) {
            this.size = size;
            this.seconds = seconds;
            left = size;
        }

        synchronized boolean take(long now) {
            left = Math.min(size, left + (now - filledAt) / 1e9 * size / seconds);
            filledAt = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
