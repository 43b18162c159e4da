package jp.tenko.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands the events of the inbox to their handler: each once, in order per person, up to 64 people in one transaction.
 * When one of them fails, all are tried again one by one, so that only the bad one waits.
 */
@Component
class InboxWorkers extends Loop {

    private static final Logger log = LoggerFactory.getLogger(InboxWorkers.class);
    private static final int PEOPLE_AT_ONCE = 64;
    private static final int WORKERS = 3;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final InboxQueue queue;
    private final WebhookReader reader;
    private final LineEventHandler handler;
    private final TransactionTemplate transaction;
    private final Wakeup wakeup;

    InboxWorkers(
            InboxQueue queue, WebhookReader reader, LineEventHandler handler, TransactionTemplate transaction, Wakeup wakeup) {
        super(WORKERS);
        this.queue = queue;
        this.reader = reader;
        this.handler = handler;
        this.transaction = transaction;
        this.wakeup = wakeup;
    }

    @Override
    protected void once() throws InterruptedException {
        if (!handleSome()) {
            wakeup.awaitInbox(LOOK_AGAIN);
            Thread.sleep(queue.forOlderOnes());
        }
    }

    @Override
    protected void wake() {
        wakeup.inbox();
    }

    /** False when nothing was waiting. */
    boolean handleSome() {
        List<InboxQueue.Entry> taken = new ArrayList<>();
        try {
            transaction.executeWithoutResult(status -> {
                taken.addAll(queue.take(PEOPLE_AT_ONCE));
                handle(taken);
            });
            if (taken.size() == PEOPLE_AT_ONCE) {
                wakeup.inbox();
            }
        } catch (RuntimeException e) {
            if (isTheDatabase(e) || taken.isEmpty()) {
                throw e;
            }
            taken.forEach(this::handleAlone);
        }
        return !taken.isEmpty();
    }

    private void handleAlone(InboxQueue.Entry entry) {
        try {
            transaction.executeWithoutResult(status -> handle(queue.takeAgain(entry)));
        } catch (RuntimeException e) {
            if (isTheDatabase(e)) {
                throw e;
            }
            log.error("Inbox event {} failed, attempt {}", entry.id(), entry.attempts() + 1, e);
            transaction.executeWithoutResult(status -> queue.failed(entry, e));
        }
    }

    private void handle(List<InboxQueue.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        handler.handle(entries.stream().map(entry -> reader.event(entry.row())).toList());
        queue.done(entries);
    }

    /** Not the event's fault: it is not counted as an attempt and simply waits until the database is back. */
    private static boolean isTheDatabase(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof TransactionException && !(e instanceof UnexpectedRollbackException);
    }
}
