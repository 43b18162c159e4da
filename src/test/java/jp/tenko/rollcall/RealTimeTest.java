package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.testing.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The real scheduler and the real clock; a minute of the plan lasts a tenth of a second. */
class RealTimeTest {

    private static final Map<String, Object> SETTINGS = Map.of(
            "spring.quartz.auto-startup", true,
            "tenko.roll-call.one-minute-lasts", "100ms",
            "tenko.roll-call.reminders", "1m",
            "tenko.roll-call.summaries", "2m",
            "tenko.roll-call.succession-after", "3m",
            "tenko.roll-call.deadline", "4m");

    private final Map<String, Object> servers = Servers.properties("real_time_test");
    private final List<ConfigurableApplicationContext> running = new ArrayList<>();

    private ConfigurableApplicationContext app;
    private JdbcClient db;

    @BeforeEach
    void a_society_of_two() {
        app = startTenko(Map.of());
        db = app.getBean(JdbcClient.class);
        db.sql("insert into organization (channel, name) values ('hirokawa', '広川町商工会')").update();
        db.sql("""
                insert into member (organization_id, number, name, role, deputy_order, line_user_id, joined_at)
                values (1, '1', '山田 太郎', 'director', null, 'U' || repeat('1', 32), now()),
                       (1, '2', '鈴木 花子', 'deputy', 1, 'U' || repeat('2', 32), now())
                """).update();
    }

    @AfterEach
    void stop() {
        running.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void every_duty_is_done_once_when_its_time_comes() {
        start(Instant.now());

        await("all duties", () -> done().size() == 4);
        assertThat(done()).containsExactly("deadline", "remind_silent", "succession", "summary");
        assertThat(said()).contains("reminder 1").filteredOn("reminder 1"::equals).hasSize(1);
        await("only the end of the day is left", () -> triggers() == 1);
    }

    @Test
    void a_start_that_is_rolled_back_leaves_no_trigger() {
        app.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            app.getBean(RollCalls.class).start(order(Instant.now()));
            status.setRollbackOnly();
        });

        assertThat(triggers()).isZero();
        start(Instant.now());
        await("the scheduler works on", () -> done().size() == 4);
        assertThat(said()).filteredOn("reminder 1"::equals).hasSize(1);
    }

    @Test
    void down_over_the_due_time_it_acts_at_once_when_it_is_up_again() throws SchedulerException {
        app.getBean(Scheduler.class).standby();
        start(Instant.now());
        app.close();
        longAgo();

        db = startTenko(Map.of()).getBean(JdbcClient.class);

        await("all duties", () -> done().size() == 4);
        assertThat(said()).contains("reminder 1", "in charge 鈴木 花子 after 山田 太郎");
    }

    @Test
    void of_two_running_side_by_side_only_one_acts() {
        ConfigurableApplicationContext other = startTenko(Map.of());
        db = other.getBean(JdbcClient.class);
        await("both are in the cluster", () -> count("select count(*) from qrtz_scheduler_state") == 2);
        start(Instant.now());

        await("all duties", () -> done().size() == 4);
        assertThat(said()).filteredOn("reminder 1"::equals).hasSize(1);
        assertThat(said()).filteredOn(words -> words.startsWith("in charge")).hasSize(2);
    }

    @Test
    void what_another_jvm_died_in_is_done_by_this_one() throws SchedulerException {
        app.getBean(Scheduler.class).standby();
        start(Instant.now());
        app.close();
        diedReminding();

        db = startTenko(Map.of()).getBean(JdbcClient.class);

        await("all duties", () -> done().size() == 4);
        assertThat(said()).filteredOn("reminder 1"::equals).hasSize(1);
    }

    /** What Quartz leaves behind when a JVM is killed while it reminds. */
    private void diedReminding() {
        ConfigurableApplicationContext asleep = startTenko(Map.of("spring.quartz.auto-startup", false));
        JdbcClient past = asleep.getBean(JdbcClient.class);
        past.sql("""
                insert into qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name,
                    fired_time, sched_time, priority, state, job_name, job_group, is_nonconcurrent, requests_recovery)
                select sched_name, 'died', trigger_name, trigger_group, 'a JVM that was killed',
                       next_fire_time, next_fire_time, priority, 'EXECUTING', job_name, job_group, false, true
                from qrtz_triggers where job_name = 'remind_silent'
                """).update();
        past.sql("""
                update qrtz_triggers set trigger_state = 'COMPLETE', next_fire_time = -1
                where job_name = 'remind_silent'
                """).update();
        asleep.close();
    }

    /** As if Tenko had been down for an hour: what is stored is an hour older than it was. */
    private void longAgo() {
        ConfigurableApplicationContext asleep = startTenko(Map.of("spring.quartz.auto-startup", false));
        JdbcClient past = asleep.getBean(JdbcClient.class);
        past.sql("""
                update qrtz_triggers set next_fire_time = next_fire_time - 3600000, start_time = start_time - 3600000
                """).update();
        asleep.close();
    }

    private ConfigurableApplicationContext startTenko(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(servers);
        settings.putAll(SETTINGS);
        settings.putAll(more);
        ConfigurableApplicationContext tenko = new SpringApplicationBuilder(
                        RollCallTest.RollCallOnly.class, RealClock.class)
                .web(WebApplicationType.NONE)
                .run(settings.entrySet().stream().map(one -> "--" + one).toArray(String[]::new));
        running.add(tenko);
        return tenko;
    }

    private void start(Instant at) {
        Start start = app.getBean(TransactionTemplate.class)
                .execute(status -> app.getBean(RollCalls.class).start(order(at)));
        assertThat(start).isInstanceOf(Start.Started.class);
    }

    private static StartOrder order(Instant at) {
        return new StartOrder(new OrganizationId(1), IncidentKind.EARTHQUAKE, false, Audience.ALL, new MemberId(1), at);
    }

    private List<String> done() {
        return db.sql("""
                select kind from duty_done
                where kind in ('remind_silent', 'summary', 'succession', 'deadline') and error is null order by kind
                """).query(String.class).list();
    }

    private List<String> said() {
        return db.sql("select messages::jsonb -> 0 ->> 'text' from outbox order by seq").query(String.class).list();
    }

    private int triggers() {
        return count("select count(*) from qrtz_triggers");
    }

    private int count(String sql) {
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
