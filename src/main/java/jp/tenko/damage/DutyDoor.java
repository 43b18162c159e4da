package jp.tenko.damage;

import java.time.Duration;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door through which time comes in: does a duty in one transaction. What fails is tried again for some minutes
 * (PostgreSQL may be restarting), then given up, which the log says.
 */
@Component
class DutyDoor {

    private static final Logger log = LoggerFactory.getLogger(DutyDoor.class);
    private static final int TRIES = 40;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final TransactionTemplate transactions;

    DutyDoor(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    void through(JobExecutionContext context, Runnable duty) throws JobExecutionException {
        int tried = context.getRefireCount() + 1;
        try {
            transactions.executeWithoutResult(transaction -> duty.run());
        } catch (RuntimeException failure) {
            if (tried >= TRIES) {
                log.error("{} gave up after {} tries", context.getTrigger().getKey(), tried, failure);
                return;
            }
            log.warn("{} failed, try {} of {}", context.getTrigger().getKey(), tried, TRIES, failure);
            await(Duration.ofSeconds(Math.min(tried - 1, LONGEST_WAIT.toSeconds())));
            throw new JobExecutionException(failure, true);
        }
    }

    /** Quartz calls again at once, on this thread, so the wait is here. */
    private static void await(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
