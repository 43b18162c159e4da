package jp.tenko.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import jp.tenko.Tenko;
import jp.tenko.embedded.EmbeddedServers;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.BusinessId;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.Draft;
import jp.tenko.submission.DraftMaker;
import jp.tenko.submission.Marking;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.RecipientId;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.document.HearingPapers;
import jp.tenko.submission.federation.FederationForm;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Form I of a prefecture: 20,000 damaged businesses with two reports each. First nothing was sent, so all of them are listed;
 * then half of them were sent before, with other facts.
 */
final class TwentyThousandDamaged {

    private static final int BUSINESSES = 20_000;
    private static final int TIMES = 5;

    private final Path folder;
    private final Report report;

    TwentyThousandDamaged(Path folder, Report report) {
        this.folder = folder;
        this.report = report;
    }

    void measure() {
        var tenko = new SpringApplication(Tenko.class);
        tenko.addInitializers(new EmbeddedServers());
        try (var context = tenko.run(
                "--server.port=" + BotProcess.freePort(), "--tenko.data=" + folder.resolve("documents"), "--tenko.flows=conversation-flows")) {
            JdbcClient db = context.getBean(JdbcClient.class);
            Incident incident = reported(db, context);
            Recipient recipient = recipient(db, context);
            measure("nothing sent before", context, incident, recipient, BUSINESSES);
            sent(db, recipient);
            measure("half of them sent before", context, incident, recipient, BUSINESSES / 2);
            measureFederation(db, context, incident, recipient);
            measureSheets(db, context, incident);
        }
    }

