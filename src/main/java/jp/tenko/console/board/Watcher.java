package jp.tenko.console.board;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import jp.tenko.signin.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A browser that looks at a board. It is written to by a thread of its own: one with a bad line misses boards in between, but
 * keeps nobody else waiting.
 */
final class Watcher {

    /** Then the browser connects again, and is asked again who it is. */
    private static final Duration STREAM_LASTS = Duration.ofMinutes(10);

    final AccountId account;
    final SseEmitter emitter = new SseEmitter(STREAM_LASTS.toMillis());
    private final AtomicReference<@Nullable String> board = new AtomicReference<>();
    private final AtomicReference<@Nullable String> beat = new AtomicReference<>();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean gone;
    private volatile String shown = "";

    /** @param account who looks @param whenGone called once the browser has gone, or the stream is over */
    Watcher(AccountId account, Runnable whenGone) {
        this.account = account;
        emitter.onCompletion(() -> {
            gone = true;
            news.release();
            whenGone.run();
        });
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> gone = true);
    }

    /**
     * The first board goes out with the thread of the request: until that has left, the filters before it write headers of their own,
     * and two who write headers at once leave a browser that waits for ever.
     */
    void begin(String html, String time) throws IOException {
        shown = html;
        send("board", html);
        send("beat", time);
        Thread.ofVirtual().name("board-watcher").start(this::write);
    }

    /** The newest board, unless it is what this browser shows; one that was not sent yet is of no interest any more. */
    void show(String html) {
        if (html.equals(shown)) {
            return;
        }
        shown = html;
        board.set(html);
        news.release();
    }

    /** Proof of life: what the page shows is true for this time. */
    void beat(String time) {
        beat.set(time);
        news.release();
    }

    private void write() {
        try {
            while (!gone) {
                news.acquire();
                news.drainPermits();
                send("board", board.getAndSet(null));
                send("beat", beat.getAndSet(null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            emitter.complete(); // the browser has gone, or asks again
        }
    }

    private void send(String event, @Nullable String data) throws IOException {
        if (data != null && !gone) {
            emitter.send(SseEmitter.event().name(event).data(data));
        }
    }
}
