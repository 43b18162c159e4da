package jp.tenko.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Starts a PostgreSQL of Tenko's own when {@code spring.datasource.url} is not set, and a Redis when neither
 * {@code spring.data.redis.url} nor {@code .host} is set. What they hold stays in the folder {@code tenko.data}
 * (default {@code ./data}) and is found again by the next start.
 *
 * <p>The servers are no children of a terminal: Ctrl-C reaches only Tenko, which finishes its work first and then stops
 * them. After a {@code kill -9} they go on running, and the next start stops them before it starts its own.
 */
public final class EmbeddedServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        boolean postgres = !isSet(environment, "spring.datasource.url");
        boolean redis = !isSet(environment, "spring.data.redis.url") && !isSet(environment, "spring.data.redis.host");
        if (!postgres && !redis) {
            return;
        }
        if (context instanceof WebServerApplicationContext) {
            WebPort.checkFree(environment);
        }
        DataFolder data = DataFolder.open(Path.of(environment.getProperty("tenko.data", "data")));
        List<EmbeddedServer> servers = unpack(data, postgres, redis);
        // Spring runs this after it has closed the context: workers, scheduler and connection pool are at rest by then.
        SpringApplication.getShutdownHandlers().add(() -> servers.reversed().forEach(EmbeddedServer::stop));
        var settings = new MapPropertySource("embedded", startTogether(servers));
        context.getEnvironment().getPropertySources().addFirst(settings);
    }

    private static boolean isSet(Environment environment, String property) {
        return StringUtils.hasText(environment.getProperty(property));
    }

    /**
     * All programs are unpacked before the first is started: a process that is started while a program is being written
     * holds that file open for a moment, and Linux would not run it ("Text file busy").
     */
    private static List<EmbeddedServer> unpack(DataFolder data, boolean postgres, boolean redis) {
        List<EmbeddedServer> servers = new ArrayList<>();
        try {
            if (postgres) {
                servers.add(Postgres.unpack(data));
            }
            if (redis) {
                servers.add(Redis.unpack(data));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not unpack PostgreSQL and Redis into " + data.programs(), e);
        }
        return servers;
    }

    private static Map<String, Object> startTogether(List<EmbeddedServer> servers) {
        Map<String, Object> settings = new HashMap<>();
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Map<String, String>>> starts = new ArrayList<>();
            servers.forEach(server -> starts.add(server::start));
            for (var started : together.invokeAll(starts)) {
                settings.putAll(started.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL and Redis were starting", e);
        }
        return settings;
    }
}
