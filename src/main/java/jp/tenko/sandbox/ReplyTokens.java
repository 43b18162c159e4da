package jp.tenko.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The reply tokens of the webhooks sent: each works once, for a minute after its webhook. A redelivery gives it another
 * minute, up to 20 minutes after the event (LINE reference, "Reply token").
 */
@Component("sandboxReplyTokens")
@Profile("sandbox")
final class ReplyTokens {

    static final Duration YOUNG = Duration.ofMinutes(1);
    static final Duration OLDEST = Duration.ofMinutes(20);
    private static final int SWEEP_EVERY = 5_000;

    private record Token(String channel, String person, long eventAt, long until) {}

    private final Map<String, Token> live = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final Clock clock;

    ReplyTokens(Clock clock) {
        this.clock = clock;
    }

    String issue(Person person) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String token = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        restore(token, person, clock.millis());
        return token;
    }

    void restore(String token, Person person, long eventAt) {
        live.put(token, new Token(person.channel(), person.id(), eventAt, eventAt + YOUNG.toMillis()));
        if (issued.incrementAndGet() % SWEEP_EVERY == 0) {
            long now = clock.millis();
            live.values().removeIf(old -> now - old.eventAt > OLDEST.toMillis());
        }
    }

    /** The webhook is on its way (again): the minute counts from now. */
    void delivered(String token) {
        long now = clock.millis();
        live.computeIfPresent(token, (key, old) -> new Token(old.channel, old.person, old.eventAt,
                Math.min(now + YOUNG.toMillis(), old.eventAt + OLDEST.toMillis())));
    }

    /** @return the id of the person the token leads to, null when LINE would say {@code Invalid reply token} */
    @Nullable String use(Channel channel, String token) {
        Token found = live.get(token);
        if (found == null || !found.channel.equals(channel.key()) || clock.millis() > found.until) {
            return null;
        }
        return live.remove(token, found) ? found.person : null;
    }

    /** Nobody has answered with it yet. */
    boolean open(String token) {
        return live.containsKey(token);
    }

    void forget(String token) {
        live.remove(token);
    }
}
