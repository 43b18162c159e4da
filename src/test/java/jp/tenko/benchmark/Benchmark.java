package jp.tenko.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;
import redis.embedded.RedisServer;

/**
 * Measures everything Tenko must reach and prints one table: {@code mvn -Pbenchmark verify}. Everything stays on this machine,
 * in {@code target/benchmark}, and has an end.
 *
 * <p>Arguments: the program to measure, and the measurements wanted ({@code damage documents console viewers three-at-once ten-thousand webhook answers start});
 * none: all.
 */
public final class Benchmark {

    private static final Path FOLDER = Path.of("target", "benchmark").toAbsolutePath();

    private final List<String> program;
    private final List<String> wanted;
    private final Report report = new Report(FOLDER.resolve("report.md"));

    private Benchmark(List<String> program, List<String> wanted) {
        this.program = program;
        this.wanted = wanted;
    }

    public static void main(String[] args) throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        Runtime.getRuntime().addShutdownHook(new Thread(Benchmark::leaveNothingBehind));
        var benchmark = new Benchmark(List.of("-jar", args[0]), List.of(args).subList(1, args.length));
        benchmark.run();
        System.exit(benchmark.report.allMet() ? 0 : 1);
    }

    /** After Ctrl-C, too: Tenko's servers live on when it is killed, as they should. */
    private static void leaveNothingBehind() {
        ProcessHandle.allProcesses()
                .filter(one -> one.info().command().filter(path -> path.startsWith(FOLDER.toString())).isPresent())
                .forEach(ProcessHandle::destroy);
    }

    private boolean wants(String measurement) {
        return wanted.isEmpty() || wanted.contains(measurement);
    }

    private void run() throws IOException, InterruptedException {
        if (wants("damage")) {
            new HundredThousandReports(FOLDER, report).measure();
        }
        if (wants("documents")) {
            new TwentyThousandDamaged(FOLDER, report).measure();
        }
        if (wants("console")) {
            new ConsolePages(program, FOLDER, report).measure();
        }
        if (wants("viewers")) {
            new BoardViewers(program, FOLDER, report).measure();
        }
        if (wanted.isEmpty() || wanted.stream().anyMatch(Set.of("three-at-once", "ten-thousand", "webhook", "answers")::contains)) {
            try (var line = new LineStandIn()) {
                measureTenko(line);
            }
        }
        if (wants("start")) {
            measureStart();
        }
    }

    private void measureTenko(LineStandIn line) throws IOException, InterruptedException {
        List<Organization> hundreds = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new Organization(line, "society-" + number, number, 200))
                .toList();
        var thousands = new Organization(line, "prefecture", 4, 9_999);
        var crowd = new Organization(line, "crowd", 5, 14_000);
        List<Organization> all = List.of(hundreds.get(0), hundreds.get(1), hundreds.get(2), thousands, crowd);
        try (var tenko = new TenkoBot(program, FOLDER, line, all)) {
            report.row("first start, %,d members imported".formatted(all.stream().mapToInt(Organization::size).sum()),
                    seconds(tenko.process().start()));
            if (wants("three-at-once")) {
                var threeAtOnce = new ThreeAtOnce(tenko, line, report);
                threeAtOnce.measure("3 webhooks at once", hundreds.get(0), false, 0);
                threeAtOnce.measure("the same, every event delivered twice", hundreds.get(1), true, 0);
                threeAtOnce.measure("the same, and killed with -9 twice in the middle", hundreds.get(2), true, 2);
            }
            if (wants("ten-thousand")) {
                new TenThousand(tenko, report).measure(thousands);
            }
            if (wants("webhook") || wants("answers")) {
                new Director(crowd, tenko.webhooks()).callTheRoll();
            }
            if (wants("answers")) {
                measureAnswers(line, tenko, crowd);
            }
            if (wants("webhook")) {
                new WebhookAnswered(tenko, report).measure(crowd.staff().subList(11_000, 14_000));
            }
            long peak = tenko.process().memory("VmHWM");
            report.row("memory of the JVM at its highest", "< 512 MiB", peak + " MiB", peak < 512);
        }
    }

    private void measureAnswers(LineStandIn line, TenkoBot tenko, Organization crowd)
            throws IOException, InterruptedException {
        int redisPort = BotProcess.freePort();
        RedisServer redis = RedisServer.newRedisServer().port(redisPort).setting("save \"\"").setting("appendonly no").build();
        redis.start();
        try (var asItComes = new PlainBotProcess(FOLDER, line, redisPort, 5);
                var tuned = new PlainBotProcess(FOLDER, line, redisPort, 96)) {
            var ours = new Contender("Tenko", tenko.webhooks(), crowd.staff(), tenko::cpu);
            var plain = asItComes.contender("plain bot", new Organization(line, "plain", 6, 11_000).staff());
            var fast = tuned.contender("plain bot with 96 requests at once", new Organization(line, "tuned", 7, 11_000).staff());
            var answers = new AnswersPerSecond(line, report);
            List<Contender> all = List.of(ours, plain, fast);
            answers.warmUp(all.stream().map(bot -> bot.with(0, 4_000)).toList());
            line.isAway(Duration.ofMillis(50));
            answers.measure("answers from webhook to reply, LINE 50 ms away",
                    all.stream().map(bot -> bot.with(4_000, 5_500)).toList(), plain, 3);
            line.isAway(Duration.ZERO);
            answers.measure("the same, LINE no way off at all",
                    all.stream().map(bot -> bot.with(5_500, 11_000)).toList(), plain, 3);
        } finally {
            redis.stop();
        }
    }

    /** As {@code mvn spring-boot:run} starts it: the sandbox, with the data of the first start. */
    private void measureStart() throws InterruptedException {
        var command = new java.util.ArrayList<>(program);
        command.addAll(List.of(
                "--spring.profiles.active=sandbox",
                "--server.port=" + BotProcess.freePort(),
                "--tenko.data=" + FOLDER.resolve("sandbox")));
        try (var sandbox = new BotProcess(command, FOLDER.resolve("sandbox.log"), "is ready after")) {
            report.row("first start of the sandbox, empty data folder", seconds(sandbox.start()));
            sandbox.stop();
            Duration second = sandbox.start();
            report.row("second start of the sandbox", "< 10 s", seconds(second), second.toSeconds() < 10);
            report.row("memory of the JVM of the sandbox when ready", sandbox.memory("VmRSS") + " MiB");
        }
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
