package jp.tenko.sandbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jp.tenko.sandbox.Webhooks.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What becomes of an event on its way from the phone: normally one webhook, unless a switch says otherwise. */
@Component("sandboxThumbs")
@Profile("sandbox")
final class Thumbs {

    private static final long HELD_SECONDS = 10;

    private record Held(PhoneEvent event, CompletableFuture<Sent> result) {}

    private final Webhooks webhooks;
    private final Events events;
    private final BadDay badDay;
    private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

    Thumbs(Webhooks webhooks, Events events, BadDay badDay) {
        this.webhooks = webhooks;
        this.events = events;
        this.badDay = badDay;
    }

    CompletableFuture<Sent> tell(PhoneEvent event) {
        return switch (badDay.takeNext()) {
            case NORMAL -> {
                CompletableFuture<Sent> sent = webhooks.send(List.of(event));
                sent.whenComplete((answer, failure) -> release());
                yield sent;
            }
            case TWICE -> {
                webhooks.send(List.of(event));
                yield webhooks.send(List.of(event));
            }
            case THREE_AT_ONCE -> {
                PhoneEvent second = events.again(event);
                PhoneEvent third = events.again(event);
                webhooks.send(List.of(third));
                webhooks.send(List.of(second));
                yield webhooks.send(List.of(event));
            }
            case OUT_OF_ORDER -> hold(event);
            case BAD_SIGNATURE -> webhooks.forge(event);
        };
    }

    private CompletableFuture<Sent> hold(PhoneEvent event) {
        release();
        Held mine = new Held(event, new CompletableFuture<>());
        held.set(mine);
        CompletableFuture.delayedExecutor(HELD_SECONDS, TimeUnit.SECONDS).execute(() -> {
            if (held.compareAndSet(mine, null)) {
                send(mine);
            }
        });
        return mine.result;
    }

    private void release() {
        Held waiting = held.getAndSet(null);
        if (waiting != null) {
            send(waiting);
        }
    }

    private void send(Held waiting) {
        webhooks.send(List.of(waiting.event)).thenAccept(waiting.result::complete);
    }
}
