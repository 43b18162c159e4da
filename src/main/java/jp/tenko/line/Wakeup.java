package jp.tenko.line;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Tells the workers of this JVM that there is something to do. Only a nudge: whoever misses it looks again within a
 * second, and other JVMs look by themselves.
 */
@Component
class Wakeup {

    private final Semaphore inbox = new Semaphore(0);
    private final Semaphore outbox = new Semaphore(0);

    void inbox() {
        inbox.release();
    }

    void outbox() {
        outbox.release();
    }

    void awaitInbox(Duration atMost) throws InterruptedException {
        await(inbox, atMost);
    }

    void awaitOutbox(Duration atMost) throws InterruptedException {
        await(outbox, atMost);
    }

    private static void await(Semaphore nudges, Duration atMost) throws InterruptedException {
        if (nudges.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            nudges.drainPermits();
        }
    }
}
