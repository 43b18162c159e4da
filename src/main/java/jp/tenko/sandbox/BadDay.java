package jp.tenko.sandbox;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The switches that make LINE have a bad day: how it answers, and what becomes of the next event. */
@Component("sandboxBadDay")
@Profile("sandbox")
final class BadDay {

    /** How the API answers. */
    enum Trouble {
        NONE,
        /** Does what it is asked, after a while. */
        SLOW,
        ERROR_500,
        RATE_429,
        /** Says nothing until the caller gives up; nothing is sent. */
        HANG,
        /** Cuts the connection before doing anything. */
        DROP,
        /** Sends the message and then cuts the connection: only the retry key saves the caller from sending twice. */
        DROP_AFTER,
        /** Answers 200 and sends nothing, as on 2022-07-28 and 2022-10-08 (line.md §7). */
        LOSE,
        /** 503 to everything, and webhooks wait until it is over. */
        DOWN
    }

    /** What happens to the next event a person causes; it applies once. */
    enum NextEvent {
        NORMAL,
        /** The same event delivered twice at once. */
        TWICE,
        /** An impatient thumb: three events with the same content, three reply tokens, delivered at once. */
        THREE_AT_ONCE,
        /** Held back until the event after it has been delivered, for 10 s at most. */
        OUT_OF_ORDER,
        BAD_SIGNATURE
    }

    /**
     * @param seconds of waiting, for {@link Trouble#SLOW}
     * @param until milliseconds since 1970 when it is over by itself; null: when switched off
     * @param times how many requests it still strikes; null: any number
     */
    record Now(Trouble trouble, double seconds, @Nullable Long until, @Nullable Integer times) {}

    private static final Now FAIR = new Now(Trouble.NONE, 0, null, null);

    private final AtomicReference<Now> now = new AtomicReference<>(FAIR);
    private final AtomicReference<NextEvent> nextEvent = new AtomicReference<>(NextEvent.NORMAL);
    private volatile boolean redelivery = true;
    private volatile boolean rateLimits = true;
    private final Clock clock;

    BadDay(Clock clock) {
        this.clock = clock;
    }

    void begin(Now trouble) {
        now.set(trouble);
    }

    Now now() {
        return now.get() == FAIR ? FAIR : now.updateAndGet(current ->
                current.until != null && clock.millis() >= current.until ? FAIR : current);
    }

    /**
     * What strikes this request; counts it when only so many are to be struck. Those are meant for messages: rich menus are
     * looked after in the background, at no time that a test could know.
     */
    Now strike(String endpoint) {
        if (now().times != null && endpoint.startsWith("richmenu")) {
            return FAIR;
        }
        Now struck = now.getAndUpdate(current -> switch (current.times) {
            case null -> current;
            case Integer left when left > 1 -> new Now(current.trouble, current.seconds, current.until, left - 1);
            case Integer last -> FAIR;
        });
        return struck;
    }

    boolean down() {
        return now().trouble == Trouble.DOWN;
    }

    void next(NextEvent what) {
        nextEvent.set(what);
    }

    NextEvent next() {
        return nextEvent.get();
    }

    NextEvent takeNext() {
        return nextEvent.get() == NextEvent.NORMAL ? NextEvent.NORMAL : nextEvent.getAndSet(NextEvent.NORMAL);
    }

    /** "Webhook redelivery" in LINE's console; there it is off at first. */
    boolean redelivery() {
        return redelivery;
    }

    void redelivery(boolean on) {
        redelivery = on;
    }

    boolean rateLimits() {
        return rateLimits;
    }

    void rateLimits(boolean on) {
        rateLimits = on;
    }

    /** All switches as they stand, for the page. */
    Map<String, Object> switches() {
        return Map.of("trouble", now(), "nextEvent", next(), "redelivery", redelivery, "rateLimits", rateLimits);
    }
}
