package jp.tenko.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What the sandbox reads from the configuration. It shares no code with the rest of Tenko, so it reads the same names.
 */
@Component("sandboxSettings")
@Profile("sandbox")
final class SandboxSettings {

    /** LINE says neither how often nor when it redelivers (line.md §1); these are ours. */
    private static final List<Duration> REDELIVERIES = List.of(
            Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(15),
            Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(120),
            Duration.ofSeconds(300), Duration.ofSeconds(300));

    private final Environment environment;

    SandboxSettings(Environment environment) {
        this.environment = environment;
    }

    /** Where phones, chats and pictures are kept. */
    Path folder() {
        return Path.of(environment.getProperty("tenko.data", "./data")).resolve("sandbox");
    }

    /** {@code tenko.sandbox.journal}: off, nothing is kept over a restart; for benchmarks. */
    boolean journal() {
        return environment.getProperty("tenko.sandbox.journal", Boolean.class, true);
    }

    /** {@code tenko.sandbox.redelivery-after}: the waits before the first, second … redelivery of an unanswered webhook. */
    List<Duration> redeliveryAfter() {
        return Binder.get(environment)
                .bind("tenko.sandbox.redelivery-after", Bindable.listOf(Duration.class))
                .orElse(REDELIVERIES);
    }

    /** {@code tenko.sandbox.mail-port}: where the mail server of everybody outside listens. */
    int mailPort() {
        return environment.getProperty("tenko.sandbox.mail-port", Integer.class, 3025);
    }

    /** How long a minute of the roll call really lasts here; the page says so when it is not a minute. */
    Duration oneMinuteLasts() {
        return Binder.get(environment).bind("tenko.roll-call.one-minute-lasts", Duration.class).orElse(Duration.ofMinutes(1));
    }

    /**
     * {@code tenko.sandbox.webhook-base-url}: where Tenko listens when it runs in another process; otherwise this web
     * server. Null while the web server has no port yet.
     */
    @Nullable String webhookBaseUrl() {
        String elsewhere = environment.getProperty("tenko.sandbox.webhook-base-url");
        if (elsewhere != null) {
            return elsewhere;
        }
        String port = environment.getProperty("local.server.port");
        return port == null ? null : "http://localhost:" + port;
    }
}
