package jp.tenko.duty;

import java.time.Duration;
import java.util.function.Consumer;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door through which time comes in: does a duty in one transaction. What fails is tried again for some minutes
 * (PostgreSQL may be restarting), then given up and kept on record.
 */
@Component
public class DutyRunner {

    private static final Logger log = LoggerFactory.getLogger(DutyRunner.class);
    private static final int TRIES = 40;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final TransactionTemplate transactions;
    private final Duties duties;

    DutyRunner(TransactionTemplate transactions, Duties duties) {
        this.transactions = transactions;
        this.duties = duties;
    }

    /** @param act asks {@link Duties#once} itself, when it knows that the duty is still wanted */
    public void run(JobExecutionContext context, Consumer<Duty> act) throws JobExecutionException {
        Duty duty = Duty.of(context);
        try {
            transactions.executeWithoutResult(transaction -> act.accept(duty));
        } catch (RuntimeException failure) {
            retry(duty, context.getRefireCount() + 1, failure);
        }
    }

    /** Quartz calls again at once, on this thread, so the wait is here; a killed JVM's duty is recovered by another. */
    private void retry(Duty duty, int tried, RuntimeException failure) throws JobExecutionException {
        String what = duty.kind().code() + " of " + duty.subject();
        if (tried >= TRIES) {
            log.error("{} gave up after {} tries; see duty_done", what, tried, failure);
            transactions.executeWithoutResult(transaction -> duties.givenUp(duty, failure.toString()));
            return;
        }
        log.warn("{} failed, try {} of {}", what, tried, TRIES, failure);
        try {
            Thread.sleep(Duration.ofSeconds(Math.min(tried - 1, LONGEST_WAIT.toSeconds())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new JobExecutionException(failure, true);
    }
}
