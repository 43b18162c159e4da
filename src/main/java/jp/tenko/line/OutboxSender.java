package jp.tenko.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings what waits in the outbox to LINE. A row is claimed in a short transaction, sent with none open, and marked
 * together with others that are out. A crash anywhere between costs nothing but time: the lease runs out, and LINE knows
 * the retry key.
 */
@Component
public class OutboxSender extends Loop {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

    /** Requests under way at once in this JVM: at 50 ms each as many as LINE takes in a second, 2,000 (line.md §2.3). */
    private static final int AT_ONCE = 96;

    /** One claim for what is written within this time: it costs as much for one row as for ten. */
    private static final Duration TO_GATHER = Duration.ofMillis(10);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final OutboxQueue queue;
    private final LineApi line;
    private final Quotas quotas;
    private final Clock clock;
    private final Wakeup wakeup;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<ChannelKey, String> behaviour = new ConcurrentHashMap<>();
    private final Queue<OutboxQueue.Sent> accepted = new ConcurrentLinkedQueue<>();

    OutboxSender(OutboxQueue queue, LineApi line, Quotas quotas, Clock clock, Wakeup wakeup) {
        super(1);
        this.queue = queue;
        this.line = line;
        this.quotas = quotas;
        this.clock = clock;
        this.wakeup = wakeup;
    }

    @Override
    protected void once() throws InterruptedException {
        markSent();
        int room = free.availablePermits();
        List<OutboxQueue.Entry> claimed = room == 0 ? List.of() : queue.claim(room);
        for (OutboxQueue.Entry entry : claimed) {
            free.acquire();
            Thread.ofVirtual().name("outbox-send").start(() -> deliver(entry));
        }
        if (claimed.isEmpty()) {
            wakeup.awaitOutbox(LOOK_AGAIN);
        }
        if (claimed.size() < room) {
            Thread.sleep(TO_GATHER);
        }
    }

    @Override
    protected void wake() {
        wakeup.outbox();
    }

    /** Waits for the requests under way, so that what LINE took is marked as sent. */
    @Override
    public void stop() {
        super.stop();
        try {
            if (free.tryAcquire(AT_ONCE, 15, TimeUnit.SECONDS)) {
                free.release(AT_ONCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        markSent();
    }

    private void markSent() {
        List<OutboxQueue.Sent> sent = new ArrayList<>();
        for (OutboxQueue.Sent one = accepted.poll(); one != null; one = accepted.poll()) {
            sent.add(one);
        }
        if (sent.isEmpty()) {
            return;
        }
        try {
            queue.sent(sent);
        } catch (RuntimeException e) {
            accepted.addAll(sent);
            throw e;
        }
    }

    private void deliver(OutboxQueue.Entry entry) {
        Instant now = clock.instant();
        boolean asReply = entry.tokenIsYoung(now);
        try {
            if (!now.isBefore(entry.expiresAt())) {
                queue.dead(entry, "too late to be of use, after " + (entry.attempts() - 1) + " attempts");
                return;
            }
            settle(entry, asReply, line.send(entry, asReply));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("Outbox row {} could not be settled; its lease runs out and it is tried again: {}", entry.id(), e.toString());
        } finally {
            free.release();
            wakeup.outbox();
        }
    }

    private void settle(OutboxQueue.Entry entry, boolean asReply, Delivery delivery) throws InterruptedException {
        switch (delivery) {
            case Delivery.Accepted(String requestId) -> {
                told(entry.channel(), "takes messages");
                accepted.add(new OutboxQueue.Sent(entry, asReply, requestId));
            }
            case Delivery.TryLater(String why, boolean unsure) -> {
                told(entry.channel(), why);
                queue.later(entry, why, unsure);
            }
            case Delivery.MonthUsedUp() -> {
                quotas.exhausted(entry.channel());
                queue.later(entry, "the month's messages are used up", false);
            }
            case Delivery.TokenRefused() -> tokenRefused(entry);
            case Delivery.Refused(int status, String why) -> refused(entry, status + " " + why);
        }
    }

    /** Says it once each time that LINE behaves differently, not for each message. */
    private void told(ChannelKey channel, String how) {
        String before = behaviour.put(channel, how);
        if (before != null && !before.equals(how) || before == null && !how.equals("takes messages")) {
            log.warn("LINE, channel {}: {}", channel, how);
        }
    }

    /**
     * After an attempt that ended in the dark, a young token that is refused has been used: LINE has the reply, and a
     * push would say it twice. Otherwise the reply goes as a push.
     */
    private void tokenRefused(OutboxQueue.Entry entry) throws InterruptedException {
        if (entry.unsure()) {
            accepted.add(new OutboxQueue.Sent(entry, true, null));
        } else {
            settle(entry, false, line.send(entry, false));
        }
    }

    private void refused(OutboxQueue.Entry entry, String why) {
        log.error("LINE refused outbox row {}: {}", entry.id(), why);
        if (entry.recipients().size() > 1) {
            queue.halve(entry, why);
        } else {
            queue.dead(entry, why);
        }
    }
}
