package jp.tenko.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tenko.testing.Console;

/** Whether answers are slowed by 200 people who look at the board. */
final class BoardViewers {

    private static final int VIEWERS = 200;
    private static final int PER_SECOND = 100;
    private static final int ROUND = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> program;
    private final Path folder;
    private final Report report;

    BoardViewers(List<String> program, Path folder, Report report) {
        this.program = program;
        this.folder = folder;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        try (var line = new LineStandIn()) {
            var crowd = new Organization(line, "watched", 9, 5 * ROUND);
            try (var tenko = new TenkoBot(program, Files.createDirectories(folder.resolve("viewers")), line, List.of(crowd))) {
                tenko.process().start();
                measureBoard(tenko, crowd, line);
            }
        }
    }

    /** By turns without and with viewers, so that whatever else the machine does is in both. */
    private void measureBoard(TenkoBot tenko, Organization crowd, LineStandIn line) throws InterruptedException {
        new Director(crowd, tenko.webhooks()).callTheRoll();
        Console director = ConsolePages.signedIn(tenko, crowd);
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

    /** Browsers that look at the board: each opens the page, then listens over a connection of its own, and connects again as a browser does. */
    private static final class Viewers implements AutoCloseable {

        private final List<HttpClient> browsers = new ArrayList<>();
        private final AtomicInteger open = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger boards;
        private volatile boolean over;

        Viewers(int port, CookieManager cookies, int many, AtomicInteger boards) throws InterruptedException {
            this.boards = boards;
            int before = boards.get();
            for (int i = 0; i < many; i++) {
                HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();
                browsers.add(browser);
                Thread.ofVirtual().start(() -> watch(browser, port));
            }
            if (!Load.await(PATIENCE, () -> open.get() == many)) {
                throw new IllegalStateException("only " + open + " of " + many + " viewers saw a board, " + refused + " answers were refused");
            }
            boards.addAndGet(before - boards.get()); // what they saw on opening counts for nothing
        }

        private void watch(HttpClient browser, int port) {
            var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).header("Accept", "text/html").build();
            var live = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live")).header("Accept", "text/event-stream").build();
            var first = new AtomicBoolean(true);
            try {
                int status = browser.send(page, HttpResponse.BodyHandlers.discarding()).statusCode();
                if (status != 200) {
                    refused.incrementAndGet();
                }
                while (!over) {
                    var stream = browser.send(live, HttpResponse.BodyHandlers.ofLines());
                    if (stream.statusCode() != 200) {
                        refused.incrementAndGet();
                    }
                    stream.body().filter(said -> said.equals("event:board")).forEach(board -> {
                        boards.incrementAndGet();
                        if (first.getAndSet(false)) {
                            open.incrementAndGet();
                        }
                    });
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                if (!over) {
                    refused.incrementAndGet();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over = true;
            browsers.forEach(HttpClient::shutdownNow);
            if (refused.get() > 0) {
                throw new IllegalStateException(refused + " answers to viewers were not a board");
            }
        }
    }
}
