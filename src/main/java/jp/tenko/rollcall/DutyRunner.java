package jp.tenko.rollcall;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door through which time comes in: does a duty once, in one transaction, if the roll call is still open. What
 * fails is tried again for some minutes (PostgreSQL may be restarting), then given up and kept on record.
 */
@Component
class DutyRunner {

    private static final Logger log = LoggerFactory.getLogger(DutyRunner.class);
    private static final int TRIES = 40;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final TransactionTemplate transactions;
    private final RollCallRows rows;
    private final Duties duties;

    DutyRunner(TransactionTemplate transactions, RollCallRows rows, Duties duties) {
        this.transactions = transactions;
        this.rows = rows;
        this.duties = duties;
    }

    void once(JobExecutionContext context, BiConsumer<RollCall, Duty> act) throws JobExecutionException {
        Duty duty = Duty.of(context.getMergedJobDataMap());
        try {
            transactions.executeWithoutResult(transaction -> {
                RollCall rollCall = rows.lock(duty.rollCall());
                if (rollCall.isOpen() && duties.once(duty.rollCall(), duty.kind().code(), duty.due())) {
                    act.accept(rollCall, duty);
                }
            });
        } catch (RuntimeException failure) {
            retry(duty, context.getRefireCount() + 1, failure);
        }
    }

    /** Quartz calls again at once, on this thread, so the wait is here; a killed JVM's duty is recovered by another. */
    private void retry(Duty duty, int tried, RuntimeException failure) throws JobExecutionException {
        if (tried >= TRIES) {
            log.error("{} gave up after {} tries; see duty_done", duty, tried, failure);
            transactions.executeWithoutResult(transaction -> duties.givenUp(duty, failure.toString()));
            return;
        }
        log.warn("{} failed, try {} of {}", duty, tried, TRIES, failure);
        try {
            Thread.sleep(Duration.ofSeconds(Math.min(tried - 1, LONGEST_WAIT.toSeconds())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new JobExecutionException(failure, true);
    }
}
