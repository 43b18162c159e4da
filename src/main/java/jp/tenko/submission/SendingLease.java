package jp.tenko.submission;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.tenko.line.Loop;
import org.springframework.stereotype.Component;

/**
 * Keeps the lease of a mail that takes long, four times in its minute, so that the lease may be short: the next process says soon that
 * nobody knows what became of a mail with which this one died.
 */
@Component
class SendingLease extends Loop {

    private static final long SECONDS = 15;

    private final Sending sending;
    private final Semaphore woken = new Semaphore(0);

    SendingLease(Sending sending) {
        super(1);
        this.sending = sending;
    }

    @Override
    protected void once() throws InterruptedException {
        if (!woken.tryAcquire(1, SECONDS, TimeUnit.SECONDS)) {
            sending.hold();
        }
    }

    @Override
    protected void wake() {
        woken.release();
    }
}
