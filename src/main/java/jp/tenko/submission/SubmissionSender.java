package jp.tenko.submission;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.tenko.line.Loop;
import org.springframework.stereotype.Component;

/** Looks every second whether something was approved, and sends it ({@link Sending}). */
@Component
class SubmissionSender extends Loop {

    private final Sending sending;
    private final Semaphore woken = new Semaphore(0);

    SubmissionSender(Sending sending) {
        super(1);
        this.sending = sending;
    }

    @Override
    protected void once() throws InterruptedException {
        if (!sending.next()) {
            woken.tryAcquire(1, TimeUnit.SECONDS);
        }
    }

    @Override
    protected void wake() {
        woken.release();
    }
}
