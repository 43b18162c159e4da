package jp.tenko.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The two ways to put load on a bot, and how to wait for what it does. All of them end. */
final class Load {

    private Load() {}

    /** Something that is done to a bot; it waits for the bot. */
    interface Deed<T> {
        void to(T one) throws Exception;
    }

    /**
     * One deed for each, so many per second whatever the bot does: a slow bot does not slow the load down. Times are
     * measured from the moment each was due, so waiting in line counts.
     */
    static <T> Times openLoop(int perSecond, List<T> all, Deed<T> deed) throws InterruptedException {
        long[] nanos = new long[all.size()];
        long start = System.nanoTime() + Duration.ofMillis(100).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < all.size(); i++) {
                int number = i;
                long due = start + 1_000_000_000L * i / perSecond;
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                threads.submit(() -> {
                    deed.to(all.get(number));
                    nanos[number] = System.nanoTime() - due;
                    return null;
                });
            }
        }
        return new Times(nanos);
    }

    /** So many at once, each waiting for its own: the most that the bot carries. Returns how long all took. */
    static <T> Duration closedLoop(int atOnce, List<T> all, Deed<T> deed) throws InterruptedException {
        Queue<T> queue = new ConcurrentLinkedQueue<>(all);
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> slots = threads.invokeAll(java.util.Collections.nCopies(atOnce, () -> {
                for (T one = queue.poll(); one != null; one = queue.poll()) {
                    deed.to(one);
                }
                return "done";
            }));
            for (Future<Object> slot : slots) {
                slot.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** False when it did not become true in time. */
    static boolean await(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }

    /** How long each took; 0 nanoseconds where it never ended. */
    record Times(long[] nanos) {

        /** Milliseconds that so many percent stayed below; 100 is the longest. */
        double percentile(double percent) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1L, Math.ceil(sorted.length * percent / 100) - 1)] / 1e6;
        }

        @Override
        public String toString() {
            return "p50 %.1f ms, p99 %.1f ms, max %.1f ms".formatted(percentile(50), percentile(99), percentile(100));
        }
    }
}
