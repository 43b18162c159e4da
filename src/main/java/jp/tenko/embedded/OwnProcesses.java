package jp.tenko.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The processes whose program lies in a given folder or file. Every data folder has its own copy of the programs, so
 * such a process works on this data folder and on no other, whatever the number in a left-over pid file means today.
 */
record OwnProcesses(Path program) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::isOwn).toList();
    }

    boolean isOwn(ProcessHandle process) {
        return process.info().command().filter(command -> Path.of(command).startsWith(program)).isPresent();
    }

    /** Asks all of them to end, waits, and ends by force what has not ended by then. */
    void end() {
        running().forEach(ProcessHandle::destroy);
        if (!haveEnded()) {
            running().forEach(ProcessHandle::destroyForcibly);
            haveEnded();
        }
    }

    /** Looks at their programs, not at {@code isAlive}: a dead process that nobody has collected yet is "alive". */
    private boolean haveEnded() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!running().isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
