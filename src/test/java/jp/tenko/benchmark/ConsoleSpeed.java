package jp.tenko.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.testing.Console;

/**
 * The console while it matters: how long each page of the menu takes the server with 100,000 reports of 659 businesses, and whether
 * answers are slowed by 200 people who look at the board.
 */
final class ConsoleSpeed {

    private static final int WARM_UP = 15;
    private static final int VISITS = 30;
    private static final int VIEWERS = 200;
    private static final int PER_SECOND = 100;
    private static final int ROUND = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
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

    ConsoleSpeed(List<String> program, Path folder, Report report) {
        this.program = program;
        this.folder = folder;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        try (var line = new LineStandIn()) {
            var office = new Organization(line, "office", 8, 10);
            var crowd = new Organization(line, "watched", 9, 5 * ROUND);
            try (var tenko = new TenkoBot(program, Files.createDirectories(folder.resolve("console")), line, List.of(office, crowd))) {
                tenko.process().start();
                measurePages(tenko, office);
                measureBoard(tenko, crowd, line);
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

    /** By turns without and with viewers, so that whatever else the machine does is in both. */
    private void measureBoard(TenkoBot tenko, Organization crowd, LineStandIn line) throws InterruptedException {
        new Director(crowd, tenko.webhooks()).callTheRoll();
        Console director = signedIn(tenko, crowd);
        answers(tenko, line, crowd.staff().subList(0, ROUND)); // uncounted: the compilers have seen enough
        List<Load.Times> alone = new ArrayList<>();
        List<Load.Times> watched = new ArrayList<>();
        var boards = new AtomicInteger();
        for (int round = 1; round < 5; round++) {
            List<Phone> people = crowd.staff().subList(round * ROUND, (round + 1) * ROUND);
            if (round % 2 == 1) {
                alone.add(answers(tenko, line, people));
            } else {
                try (var viewers = new Viewers(tenko.port(), director.cookies(), VIEWERS, boards)) {
                    watched.add(answers(tenko, line, people));
                }
            }
        }
        double without = median(alone);
        double with = median(watched);
        double seen = boards.get() / (double) VIEWERS / watched.size();
        report.row(
                "answer to reply at %d/s, %d viewers on the board".formatted(PER_SECOND, VIEWERS),
                "p50 not slower than 1.5 times without them, in turns",
                "without %.1f ms, with %.1f ms, ratio %.2f; p99 %.1f and %.1f ms; each viewer saw %.0f boards in %d s".formatted(
                        without, with, with / without, alone.getLast().percentile(99), watched.getLast().percentile(99), seen, ROUND / PER_SECOND),
                with <= 1.5 * without && seen >= ROUND / PER_SECOND);
    }

    private static double median(List<Load.Times> rounds) {
        return rounds.stream().mapToDouble(times -> times.percentile(50)).average().orElseThrow();
    }

    private static Load.Times answers(TenkoBot tenko, LineStandIn line, List<Phone> people) throws InterruptedException {
        return Load.openLoop(PER_SECOND, people, phone -> {
            Event event = phone.tap(Answers.ALL.getFirst());
            tenko.webhooks().deliver(event, false);
            line.replyTo(event).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        });
    }

    private static Console signedIn(TenkoBot tenko, Organization office) throws InterruptedException {
        String link = new Director(office, tenko.webhooks()).asks("管理画面");
        Console console = new Console(tenko.port());
        console.signIn(Console.secretIn(link));
        return console;
    }

    /** Browsers that only listen, each over a connection of its own. */
    private static final class Viewers implements AutoCloseable {

        private final List<HttpClient> browsers = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();

        Viewers(int port, CookieManager cookies, int many, AtomicInteger boards) throws InterruptedException {
            var open = new AtomicInteger();
            int before = boards.get();
            for (int i = 0; i < many; i++) {
                HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();
                browsers.add(browser);
                threads.add(Thread.ofVirtual().start(() -> watch(browser, port, open, boards)));
            }
            if (!Load.await(PATIENCE, () -> open.get() == many)) {
                throw new IllegalStateException("only " + open + " of " + many + " viewers saw a board");
            }
            boards.addAndGet(before - boards.get()); // what they saw on opening counts for nothing
        }

        private static void watch(HttpClient browser, int port, AtomicInteger open, AtomicInteger boards) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live")).header("Accept", "text/event-stream").build();
            var first = new AtomicBoolean(true);
            try {
                browser.send(request, HttpResponse.BodyHandlers.ofLines()).body().filter(said -> said.equals("event:board")).forEach(board -> {
                    boards.incrementAndGet();
                    if (first.getAndSet(false)) {
                        open.incrementAndGet();
                    }
                });
            } catch (IOException | java.io.UncheckedIOException e) {
                // the round is over
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            browsers.forEach(HttpClient::shutdownNow);
        }
    }
}
