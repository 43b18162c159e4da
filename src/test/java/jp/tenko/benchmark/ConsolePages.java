package jp.tenko.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.testing.Console;

/**
 * How long each page of the menu takes the server with 100,000 reports of 659 businesses.
 */
final class ConsolePages {

    private static final int WARM_UP = 15;
    private static final int VISITS = 30;
    private static final Pattern MENU = Pattern.compile("<li><a href=\"(/[a-z-]*)\"");

    /** 659 businesses that have reported 151 or 152 times each. */
    private static final String REPORTED = """
            insert into district (organization_id, name, ordinal)
            select i.organization_id, '地区' || n, 100 + n from incident i, generate_series(1, 10) n where i.id = :incident;
            insert into trade (organization_id, name, ordinal)
            select i.organization_id, '業種' || n, 100 + n from incident i, generate_series(1, 5) n where i.id = :incident;
            insert into business (organization_id, number, name, folded_name, telephone, district_id, trade_id)
            select i.organization_id, n, '事業所' || n, '事業所' || n, '+81943' || n,
                   (select min(id) from district where organization_id = i.organization_id and ordinal > 100) + n % 10,
                   (select min(id) from trade where organization_id = i.organization_id and ordinal > 100) + n % 5
            from incident i, generate_series(0, 658) n where i.id = :incident;
            insert into damage_report (incident_id, business_id, number, form, questions, answers, sensitive, said_at,
                                       received_at, source, member_id, event_id)
            select i.id, b.id, n, 'damage_report', '{level,hurt,hit,amount,remarks}',
                   jsonb_build_object('level', 'roof_window', 'hurt', 'nobody', 'hit', 'building', 'amount', '1000', 'remarks', repeat('瓦', 100)),
                   '{}', now() - n * interval '1 second', now(), 'telephone',
                   (select min(id) from member where organization_id = i.organization_id), 'e' || b.id || '-' || n
            from incident i join business b on b.organization_id = i.organization_id, generate_series(1, 152) n where i.id = :incident;
            insert into business_damage (incident_id, business_id, revisions, said_at, level, severity, hurt, hit, yen_building)
            select incident_id, business_id, count(*), max(said_at), 'roof_window', 'light', 'nobody', '{building}', 1000
            from damage_report where incident_id = :incident group by incident_id, business_id;
            vacuum analyze
            """;

    private final List<String> program;
    private final Path folder;
    private final Report report;

    ConsolePages(List<String> program, Path folder, Report report) {
        this.program = program;
        this.folder = folder;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        try (var line = new LineStandIn()) {
            var office = new Organization(line, "office", 8, 10);
            try (var tenko = new TenkoBot(program, Files.createDirectories(folder.resolve("console")), line, List.of(office))) {
                tenko.process().start();
                measurePages(tenko, office);
            }
        }
    }

    private void measurePages(TenkoBot tenko, Organization office) throws InterruptedException {
        new Director(office, tenko.webhooks()).callTheRoll();
        long incident = tenko.count("select max(i.id) from incident i join organization o on o.id = i.organization_id where o.channel = 'office'");
        reports(tenko, incident);
        Console director = signedIn(tenko, office);
        for (String page : pages(director, tenko)) {
            for (int i = 0; i < WARM_UP; i++) {
                director.get(page);
            }
            long[] nanos = new long[VISITS];
            for (int i = 0; i < VISITS; i++) {
                long start = System.nanoTime();
                int status = director.get(page).statusCode();
                nanos[i] = System.nanoTime() - start;
                if (status != 200) {
                    throw new IllegalStateException(page + " answered " + status);
                }
            }
            var times = new Load.Times(nanos);
            report.row("page " + page + ", 10 staff, 100,000 reports of 659 businesses", "< 100 ms", times.toString(), times.percentile(50) < 100);
        }
    }

    /** All of the menu, and the roll call itself. */
    private static Set<String> pages(Console director, TenkoBot tenko) {
        Set<String> pages = new LinkedHashSet<>();
        Matcher entry = MENU.matcher(director.get("/").body());
        while (entry.find()) {
            pages.add(entry.group(1));
        }
        pages.add("/roll-call/" + tenko.count("select max(id) from roll_call"));
        pages.add("/damage/map");
        pages.add("/flows/hearing-sheet");
        return pages;
    }

    private static void reports(TenkoBot tenko, long incident) {
        try (var database = tenko.database(); var statement = database.createStatement()) {
            for (String sql : REPORTED.replace(":incident", String.valueOf(incident)).split(";")) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the reports could not be laid there", e);
        }
    }

    static Console signedIn(TenkoBot tenko, Organization office) throws InterruptedException {
        String link = new Director(office, tenko.webhooks()).asks("管理画面");
        Console console = new Console(tenko.port());
        console.signIn(Console.secretIn(link));
        return console;
    }
}
