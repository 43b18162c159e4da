package jp.tenko.embedded;

import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A program in a JVM of its own that a test can end as a person or the power company would. */
record ChildJvm(Process process, Path output) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static ChildJvm start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx200m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target/embedded")), "output-", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        return new ChildJvm(builder.start(), output);
    }

    ChildJvm ready() {
        await("ready line in " + output, () -> said().contains("READY") || !process.isAlive());
        if (!said().contains("READY")) {
            throw new AssertionError("ended before it was ready: " + said());
        }
        return this;
    }

    Connection postgres() throws SQLException {
        return DriverManager.getConnection(readyLine()[1]);
    }

    String postgresUrl() {
        return readyLine()[1];
    }

    RedisClient redis() {
        return RedisClient.create(readyLine()[2]);
    }

    private String[] readyLine() {
        return said().lines().filter(line -> line.startsWith("READY")).findFirst().orElseThrow().split(" ");
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What Ctrl-C and {@code systemctl stop} do. */
    int terminate() {
        process.destroy();
        return end();
    }

    void kill() {
        process.destroyForcibly();
        end();
    }

    int end() {
        await("end of " + output, () -> !process.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + PATIENCE + " in vain for: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
