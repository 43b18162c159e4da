package jp.tenko.sandbox;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The names LINE gives to things: message ids (digits, unique over restarts) and webhook event ids (ULID). */
@Component("sandboxIds")
@Profile("sandbox")
final class Ids {

    private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final AtomicLong message = new AtomicLong(System.currentTimeMillis() * 100_000);
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    String message() {
        return Long.toString(message.incrementAndGet());
    }

    String webhookEvent() {
        char[] ulid = new char[26];
        long time = clock.millis();
        for (int i = 9; i >= 0; i--, time >>>= 5) {
            ulid[i] = CROCKFORD[(int) (time & 31)];
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 10; i < 26; i++) {
            ulid[i] = CROCKFORD[random.nextInt(32)];
        }
        return new String(ulid);
    }
}
