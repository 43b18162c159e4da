package jp.tenko.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Real servers on a real disk, in JVMs that end in every way a JVM ends. They share one data folder. */
class EmbeddedServersTest {

    private static final Path DATA = Path.of("target/embedded/data").toAbsolutePath();

    @BeforeAll
    static void begin_with_no_data() throws IOException {
        stopEverything();
        FileSystemUtils.deleteRecursively(DATA);
    }

    @AfterAll
    static void stopEverything() {
        new OwnProcesses(DATA).end();
    }

    @Test
    void a_commit_is_on_disk_when_it_returns_and_only_this_machine_can_connect() throws Exception {
        try (var tenko = start(); var connection = tenko.postgres(); var redis = tenko.redis()) {
            assertThat(show(connection, "fsync")).isEqualTo("on");
            assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(show(connection, "full_page_writes")).isEqualTo("on");
            assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(connection, "unix_socket_directories")).isEmpty();
            assertThat(show(connection, "server_encoding")).isEqualTo("UTF8");
            assertThat(show(connection, "server_version")).startsWith("18.");
            var settings = redis.connect().sync();
            assertThat(settings.configGet("appendonly")).containsValue("yes");
            assertThat(settings.configGet("appendfsync")).containsValue("everysec");
            assertThat(settings.configGet("bind")).containsValue("127.0.0.1");
            String guessed = tenko.postgresUrl().replaceAll("password=.*", "password=guess");
            assertThatThrownBy(() -> DriverManager.getConnection(guessed))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void a_terminated_tenko_finishes_its_work_and_leaves_no_process_and_its_data_is_found_again() throws Exception {
        try (var tenko = start()) {
            remember(tenko, "terminated");
            tenko.terminate();
            assertThat(tenko.said()).contains("FINISHED with both servers running").doesNotContain("ERROR", "WARN");
            assertThat(new OwnProcesses(DATA).running()).isEmpty();
            assertThat(DATA.resolve("postgres/postmaster.pid")).doesNotExist();
        }
        try (var tenko = start()) {
            assertRemembers(tenko, "terminated");
            assertThat(tenko.said()).doesNotContain("ERROR", "WARN");
        }
    }

    @Test
    void the_servers_of_a_killed_tenko_are_stopped_by_the_next_start() throws Exception {
        List<ProcessHandle> orphans;
        try (var tenko = start()) {
            remember(tenko, "killed");
            tenko.kill();
            orphans = new OwnProcesses(DATA).running();
        }
        assertThat(orphans).hasSizeGreaterThan(2);
        try (var tenko = start()) {
            assertThat(orphans).noneMatch(new OwnProcesses(DATA)::isOwn);
            assertRemembers(tenko, "killed");
        }
    }

    @Test
    void a_start_after_the_power_went_is_not_held_up_by_the_number_of_a_dead_process() throws Exception {
        try (var tenko = start()) {
            remember(tenko, "power");
            tenko.kill();
            new OwnProcesses(DATA).running().forEach(ProcessHandle::destroyForcibly);
            ChildJvm.await("the end of all", () -> new OwnProcesses(DATA).running().isEmpty());
        }
        Path pid = DATA.resolve("postgres/postmaster.pid");
        Files.writeString(pid, Files.readString(pid).replaceFirst("\\d+", "" + ProcessHandle.current().pid()));
        try (var tenko = start()) {
            assertRemembers(tenko, "power");
        }
    }

    @Test
    void a_server_that_dies_alone_does_not_keep_the_next_start_from_working() throws Exception {
        try (var tenko = start()) {
            remember(tenko, "postmaster");
            long postmaster = Long.parseLong(Files.readAllLines(DATA.resolve("postgres/postmaster.pid")).getFirst());
            ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
            tenko.kill();
        }
        try (var tenko = start()) {
            assertRemembers(tenko, "postmaster");
        }
    }

    @Test
    void a_second_tenko_on_the_same_data_says_so_and_does_not_hurt_the_first() throws Exception {
        try (var first = start(); var second = ChildJvm.start(SmallTenko.class, "--tenko.data=" + DATA)) {
            assertThat(second.end()).isEqualTo(1);
            assertThat(second.said())
                    .contains("another Tenko is already running on the data folder " + DATA)
                    .doesNotContain("\tat ");
            remember(first, "first");
            assertRemembers(first, "first");
        }
    }

    @Test
    void a_first_start_that_is_killed_halfway_does_not_block_the_next() throws Exception {
        Path data = Path.of("target/embedded/halfway").toAbsolutePath();
        new OwnProcesses(data).end();
        FileSystemUtils.deleteRecursively(data);
        try (var tenko = ChildJvm.start(SmallTenko.class, "--tenko.data=" + data)) {
            ChildJvm.await("initdb", () -> Files.exists(data.resolve("postgres.new/postgresql.conf")));
            tenko.kill();
        }
        assertThat(data.resolve("postgres")).doesNotExist();
        try (var tenko = ChildJvm.start(SmallTenko.class, "--tenko.data=" + data).ready()) {
            remember(tenko, "whole");
            assertRemembers(tenko, "whole");
        }
    }

    @Test
    void redis_starts_with_a_file_that_breaks_off_and_with_one_it_cannot_read() throws Exception {
        Path appendOnly = DATA.resolve("redis/appendonly.aof");
        try (var tenko = start()) {
            remember(tenko, "torn");
        }
        Files.writeString(appendOnly, "*3\r\n$3\r\nSET\r\n$4\r\nha", StandardOpenOption.APPEND);
        try (var tenko = start()) {
            assertRemembers(tenko, "torn");
        }
        Files.write(appendOnly, new byte[4096], StandardOpenOption.APPEND);
        Files.writeString(appendOnly, "*1\r\n$4\r\nPING\r\n", StandardOpenOption.APPEND);
        try (var tenko = start(); var redis = tenko.redis()) {
            assertThat(tenko.said()).contains("Redis could not read its data and starts empty");
            assertThat(redis.connect().sync().get("torn")).isNull();
        }
    }

    @Test
    void a_configured_server_is_used_and_nothing_is_started() {
        Path unused = Path.of("target/embedded/unused").toAbsolutePath();
        var context = new StaticApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("configured", Map.of(
                "spring.datasource.url", "jdbc:postgresql://db/tenko",
                "spring.data.redis.host", "cache",
                "tenko.data", unused.toString())));
        new EmbeddedServers().initialize(context);
        assertThat(unused).doesNotExist();
        assertThat(context.getEnvironment().getPropertySources().contains("embedded")).isFalse();
    }

    private static ChildJvm start() throws IOException {
        return ChildJvm.start(SmallTenko.class, "--tenko.data=" + DATA).ready();
    }

    private static void remember(ChildJvm tenko, String what) throws SQLException {
        try (var connection = tenko.postgres(); var redis = tenko.redis()) {
            connection.createStatement().execute("create table if not exists remembered (what text)");
            connection.createStatement().execute("insert into remembered values ('" + what + "')");
            redis.connect().sync().set(what, "kept");
        }
    }

    private static void assertRemembers(ChildJvm tenko, String what) throws SQLException {
        try (var connection = tenko.postgres(); var redis = tenko.redis()) {
            String query = "select what from remembered where what = '" + what + "'";
            var found = connection.createStatement().executeQuery(query);
            assertThat(found.next()).isTrue();
            assertThat(redis.connect().sync().get(what)).isEqualTo("kept");
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        var result = connection.createStatement().executeQuery("show " + setting);
        result.next();
        return result.getString(1);
    }
}
