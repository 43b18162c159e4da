package jp.tenko.sandbox;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The stand-in without Tenko, in a process of its own: for its own tests, and for a benchmark that kills Tenko while "LINE" stays up.
 * Where Tenko listens: {@code --tenko.sandbox.webhook-base-url=http://localhost:8080}. Not a {@code @Configuration}, or Tenko's own
 * tests would find it while scanning.
 */
@EnableAutoConfiguration(excludeName = {
    "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
    "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
    "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration",
    "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
    "org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration"})
@ComponentScan(basePackageClasses = LinePlatform.class)
public class SandboxAlone {

    /** Whether it is ready does not hang on a database: it has none. */
    static final String NO_DATABASE = "management.endpoint.health.validate-group-membership=false";

    public static void main(String[] args) {
        new SpringApplicationBuilder(SandboxAlone.class).profiles("sandbox").properties(NO_DATABASE).run(args);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Tokyo"));
    }
}
