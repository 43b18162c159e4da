package jp.tenko.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Incidents;
import jp.tenko.incident.Opening;
import jp.tenko.rollcall.RollCallPlan;
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
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A society with a director, two deputies and a clerk, a real PostgreSQL and a real SMTP server; a clock that a test moves; LINE's
 * side is the outbox, read back in plain words. Documents are slips.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        classes = SubmissionTest.SubmissionOnly.class,
        properties = {
            "tenko.line.over-limit=fail",
            "tenko.submission.from=office@hirokawa.example",
            "spring.mail.host=127.0.0.1",
            "spring.mail.properties.mail.smtp.timeout=1500"
        })
abstract class SubmissionTest {

    /** Ten past two in the afternoon of Friday, 10 July 2026, in Tokyo. */
    static final Instant START = Instant.parse("2026-07-10T05:10:00Z");

    static final OrganizationId HIROKAWA = new OrganizationId(1);
    static final MemberId DIRECTOR = new MemberId(1);
    static final MemberId DEPUTY = new MemberId(2);
    static final MemberId CLERK = new MemberId(4);

    static final GreenMail MAILBOX = mailbox();

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    Incidents incidents;

    @Autowired
    Recipients recipients;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    HandDeliveries deliveries;

    @Autowired
    SentDocuments sent;

    @Autowired
    Sending sending;

    @Autowired
    JavaMailSenderImpl mailSender;

    @Autowired
    Slips formOne;

    DueJobs dueJobs;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        Servers.properties("submission_test").forEach((name, value) -> registry.add(name, () -> value));
        registry.add("spring.mail.port", () -> MAILBOX.getSmtp().getPort());
    }

    private static GreenMail mailbox() {
        GreenMail mailbox = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mailbox.start();
        return mailbox;
    }

    @Autowired
    void jobs(ApplicationContext context) {
        dueJobs = new DueJobs(context);
    }

    @BeforeEach
    void a_quiet_afternoon() throws Exception {
        clock.moveTo(START);
        dueJobs.clear();
        MAILBOX.purgeEmailFromAllMailboxes();
        mailSender.setPort(MAILBOX.getSmtp().getPort());
        formOne.lines.clear();
        db.sql("truncate organization, member, business, incident, outbox, duty_done, line_quota restart identity cascade").update();
        db.sql("insert into organization (channel, name) values ('hirokawa', '広川町商工会')").update();
        db.sql("""
                insert into member (organization_id, number, name, role, deputy_order, language, line_user_id, joined_at)
                values (1, '1', '大石 源一郎', 'director', null, 'ja', 'U' || lpad('1', 32, '0'), now()),
                       (1, '2', '中島 由美子', 'deputy', 1, 'ja', 'U' || lpad('2', 32, '0'), now()),
                       (1, '3', '髙橋 誠', 'deputy', 2, 'ja', 'U' || lpad('3', 32, '0'), now()),
                       (1, '4', '山田 太郎', 'staff', null, 'ja', 'U' || lpad('4', 32, '0'), now())
                """).update();
        db.sql("insert into business (organization_id, number, name, folded_name) values (1, '1', '広川鉄工所', '広川鉄工所'), (1, '2', '🌸食堂', '🌸食堂')")
                .update();
        recipients.of(HIROKAWA);
        db.sql("update recipient set address = code || '@pref.example'").update();
    }

    Incident struck() {
        return struck(clock.instant());
    }

    Incident struck(Instant at) {
        return tx(() -> incidents.open(new Opening(HIROKAWA, IncidentKind.HEAVY_RAIN, false, DIRECTOR, at)));
    }

    Recipient prefecture() {
        return recipients.of(HIROKAWA).getFirst();
    }

    Recipient town() {
        return recipients.of(HIROKAWA).getLast();
    }

    /** The first one to the prefecture: noon of the day after. */
    Deadline noon(Incident incident) {
        return deadlines.of(incident.id()).stream()
                .filter(deadline -> deadline.recipient().equals(prefecture().id()))
                .findFirst()
                .orElseThrow();
    }

    Deadline again(Deadline deadline) {
        return deadlines.find(deadline.id()).orElseThrow();
    }

    Submission approved(Deadline deadline, MemberId by) {
        return ((Approval.Approved) tx(() -> submissions.approve(deadline.id(), decided(by)))).submission();
    }

    Approver as(MemberId member) {
        return new Approver(member, db.sql("select name from member where id = ?").param(member.value()).query(String.class).single());
    }

    /** The director looks at it. */
    String seen(Deadline deadline) {
        return tx(() -> drafts.of(deadline, null).draft().seen());
    }

    /** Whatever stands there now. */
    Decision decided(MemberId by) {
        return new Decision(as(by), "", null);
    }

    /** Everything that can go out now goes out. */
    void post() {
        while (sending.next()) {
            // the next one
        }
    }

    /** {@code 7/11 12:00} in Tokyo. */
    static Instant at(int month, int day, int hour, int minute) {
        return java.time.LocalDateTime.of(2026, month, day, hour, minute).atZone(Schedule.TOKYO).toInstant();
    }

    void until(int month, int day, int hour, int minute) {
        dueJobs.runUntil(at(month, day, hour, minute));
    }

    /** Only what concerns the prefecture is of interest. */
    void only_the_prefecture_is_told() {
        db.sql("update recipient set retired_at = now() where code = 'town'").update();
    }

    /** What was said since the last look, and to whom. */
    List<String> said() {
        List<String> said = db.sql("select messages::jsonb -> 0 ->> 'text' as words, recipients from outbox order by seq")
                .query((row, n) -> row.getString("words") + " -> "
                        + Arrays.stream((String[]) row.getArray("recipients").getArray())
                                .map(user -> Long.parseLong(user.substring(1)))
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
            while (other.isAlive() && !somebodyWaits()) {
                LockSupport.parkNanos(1_000_000);
            }
        });
        try {
            assertThat(other.join(Duration.ofSeconds(20))).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failure.get()).isNull();
    }

    private boolean somebodyWaits() {
        return db.sql("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    @EnableAutoConfiguration
    @EnableConfigurationProperties({SubmissionPlan.class, RollCallPlan.class})
    @ComponentScan(basePackages = {"jp.tenko.duty", "jp.tenko.incident", "jp.tenko.rollcall"})
    @ComponentScan(
            basePackages = "jp.tenko.submission",
            excludeFilters = @ComponentScan.Filter(
                    type = FilterType.REGEX, pattern = "jp\\.tenko\\.submission\\.(document\\..*|federation\\..*|SubmissionSender)"))
    @ComponentScan(
            basePackages = {"jp.tenko.line", "jp.tenko.roster"},
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "jp\\.tenko\\.line\\.(Outbox|Quotas|LineMessages|Wakeup)|"
                            + "jp\\.tenko\\.roster\\.(Members|Organizations|OfficeSettings)"))
    static class SubmissionOnly {

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

        @Bean
        jp.tenko.rollcall.PlainWords rollCallWords() {
            return new jp.tenko.rollcall.PlainWords();
        }

        @Bean
        Slips formOne(java.time.Clock clock) {
            return new Slips(DocumentKind.FORM_ONE, clock);
        }

        @Bean
        Slips shareOut(java.time.Clock clock) {
            return new Slips(DocumentKind.SHARE_OUT, clock);
        }
    }
}
