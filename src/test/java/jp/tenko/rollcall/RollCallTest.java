package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.testing.DueJobs;
import jp.tenko.testing.MovableClock;
import jp.tenko.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A society of nine who can be asked and one on leave, on a real PostgreSQL; a clock that a test moves; LINE's side is
 * the outbox, read back in plain words.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        classes = RollCallTest.RollCallOnly.class,
        properties = "tenko.line.over-limit=fail")
abstract class RollCallTest {

    /** Ten past two in the afternoon of Friday, 10 July 2026, in Tokyo. */
    static final Instant START = Instant.parse("2026-07-10T05:10:00Z");

    static final OrganizationId HIROKAWA = new OrganizationId(1);

    static final MemberId DIRECTOR = new MemberId(1);
    static final MemberId FIRST_DEPUTY = new MemberId(2);
    static final MemberId SECOND_DEPUTY = new MemberId(3);
    static final MemberId TANAKA = new MemberId(4);
    static final MemberId ITO = new MemberId(5);
    static final MemberId LINH = new MemberId(6);
    static final MemberId MARIA = new MemberId(7);
    static final MemberId NOT_JOINED = new MemberId(8);
    static final MemberId BLOCKED = new MemberId(9);
    static final MemberId ON_LEAVE = new MemberId(10);

    static final List<MemberId> BY_LINE =
            List.of(DIRECTOR, FIRST_DEPUTY, SECOND_DEPUTY, TANAKA, ITO, LINH, MARIA);

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    RollCalls rollCalls;

    @Autowired
    Incidents incidents;

    @Autowired
    PlainWords words;

    DueJobs dueJobs;

