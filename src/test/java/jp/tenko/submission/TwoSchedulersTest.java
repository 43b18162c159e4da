package jp.tenko.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jp.tenko.duty.Duties;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Incidents;
import jp.tenko.incident.Opening;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.testing.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The real scheduler and the real clock, twice. */
class TwoSchedulersTest {

    private final List<ConfigurableApplicationContext> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void of_two_running_side_by_side_only_one_asks() {
        Map<String, Object> settings = new HashMap<>(Servers.properties("two_submissions_test"));
        settings.put("spring.quartz.auto-startup", true);
        ConfigurableApplicationContext one = start(settings);
        ConfigurableApplicationContext other = start(settings);
        JdbcClient db = one.getBean(JdbcClient.class);
        db.sql("insert into organization (channel, name) values ('hirokawa', '広川町商工会')").update();
        db.sql("""
                insert into member (organization_id, number, name, role, deputy_order, line_user_id, joined_at)
                values (1, '1', '大石 源一郎', 'director', null, 'U' || repeat('1', 32), now()),
                       (1, '2', '中島 由美子', 'deputy', 1, 'U' || repeat('2', 32), now())
                """).update();
        await("both are in the cluster", () -> count(db, "select count(*) from qrtz_scheduler_state") == 2);

        IncidentId incident = one.getBean(TransactionTemplate.class).execute(status -> one.getBean(Incidents.class).open(
                new Opening(new OrganizationId(1), IncidentKind.TYPHOON, false, new MemberId(1), Instant.now())).id());
        Instant soon = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        one.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            Deadline deadline = one.getBean(DeadlineRows.class).ask(incident, new RecipientId(1), soon, "", new MemberId(1));
            one.getBean(Duties.class).schedule(List.of(DeadlineJob.of(deadline, Instant.now()), DeadlineJob.of(deadline, soon)));
        });

        await("the deputy is asked", () -> said(db).contains("DEPUTY prefecture 1"));
        assertThat(said(db)).containsExactly("AHEAD prefecture 1", "DEPUTY prefecture 1");
        assertThat(other.isActive()).isTrue();
    }

    private ConfigurableApplicationContext start(Map<String, Object> settings) {
        ConfigurableApplicationContext tenko = new SpringApplicationBuilder(SubmissionTest.SubmissionOnly.class, RealClock.class)
                .web(WebApplicationType.NONE)
                .run(settings.entrySet().stream().map(setting -> "--" + setting).toArray(String[]::new));
        running.add(tenko);
        return tenko;
    }

    private static List<String> said(JdbcClient db) {
        return db.sql("select messages::jsonb -> 0 ->> 'text' from outbox order by seq").query(String.class).list();
    }

    private static int count(JdbcClient db, String sql) {
        return db.sql(sql).query(Integer.class).single();
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within 30 s: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Not found by the scan of the other tests' contexts. */
    static class RealClock {

        @Bean
        @Primary
        Clock realClock() {
            return Clock.systemUTC();
        }
    }
}
