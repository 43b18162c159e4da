package jp.tenko.benchmark;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import jp.tenko.Tenko;
import jp.tenko.damage.Author;
import jp.tenko.damage.DamageReports;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.damage.DamageSummary;
import jp.tenko.damage.Form;
import jp.tenko.damage.Source;
import jp.tenko.damage.Statement;
import jp.tenko.embedded.EmbeddedServers;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 100,000 damage reports in one incident, twice: of a town's 659 businesses, which have reported 151 or 152 times each, and of
 * a prefecture's 100,000, which have reported once. Tenko runs in this JVM, on its own PostgreSQL with fsync on. The reports
 * lie there before; what is measured goes the way of a report from LINE, from {@code revise} to the end of the commit.
 */
final class HundredThousandReports {

    private static final int REPORTS = 100_000;
    private static final int SAVED = 500;
    private static final int SUMMARIES = 50;

    private final Path folder;
    private final Report report;

    HundredThousandReports(Path folder, Report report) {
        this.folder = folder;
        this.report = report;
    }

    void measure() {
        var tenko = new SpringApplication(Tenko.class);
        tenko.addInitializers(new EmbeddedServers());
        try (var context = tenko.run(
                "--server.port=" + BotProcess.freePort(), "--tenko.data=" + folder.resolve("damage"), "--tenko.flows=conversation-flows")) {
            measure(context, new Area(1, "of 659 businesses", 659));
            measure(context, new Area(2, "of 100,000 businesses", REPORTS));
        }
    }

    private void measure(ConfigurableApplicationContext context, Area area) {
        Incident incident = area.reported(context);
        var summaries = context.getBean(DamageSummaries.class);
        for (int i = 0; i < SUMMARIES; i++) {
            summaries.of(incident);
        }
        var times = times(SUMMARIES, i -> summaries.of(incident));
        DamageSummary summary = summaries.of(incident);
        boolean right = summary.whole().counted().heard() == area.businesses()
                && summary.total().building() == area.businesses() * 1_000L;
        report.row("summary over 100,000 reports " + area.name(), "< 200 ms", times + (right ? "" : ", WRONG"),
                right && times.percentile(99) < 200);
        Load.Times saved = times(SAVED, i -> save(context, area, List.of(i)));
        report.row("a report saved beside 100,000 " + area.name(), "< 20 ms", saved.toString(), saved.percentile(99) < 20);
        Load.Times batches = times(SAVED / 25, i -> save(context, area, IntStream.range(i * 64, i * 64 + 64).boxed().toList()));
        report.row("64 reports saved in one transaction " + area.name(), batches.toString());
    }

    private static void save(ConfigurableApplicationContext context, Area area, List<Integer> numbers) {
        Instant now = context.getBean(Clock.class).instant();
        List<Statement> statements = numbers.stream()
                .map(number -> new Statement(
                        area.organization(), area.business(number % area.businesses()), Form.DAMAGE_REPORT,
                        Map.of("level", "floor_above", "hurt", "nobody", "depth_cm", "40", "hit", "building equipment",
                                "trading", "closed", "amount", "300000", "place", "33.2415 130.5513 0 0 広川町新代",
                                "help", "finance cleanup", "remarks", "工場内が浸水。旋盤機2台が利用できない状況。"),
                        Set.of("place"), now, now, Source.TELEPHONE, new Author.ByMember(new MemberId(area.number())),
                        "benchmark-" + System.nanoTime() + "-" + number, null))
                .toList();
        context.getBean(TransactionTemplate.class).executeWithoutResult(status ->
                context.getBean(DamageReports.class).revise(statements));
    }

    private static Load.Times times(int many, java.util.function.IntConsumer deed) {
        long[] nanos = new long[many];
        for (int i = 0; i < many; i++) {
            long start = System.nanoTime();
            deed.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        return new Load.Times(nanos);
    }

    /** An organization whose businesses have reported 100,000 times. */
    private record Area(int number, String name, int businesses) {

        OrganizationId organization() {
            return new OrganizationId(number);
        }

        BusinessId business(int which) {
            return new BusinessId(number * 1_000_000L + which);
        }

        Incident reported(ConfigurableApplicationContext context) {
            JdbcClient db = context.getBean(JdbcClient.class);
            long first = number * 1_000_000L;
            db.sql("insert into organization (channel, name) values (:name, :name)").param("name", "area-" + number).update();
            db.sql("insert into member (organization_id, number, name, role) values (?, '1', '事務局長', 'director')").param(number).update();
            db.sql("insert into district (organization_id, name, ordinal) select ?, '地区' || n, n from generate_series(1, 10) n").param(number).update();
            db.sql("insert into trade (organization_id, name, ordinal) select ?, '業種' || n, n from generate_series(1, 5) n").param(number).update();
            db.sql("""
                    insert into business (id, organization_id, number, name, folded_name, telephone, district_id, trade_id)
                    overriding system value
                    select :first + n, :org, n, '事業所' || n, '事業所' || n, '+81943' || n,
                           (select min(id) from district where organization_id = :org) + n % 10,
                           (select min(id) from trade where organization_id = :org) + n % 5
                    from generate_series(0, :businesses - 1) n
                    """).param("first", first).param("org", number).param("businesses", businesses).update();
            long incident = db.sql("""
                    insert into incident (organization_id, kind, drill, began_at, opened_by) values (?, 'heavy_rain', false, now(), ?)
                    returning id
                    """).param(number).param(number).query(Long.class).single();
            db.sql("""
                    insert into damage_report (incident_id, business_id, number, form, questions, answers, sensitive, said_at,
                                               received_at, source, member_id, event_id)
                    select :incident, :first + n % :businesses, n / :businesses + 1, 'damage_report',
                           '{level,hurt,hit,amount,place,remarks}',
                           jsonb_build_object('level', 'roof_window', 'hurt', 'nobody', 'hit', 'building', 'amount', '1000',
                                              'place', '33.2415 130.5513 0 0 広川町新代', 'remarks', repeat('瓦', 100)),
                           '{place}', now() - interval '1 day' + n * interval '0.1 second', now(), 'telephone', :member, 'e' || n
                    from generate_series(0, :reports - 1) n
                    """).param("incident", incident).param("first", first).param("businesses", businesses)
                    .param("reports", REPORTS).param("member", number).update();
            db.sql("""
                    insert into business_damage (incident_id, business_id, revisions, said_at, level, severity, hurt, hit, yen_building)
                    select incident_id, business_id, count(*), max(said_at), 'roof_window', 'light', 'nobody', '{building}', 1000
                    from damage_report where incident_id = :incident group by incident_id, business_id
                    """).param("incident", incident).update();
            db.sql("vacuum analyze").update();
            return context.getBean(Incidents.class).get(new IncidentId(incident));
        }
    }
}
