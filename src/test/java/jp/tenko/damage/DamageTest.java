package jp.tenko.damage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Incidents;
import jp.tenko.incident.Opening;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.testing.DueJobs;
import jp.tenko.testing.MovableClock;
import jp.tenko.testing.Servers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
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
 * Three districts, six businesses and their people on a real PostgreSQL; a clock that a test moves; LINE's side is the outbox,
 * read back in plain words.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        classes = DamageTest.DamageOnly.class,
        properties = "tenko.line.over-limit=fail")
abstract class DamageTest {

    /** Ten past two in the afternoon of Friday, 10 July 2026, in Tokyo. */
    static final Instant START = Instant.parse("2026-07-10T05:10:00Z");

    static final OrganizationId HIROKAWA = new OrganizationId(1);

    static final MemberId DIRECTOR = new MemberId(1);
    static final MemberId DEPUTY = new MemberId(2);
    static final MemberId STAFF = new MemberId(3);

    /** 広川鉄工所, 製造業, 上広川. */
    static final BusinessId IRONWORKS = new BusinessId(1);
    /** 🌸さくら食堂, サービス業, 中広川. */
    static final BusinessId DINER = new BusinessId(2);
    /** 下広川茶園, その他, 下広川. */
    static final BusinessId TEA = new BusinessId(3);
    /** 中村酒店, 小売卸業, 下広川. */
    static final BusinessId SAKE = new BusinessId(4);
    /** 北建設, 建設業, 上広川. */
    static final BusinessId BUILDER = new BusinessId(5);
    /** Registered itself, not in the list. */
    static final BusinessId UNMATCHED = new BusinessId(6);

    /** Of the ironworks. */
    static final ContactId OWNER = new ContactId(1);
    /** Of the ironworks, too. */
    static final ContactId WIFE = new ContactId(2);
    /** 地区理事 of 下広川. */
    static final ContactId OFFICER = new ContactId(3);

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    Incidents incidents;

    @Autowired
    DamageReports reports;

    DueJobs dueJobs;

