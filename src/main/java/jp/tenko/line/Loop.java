package jp.tenko.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that goes on as long as the program does, on virtual threads. It starts after the web server, ends before it,
 * and outlives every failure: what fails is written to the log and tried again after a second.
 */
public abstract class Loop implements SmartLifecycle {

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration TO_THE_END = Duration.ofSeconds(10);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final List<Thread> threads = new ArrayList<>();
    private final int howMany;
    private volatile boolean running;
    private volatile boolean stopping;

    protected Loop(int howMany) {
        this.howMany = howMany;
    }

    /** Does what there is to do, and waits a while when there is nothing. */
    protected abstract void once() throws InterruptedException;

    @Override
    public void start() {
        running = true;
        stopping = false;
        for (int i = 0; i < howMany; i++) {
            String name = getClass().getSimpleName() + "-" + i;
            threads.add(Thread.ofVirtual().name(name).start(this::run));
        }
    }

    private void run() {
        while (running) {
            try {
                once();
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                log.warn("{} failed and goes on in a second: {}", Thread.currentThread().getName(), e.toString());
                try {
                    Thread.sleep(AFTER_A_FAILURE);
                } catch (InterruptedException stop) {
                    return;
                }
            }
        }
    }

    /** Lets what is under way come to its end: a transaction, a request to LINE. */
    @Override
    public void stop() {
        running = false;
        stopping = true;
        wake();
        try {
            for (Thread thread : threads) {
                thread.join(TO_THE_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    /** Ends the waiting in {@link #once}. */
    protected abstract void wake();

    /** Not being stopped: long work looks here between its steps. */
    protected final boolean goesOn() {
        return !stopping;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
