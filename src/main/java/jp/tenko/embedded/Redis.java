package jp.tenko.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis for the places of the conversations: reachable from this machine only, with a new password at each
 * start, and at most the last second lost when the power goes. The program comes from embedded-redis, but its
 * {@code RedisServer} does not start it: that one would die of Ctrl-C before Tenko has finished its work.
 */
final class Redis implements EmbeddedServer {

    private static final Logger log = LoggerFactory.getLogger(Redis.class);
    private static final String SETTINGS = """
            port %d
            bind 127.0.0.1
            requirepass %s
            daemonize %s
            pidfile redis.pid
            logfile ../logs/redis.log
            appendonly yes
            appendfsync everysec
            aof-load-truncated yes
            save ""
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataFolder data;
    private final Path program;

    private Redis(DataFolder data, Path program) {
        this.data = data;
        this.program = program;
    }

    static Redis unpack(DataFolder data) throws IOException {
        Path folder = Files.createDirectories(data.programs().resolve("redis"));
        return new Redis(data, ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath());
    }

    @Override
    public Map<String, String> start() throws IOException, InterruptedException {
        ServerLog serverLog = data.log("redis");
        if (!processes().running().isEmpty()) {
            log.warn("A Tenko that was killed left its Redis running: stopping that one first");
            processes().end();
        }
        Files.createDirectories(data.redis());
        int port = DataFolder.freePort();
        String password = UUID.randomUUID().toString();
        if (!started(port, password, serverLog)) {
            putUnreadableAside(serverLog);
            if (!started(port, password, serverLog)) {
                throw serverLog.failure("Redis does not start");
            }
        }
        return Map.of("spring.data.redis.url", "redis://:%s@127.0.0.1:%d".formatted(password, port));
    }

    @Override
    public void stop() {
        processes().end(); // on SIGTERM Redis writes everything to disk first
    }

    private OwnProcesses processes() {
        return new OwnProcesses(program.getParent());
    }

    /** False when it has ended again, which it says in its log. */
    private boolean started(int port, String password, ServerLog serverLog) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        ProcessBuilder builder = serverLog.writtenBy(List.of(program.toString(), "-"));
        Process launcher = builder.directory(data.redis().toFile()).start();
        try (OutputStream settings = launcher.getOutputStream()) {
            settings.write(SETTINGS.formatted(port, password, windows ? "no" : "yes").getBytes(StandardCharsets.UTF_8));
        }
        if (!windows && launcher.waitFor() != 0) {
            return false;
        }
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < deadline; Thread.sleep(20)) {
            if (answers(port, password)) {
                return true;
            }
            if (processes().running().isEmpty()) {
                return false;
            }
        }
        return false;
    }

    private static boolean answers(int port, String password) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("AUTH %s\r\nPING\r\n".formatted(password).getBytes(StandardCharsets.UTF_8));
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return "+OK".equals(answers.readLine()) && "+PONG".equals(answers.readLine());
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What Redis holds may be lost (a question is asked again); a start of Tenko after a power cut may not. */
    private void putUnreadableAside(ServerLog serverLog) throws IOException {
        Path appendOnly = data.redis().resolve("appendonly.aof");
        String said = serverLog.lastLines();
        if (Files.exists(appendOnly) && (said.contains("append only file") || said.contains("RDB preamble"))) {
            Path aside = Files.createTempDirectory(data.redis(), "unreadable-");
            Files.move(appendOnly, aside.resolve("appendonly.aof"));
            log.warn("Redis could not read its data and starts empty: people are asked once more (kept in {})", aside);
        }
    }
}
