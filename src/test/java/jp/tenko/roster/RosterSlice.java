package jp.tenko.roster;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This package alone on a real PostgreSQL, without LINE, Redis or Quartz. */
@Configuration(proxyBeanMethods = false)
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
class RosterSlice {

    @Bean
    Clock clock() {
        return new MovableClock(NOW);
    }

    static final ChannelKey HIROKAWA = new ChannelKey("hirokawa");
    static final ChannelKey NEIGHBOUR = new ChannelKey("neighbour");
    static final Instant NOW = Instant.parse("2026-07-10T05:00:00Z");

    static ConfigurableApplicationContext start(String database) {
        return start(Servers.properties(database), Map.of());
    }

    static ConfigurableApplicationContext start(Map<String, Object> servers, Map<String, Object> settings) {
        return new SpringApplicationBuilder(RosterSlice.class)
                .web(WebApplicationType.NONE)
                .properties(servers)
                .properties(settings)
                .run();
    }

    static void empty(JdbcClient db) {
        db.sql("truncate organization, district, member, join_code, join_attempt restart identity cascade").update();
    }

    /** A LINE user id made of one digit, like {@code U3333…}. */
    static LineUserId user(int digit) {
        return new LineUserId("U" + Integer.toHexString(digit).repeat(32));
    }
}