    private int events;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        Servers.properties("roll_call_test").forEach((name, value) -> registry.add(name, () -> value));
    }

    @Autowired
    void jobs(ApplicationContext context) {
        dueJobs = new DueJobs(context);
    }

    @BeforeEach
    void a_quiet_afternoon() {
        clock.moveTo(START);
        words.failures.set(0);
        dueJobs.clear();
        db.sql("""
                truncate organization, district, member, incident, response_policy, roll_call, roll_call_member,
                         reply, duty_done, outbox, line_quota restart identity cascade
                """).update();
        db.sql("insert into organization (channel, name) values ('hirokawa', '広川町商工会')").update();
        db.sql("""
                insert into district (organization_id, name, ordinal)
                values (1, '上広川', 1), (1, '中広川', 2), (1, '下広川', 3)
                """).update();
        db.sql("""
                insert into member (organization_id, number, name, kana, role, deputy_order, district_id, telephone,
                                    language, on_leave, line_user_id, joined_at, unreachable_since)
                select 1, n, name, kana, role, deputy::int, district, '+81900000000' || n, language, on_leave,
                       case when joined then 'U' || lpad(to_hex(n::int), 32, '0') end, case when joined then now() end,
                       case when blocked then now() end
                from (values ('1', '山田 太郎', 'やまだ', 'director', null, 1, 'ja', false, true, false),
                             ('2', '鈴木 花子', 'すずき', 'deputy', '1', 2, 'ja', false, true, false),
                             ('3', '佐藤 健', 'さとう', 'deputy', '2', 3, 'ja', false, true, false),
                             ('4', '田中 一郎', 'たなか', 'staff', null, 1, 'ja', false, true, false),
                             ('5', '伊藤 さくら😀', 'いとう', 'staff', null, 1, 'ja', false, true, false),
                             ('6', 'Nguyễn Linh', 'りん', 'staff', null, 2, 'ja-x-easy', false, true, false),
                             ('7', 'Maria Santos', 'まりあ', 'staff', null, 2, 'en', false, true, false),
                             ('8', '高橋 次郎', 'たかはし', 'staff', null, null, 'ja', false, false, false),
                             ('9', '小林 実', null, 'staff', null, 2, 'ja', false, true, true),
                             ('10', '加藤 恵', 'かとう', 'staff', null, 2, 'ja', true, true, false))
                     as m (n, name, kana, role, deputy, district, language, on_leave, joined, blocked)
                """).update();
    }

    Start start(StartOrder order) {
        return tx(() -> rollCalls.start(order));
    }

    RollCall started(boolean drill) {
        return started(order(drill, DIRECTOR));
    }

    RollCall started(StartOrder order) {
        return ((Start.Started) start(order)).rollCall();
    }

    StartOrder order(boolean drill, MemberId by) {
        return new StartOrder(HIROKAWA, IncidentKind.EARTHQUAKE, drill, Audience.ALL, by, clock.instant());
    }

    /** An answer that this person gives now. */
    Reply says(RollCall rollCall, MemberId member, String... questionsAndValues) {
        return says(rollCall, member, clock.instant(), questionsAndValues);
    }

    Reply says(RollCall rollCall, MemberId member, Instant answeredAt, String... questionsAndValues) {
        return new Reply(rollCall.id(), member, answers(questionsAndValues), answeredAt, clock.instant(),
                Reply.Source.SELF, null, "event-" + ++events);
    }

    Reply saysFor(RollCall rollCall, MemberId proxy, MemberId member, String... questionsAndValues) {
        return new Reply(rollCall.id(), member, answers(questionsAndValues), clock.instant(), clock.instant(),
                Reply.Source.PROXY, proxy, "event-" + ++events);
    }

    void reply(Reply... replies) {
        tx(() -> {
            rollCalls.reply(List.of(replies));
            return true;
        });
    }

    void safe(RollCall rollCall, MemberId... people) {
        reply(Stream.of(people)
                .map(person -> says(rollCall, person, Reply.SAFETY, Reply.SAFE))
                .toArray(Reply[]::new));
    }

    Tally tally(RollCall rollCall) {
        return rollCalls.tally(rollCall.id(), clock.instant());
    }

    void minutes(int minutes) {
        dueJobs.pass(Duration.ofMinutes(minutes));
    }

    <T> T tx(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** The second acts while the first one's transaction is still open, as far as it can get. */
    void atTheSameMoment(Runnable first, Runnable second) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread other = Thread.ofPlatform().unstarted(second);
        other.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        transactions.executeWithoutResult(status -> {
            first.run();
            other.start();
            while (other.isAlive() && !somebodyWaitsForALock()) {
                LockSupport.parkNanos(1_000_000);
            }
        });
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failure.get()).isNull();
    }

    private boolean somebodyWaitsForALock() {
        return db.sql("""
                select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                """).query(Integer.class).single() > 0;
    }

    /** What was said since the last time we looked: {@code words -> numbers of the people}. */
    List<String> said() {
        List<String> said = db.sql("""
                select messages::jsonb -> 0 ->> 'text' as words, recipients from outbox order by seq
                """)
                .query((row, n) ->
                        row.getString("words") + " -> " + numbers((String[]) row.getArray("recipients").getArray()))
                .list();
        db.sql("truncate outbox").update();
        return said;
    }

    /** Leaves so many messages of the month. */
    void quota(int left) {
        db.sql("""
                insert into line_quota (channel, monthly_limit, used, asked_at) values ('hirokawa', 200, :used, :now)
                on conflict (channel) do update set used = excluded.used
                """)
                .param("used", 200 - left)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String numbers(String[] users) {
        return Arrays.stream(users).map(user -> Long.parseLong(user.substring(1), 16)).sorted().toList().toString();
    }

    private static Map<String, String> answers(String... questionsAndValues) {
        Map<String, String> answers = new HashMap<>();
        for (int i = 0; i < questionsAndValues.length; i += 2) {
            answers.put(questionsAndValues[i], questionsAndValues[i + 1]);
        }
        return answers;
    }

    @EnableAutoConfiguration
    @EnableConfigurationProperties(RollCallPlan.class)
    @ComponentScan(basePackages = {"jp.tenko.duty", "jp.tenko.incident", "jp.tenko.rollcall"})
    @ComponentScan(
            basePackages = {"jp.tenko.line", "jp.tenko.roster"},
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "jp\\.tenko\\.line\\.(Outbox|Quotas|LineMessages|Wakeup)|"
                            + "jp\\.tenko\\.roster\\.(Members|Organizations|OfficeSettings)"))
    static class RollCallOnly {

        @Bean
        MovableClock clock() {
            return new MovableClock(START);
        }

        @Bean
        Supplier<java.util.UUID> ids() {
            return java.util.UUID::randomUUID;
        }

        @Bean
        PlainWords words() {
            return new PlainWords();
        }
    }
}
