package jp.tenko.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A bot in a JVM of its own with the options of our Dockerfile; it can be killed and started again. More options for
 * its JVM, to look into it, come from the system property {@code benchmark.jvm}.
 */
final class BotProcess implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(180);
    private static final Duration TO_END = Duration.ofSeconds(60);

    private final List<String> command;
    private final Path log;
    private final String readyWords;
    private @Nullable Process process;

    /**
     * @param program what follows {@code java} and its options: {@code -jar tenko.jar …} or {@code -cp … Main …}
     * @param readyWords what it writes when it takes requests
     */
    BotProcess(List<String> program, Path log, String readyWords) {
        this.command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(), "-Xmx300m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        this.command.addAll(List.of(System.getProperty("benchmark.jvm", "").split(" ")));
        this.command.removeIf(String::isEmpty);
        this.command.addAll(program);
        this.log = log;
        this.readyWords = readyWords;
    }

    /** Returns when it takes requests: the time from the start of the process until then. */
    Duration start() throws InterruptedException {
        try {
            Files.deleteIfExists(log);
            long start = System.nanoTime();
            Process started = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            process = started;
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            while (!Files.readString(log).contains(readyWords)) {
                if (!started.isAlive() || System.nanoTime() - start > TO_START.toNanos()) {
                    throw new IllegalStateException("did not start; it wrote: " + Files.readString(log));
                }
                Thread.sleep(10);
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9: it has no chance to finish anything. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    void awaitEnd() throws InterruptedException {
        if (process != null && !process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " does not end");
        }
    }

    /** What Ctrl-C does. */
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            awaitEnd();
        }
    }

    /** Resident memory of the JVM in MiB, now ({@code VmRSS}) or at its highest ({@code VmHWM}); Linux only, -1 elsewhere. */
    long memory(String what) {
        try {
            return process == null
                    ? -1
                    : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                            .filter(line -> line.startsWith(what + ":"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                            .findFirst()
                            .orElse(-1);
        } catch (IOException notLinux) {
            return -1;
        }
    }

    /** How long it has computed so far, on all cores together. */
    Duration cpu() {
        return process == null ? Duration.ZERO : process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