    private void measure(String name, ConfigurableApplicationContext context, Incident incident, Recipient recipient, int fresh) {
        Draft first = draft(context, incident, recipient);
        boolean right = first.lines().size() == BUSINESSES && first.count(Marking.NEW) == fresh;
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            draft(context, incident, recipient);
            nanos[i] = System.nanoTime() - start;
        }
        Load.Times times = new Load.Times(nanos);
        report.row("Form I of 20,000 damaged businesses, " + name, "< 5 s", times + (right ? "" : ", WRONG"), right && times.percentile(99) < 5_000);
        long more = live(() -> draft(context, incident, recipient));
        report.row("heap it needs meanwhile, " + name, "< 256 MiB more", more + " MiB", more < 256);
    }

    /** What its page gathers before it shows the first hundred: half of them are typed, and each is held against its newest sheet. */
    private void measureFederation(JdbcClient db, ConfigurableApplicationContext context, Incident incident, Recipient recipient) {
        FederationForm form = context.getBean(FederationForm.class);
        List<BusinessId> typed = db.sql("select id from business where id % 2 = 0").query((row, n) -> new BusinessId(row.getLong(1))).list();
        AtomicLong seen = new AtomicLong();
        Runnable page = () -> context.getBean(TransactionTemplate.class).executeWithoutResult(status ->
                seen.set(form.formOne(incident, recipient).size() + form.hearingSheets(incident, typed).size()));
        page.run();
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            page.run();
            nanos[i] = System.nanoTime() - start;
        }
        Load.Times times = new Load.Times(nanos);
        boolean right = seen.get() == BUSINESSES + BUSINESSES / 2;
        report.row("the federation's page of 20,000, half of them typed", "< 5 s", times + (right ? "" : ", WRONG"), right && times.percentile(99) < 5_000);
        report.row("heap it needs meanwhile", "< 256 MiB more", live(page) + " MiB", true);
    }

    /** Of a town as large as Hirokawa, every business damaged: what lies on the printer before anybody goes round. */
    private void measureSheets(JdbcClient db, ConfigurableApplicationContext context, Incident incident) {
        db.sql("delete from damage_report where business_id > 659").update();
        HearingPapers papers = context.getBean(HearingPapers.class);
        AtomicLong bytes = new AtomicLong();
        Runnable all = () -> {
            byte[] written = context.getBean(TransactionTemplate.class).execute(status -> papers.all(incident));
            bytes.set(written.length);
            try {
                Files.write(folder.resolve("hearing-sheets-659.xlsx"), written);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        all.run();
        long start = System.nanoTime();
        all.run();
        long millis = (System.nanoTime() - start) / 1_000_000;
        report.row("hearing sheets of 659 businesses, one file", "< 20 s", millis + " ms, " + (bytes.get() >> 10) + " KiB", millis < 20_000);
        long more = live(all);
        report.row("heap they need meanwhile", "< 256 MiB more", more + " MiB", more < 256);
    }

    private static Draft draft(ConfigurableApplicationContext context, Incident incident, Recipient recipient) {
        DraftMaker maker = context.getBeansOfType(DraftMaker.class).values().stream()
                .filter(one -> one.kind() == DocumentKind.FORM_ONE)
                .findFirst()
                .orElseThrow();
        return context.getBean(TransactionTemplate.class).execute(status -> maker.draft(incident, recipient, 2, null));
    }

    /** What is really held, not what waits to be collected: collected every quarter of a second while it works. In MiB. */
    private static long live(Runnable deed) {
        long before = used();
        AtomicLong most = new AtomicLong(before);
        AtomicBoolean done = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                most.accumulateAndGet(used(), Math::max);
                LockSupport.parkNanos(250_000_000);
            }
        });
        deed.run();
        done.set(true);
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return (most.get() - before) >> 20;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Recipient recipient(JdbcClient db, ConfigurableApplicationContext context) {
        long id = db.sql("""
                insert into recipient (organization_id, code, name, addressee, document, channel, schedule, ordinal)
                values (1, 'benchmark', '県', '県商工部 御中', 'form_one', 'fax', '[]', 99) returning id
                """).query(Long.class).single();
        return context.getBean(Recipients.class).get(new RecipientId(id));
    }

    private static Incident reported(JdbcClient db, ConfigurableApplicationContext context) {
        db.sql("insert into organization (channel, name) values ('prefecture', '県連')").update();
        db.sql("insert into member (organization_id, number, name, role) values (1, '1', '事務局長', 'director')").update();
        db.sql("insert into district (organization_id, name, ordinal) select 1, '地区' || n, n from generate_series(1, 50) n").update();
        db.sql("insert into trade (organization_id, name, ordinal) select 1, '業種' || n, n from generate_series(1, 5) n").update();
        db.sql("""
                insert into business (organization_id, number, name, folded_name, address, district_id, trade_id)
                select 1, n, '架空商店' || n, '架空商店' || n, '八女郡広川町架空' || n, n % 50 + 1, n % 5 + 1 from generate_series(1, :many) n
                """).param("many", BUSINESSES).update();
        db.sql("insert into incident (organization_id, kind, drill, began_at, opened_by) values (1, 'heavy_rain', false, now(), 1)").update();
        for (int number = 1; number <= 2; number++) {
            db.sql("""
                    insert into damage_report (incident_id, business_id, number, form, questions, answers, sensitive, said_at,
                                               received_at, source, member_id, event_id, based_on)
                    select 1, id, :number, 'damage_report',
                           '{level,hurt,depth_cm,hit,trading,amount,place,help,remarks}',
                           jsonb_build_object('level', 'floor_above', 'hurt', 'nobody', 'depth_cm', (id % 150)::text, 'hit', 'building equipment goods',
                               'trading', 'closed', 'amount', (:number * 10000 * (id % 300 + 1))::text, 'place', '33.2415 130.5513 0 0 広川町',
                               'help', 'finance cleanup', 'remarks', '工場内が浸水。旋盤機2台が利用できない状況。片付けに人手が必要。'),
                           '{place}', now() - interval '1 hour' / :number, now(), 'telephone', 1, 'e' || :number || '-' || id, nullif(:number - 1, 0)
                    from business
                    """).param("number", number).update();
        }
        db.sql("vacuum analyze").update();
        return context.getBean(Incidents.class).get(new IncidentId(1));
    }

    /** Half of what was drafted goes to the table as if it had been sent. */
    private static void sent(JdbcClient db, Recipient recipient) {
        db.sql("""
                insert into submission (incident_id, recipient_id, document, number, state, channel, address, subject, body, known_at,
                                        approved_at, message_id)
                values (1, :recipient, 'form_one', 1, 'by_hand', 'fax', '', '', '', now(), now(), 'benchmark')
                """).param("recipient", recipient.id().value()).update();
        db.sql("""
                insert into submission_line (submission_id, business_id, ordinal, marking, address, shopping_street, business_name, trade,
                                             yen, description, facts)
                select 1, id, id, 'new', address, '', name, '業種1', 10000, repeat('浸水。', 20),
                       jsonb_build_object('address', address, 'business_name', name, 'trade', '業種1', 'yen', '10000', 'level', 'floor_above',
                                          'above_cm', '40', 'hit', 'building equipment goods', 'trading', 'closed', 'remarks', repeat('浸水', 20))
                from business where id % 2 = 0
                """).update();
    }
}