    private int events;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        Servers.properties("damage_test").forEach((name, value) -> registry.add(name, () -> value));
    }

    @Autowired
    void jobs(ApplicationContext context) {
        dueJobs = new DueJobs(context);
    }

    @BeforeEach
    void a_quiet_afternoon() {
        clock.moveTo(START);
        dueJobs.clear();
        db.sql("""
                truncate organization, district, member, trade, business, contact, officer, area_total, incident, outbox,
                         content, line_quota, duty_done restart identity cascade
                """).update();
        db.sql("insert into organization (channel, name) values ('hirokawa', '広川町商工会')").update();
        db.sql("""
                insert into district (organization_id, name, ordinal)
                values (1, '上広川', 1), (1, '中広川', 2), (1, '下広川', 3)
                """).update();
        db.sql("""
                insert into trade (organization_id, name, ordinal)
                values (1, '製造業', 1), (1, '建設業', 2), (1, '小売卸業', 3), (1, 'サービス業', 4), (1, 'その他', 5)
                """).update();
        db.sql("""
                insert into member (organization_id, number, name, role, deputy_order, telephone, language,
                                    line_user_id, joined_at)
                values (1, '1', '大石 源一郎', 'director', null, '+81900000001', 'ja', 'U' || lpad('1', 32, '0'), now()),
                       (1, '2', '中島 由美子', 'deputy', 1, '+81900000002', 'en', 'U' || lpad('2', 32, '0'), now()),
                       (1, '3', '山田 太郎', 'staff', null, '+81900000003', 'ja', 'U' || lpad('3', 32, '0'), now())
                """).update();
        db.sql("""
                insert into business (organization_id, number, name, folded_name, trade_id, district_id, telephone,
                                      registered_at)
                values (1, '001', '広川鉄工所', '広川鉄工所', 1, 1, '+81943000001', null),
                       (1, '002', '🌸さくら食堂', '🌸さくら食堂', 4, 2, '+81943000002', null),
                       (1, '003', '下広川茶園', '下広川茶園', 5, 3, '+81943000003', null),
                       (1, '004', '中村酒店', '中村酒店', 3, 3, null, null),
                       (1, '005', '北建設', '北建設', 2, 1, '+81943000005', null),
                       (1, null, '広川鉄工', '広川鉄工', null, 1, '+81943000001', now())
                """).update();
        db.sql("""
                insert into contact (organization_id, name, telephone, language, line_user_id, joined_at)
                values (1, '広川 一郎', '+81900000011', 'ja', 'U' || lpad('11', 32, '0'), now()),
                       (1, '広川 花子', '+81900000012', 'ja', 'U' || lpad('12', 32, '0'), now()),
                       (1, '古賀 理事', '+81900000013', 'ja', 'U' || lpad('13', 32, '0'), now())
                """).update();
        db.sql("insert into contact_business (contact_id, business_id, since) values (1, 1, now()), (2, 1, now())").update();
        db.sql("insert into officer (organization_id, district_id, contact_id) values (1, 3, 3)").update();
    }

    Incident open(IncidentKind kind, boolean drill) {
        return incidents.open(new Opening(HIROKAWA, kind, drill, DIRECTOR, clock.instant()));
    }

    /** What somebody of the ironworks reports now. */
    Statement says(ContactId author, @Nullable Integer basedOn, String... answers) {
        return said(IRONWORKS, clock.instant(), new Author.ByContact(author), basedOn, answers);
    }

    /** What staff report for a business now. */
    Statement staffSays(BusinessId business, @Nullable Integer basedOn, String... answers) {
        return said(business, clock.instant(), new Author.ByMember(STAFF), basedOn, answers);
    }

    Statement said(BusinessId business, Instant at, Author author, @Nullable Integer basedOn, String... answers) {
        Source source = author instanceof Author.ByContact ? Source.SELF : Source.TELEPHONE;
        return new Statement(HIROKAWA, business, Form.DAMAGE_REPORT, answers(answers), Set.of("place", "remarks"), at,
                clock.instant(), source, author, "event-" + ++events, basedOn);
    }

    Statement sheet(BusinessId business, Author author, @Nullable Integer basedOn, String... answers) {
        Statement said = said(business, clock.instant(), author, basedOn, answers);
        return new Statement(said.organization(), business, Form.HEARING_SHEET, said.answers(), Set.of("contact_phone"),
                said.saidAt(), said.receivedAt(), said.source(), author, said.eventId(), basedOn);
    }

    List<Filed> file(Statement... statements) {
        return tx(() -> reports.revise(List.of(statements)));
    }

    Filed fileOne(Statement statement) {
        return file(statement).getFirst();
    }

    void minutes(int minutes) {
        dueJobs.pass(Duration.ofMinutes(minutes));
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

    /** What was said since the last look: the text, and to whose telephones it went. */
    List<String> said() {
        List<String> said = db.sql("""
                select messages::jsonb -> 0 ->> 'text' as words, recipients from outbox order by seq
                """)
                .query((row, n) -> row.getString("words") + " -> "
                        + Stream.of((String[]) row.getArray("recipients").getArray())
                                .map(user -> Long.parseLong(user.substring(1)))
                                .sorted()
                                .toList())
                .list();
        db.sql("delete from outbox").update();
        return said;
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
        if (failure.get() != null) {
            throw new AssertionError("the second failed", failure.get());
        }
    }

    private boolean somebodyWaitsForALock() {
        return db.sql("""
                select exists (select from pg_stat_activity
                               where datname = current_database() and wait_event_type = 'Lock')
                """).query(Boolean.class).single();
    }

    static Map<String, String> answers(String... questionsAndValues) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < questionsAndValues.length; i += 2) {
            answers.put(questionsAndValues[i], questionsAndValues[i + 1]);
        }
        return answers;
    }

    @EnableAutoConfiguration
    @ConfigurationPropertiesScan(basePackages = "jp.tenko.damage")
    @ComponentScan(
            basePackages = {"jp.tenko.incident", "jp.tenko.duty", "jp.tenko.damage"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ViewingCopies.class))
    @ComponentScan(
            basePackages = {"jp.tenko.line", "jp.tenko.roster"},
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "jp\\.tenko\\.line\\.(Outbox|Quotas|LineMessages|Wakeup|Contents|PastTalk)|"
                            + "jp\\.tenko\\.roster\\.(Members|Organizations|Businesses|Contacts|ContactRows|Officers|OfficeSettings|joining\\.(Matching|Registrations|SpeakingFor))"))
    static class DamageOnly {

        @Bean
        MovableClock clock() {
            return new MovableClock(START);
        }

        @Bean
        PlainWords words() {
            return new PlainWords();
        }

        @Bean
        Supplier<java.util.UUID> ids() {
            return java.util.UUID::randomUUID;
        }
    }
}
