package jp.tenko.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import jp.tenko.testing.MovableClock;
import jp.tenko.testing.Servers;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** This package alone on a real PostgreSQL, without LINE, Redis or Quartz. */
@ComponentScan(basePackageClasses = Members.class)
@ConfigurationPropertiesScan(basePackageClasses = Members.class)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    MessageSourceAutoConfiguration.class
})
public class RosterSlice {

    @Bean
    Clock clock() {
        return new MovableClock(NOW);
    }

    public static final ChannelKey HIROKAWA = new ChannelKey("hirokawa");
    public static final ChannelKey NEIGHBOUR = new ChannelKey("neighbour");
    public static final Instant NOW = Instant.parse("2026-07-10T05:00:00Z");

    public static ConfigurableApplicationContext start(String database) {
        return start(Servers.properties(database), Map.of());
    }

    public static ConfigurableApplicationContext start(Map<String, Object> servers, Map<String, Object> settings) {
        return new SpringApplicationBuilder(RosterSlice.class)
                .web(WebApplicationType.NONE)
                .properties(servers)
                .properties(settings)
                .run();
    }

    public static void empty(JdbcClient db) {
        db.sql("truncate organization, district, member, join_code, join_attempt restart identity cascade").update();
    }

    /** A LINE user id made of one digit, like {@code U3333…}. */
    public static LineUserId user(int digit) {
        return new LineUserId("U" + Integer.toHexString(digit).repeat(32));
    }

    /**
     * Does something in a transaction, begins something else in a thread of its own, and commits only when that one
     * waits for a lock, or is done because it did not wait.
     */
    public static <T> T whileUncommitted(ConfigurableApplicationContext app, Runnable first, Callable<T> second)
            throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var transaction = new TransactionTemplate(app.getBean(PlatformTransactionManager.class));
            Future<T> result = transaction.execute(status -> {
                first.run();
                Future<T> running = thread.submit(second);
                JdbcClient db = app.getBean(JdbcClient.class);
                Instant deadline = Instant.now().plusSeconds(10);
                while (!running.isDone() && !somebodyWaits(db)) {
                    assertThat(Instant.now()).as("neither done nor waiting").isBefore(deadline);
                    LockSupport.parkNanos(2_000_000);
                }
                return running;
            });
            return result.get(10, TimeUnit.SECONDS);
        }
    }

    private static boolean somebodyWaits(JdbcClient db) {
        return db.sql("""
                select exists (select from pg_stat_activity
                               where datname = current_database() and wait_event_type = 'Lock')
                """).query(Boolean.class).single();
    }
}
