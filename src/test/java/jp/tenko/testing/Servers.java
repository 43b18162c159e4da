package jp.tenko.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import redis.embedded.RedisServer;

/**
 * One real PostgreSQL and one real Redis for all tests of a JVM, each on a free port, thrown away at the end.
 * Durability is off here (these are tests of behaviour); {@code embedded} has its own tests with it on.
 */
public final class Servers {

    private static final EmbeddedPostgres POSTGRES = startPostgres();
    private static final RedisServer REDIS = startRedis();

    private Servers() {}

    /** A database of its own for whoever asks: nothing of another test is in it. */
    public static synchronized String newDatabase(String name) {
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("could not create test database " + name, e);
        }
        return POSTGRES.getJdbcUrl("postgres", name);
    }

    public static String redisUrl() {
        return "redis://localhost:" + REDIS.ports().getFirst();
    }

    /**
     * PostgreSQL crashes and recovers: one of its processes is killed with -9, so it ends all others, cuts every
     * connection, and starts again from its log.
     */
    public static void crashPostgres() {
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            ProcessHandle.of(pid.getLong(1)).orElseThrow().destroyForcibly();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("PostgreSQL could not be crashed", e);
        }
    }

    /** What a Spring test needs to use these servers. */
    public static Map<String, Object> properties(String database) {
        return Map.of(
                "spring.datasource.url", newDatabase(database),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres",
                "spring.data.redis.url", redisUrl(),
                // Quartz keeps data sources by this name in a static map: contexts of one JVM would share the last one
                "spring.quartz.properties.org.quartz.scheduler.instanceName", database,
                "spring.quartz.auto-startup", false);
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("synchronous_commit", "on") // or a crash loses what was committed
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL for the tests did not start", e);
        }
    }

    private static RedisServer startRedis() {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.stop();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Redis for the tests did not start", e);
        }
    }
}
