package jp.tenko.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;
import redis.embedded.RedisServer;

/**
 * Measures everything Tenko must reach and prints one table: {@code mvn -Pbenchmark verify}. Everything stays on this machine,
 * in {@code target/benchmark}, and has an end.
 *
 * <p>Arguments: the program to measure, and the measurements wanted ({@code three-at-once ten-thousand webhook answers start});
 * none: all.
 */
public final class Benchmark {

    private static final Path FOLDER = Path.of("target", "benchmark").toAbsolutePath();
    private static final String PLAIN_SECRET = "0123456789abcdef0123456789abcdef";

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
        var benchmark = new Benchmark(List.of("-jar", args[0]), List.of(args).subList(1, args.length));
        benchmark.run();
        System.exit(benchmark.report.allMet() ? 0 : 1);
    }

    private boolean wants(String measurement) {
        return wanted.isEmpty() || wanted.contains(measurement);
    }

    private void run() throws IOException, InterruptedException {
        try (var line = new LineStandIn()) {
            measureTenko(line);
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
            Runtime.getRuntime().addShutdownHook(new Thread(tenko.process()::kill));
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
            report.row("memory of the JVM at its highest, -Xmx400m", "< 512 MiB", peak + " MiB", peak < 512);
        }
    }

    private void measureAnswers(LineStandIn line, TenkoBot tenko, Organization crowd)
            throws IOException, InterruptedException {
        int port = BotProcess.freePort();
        int redisPort = BotProcess.freePort();
        RedisServer redis = RedisServer.newRedisServer().port(redisPort).setting("save \"\"").setting("appendonly no").build();
        redis.start();
        var plain = new BotProcess(
                List.of("-cp", System.getProperty("java.class.path"), PlainBot.class.getName(), "--server.port=" + port,
                        "--secret=" + PLAIN_SECRET, "--line=" + line.url(), "--spring.data.redis.port=" + redisPort),
                FOLDER.resolve("plain-bot.log"),
                "the plain bot is ready");
        List<Phone> others = new Organization(line, "others", 6, 11_000).staff();
        try (plain; var webhooks = new Webhooks(port, "/callback/", PLAIN_SECRET)) {
            Runtime.getRuntime().addShutdownHook(new Thread(plain::kill));
            plain.start();
            var answers = new AnswersPerSecond(line, report);
            var one = new Contender(tenko.webhooks(), crowd.staff(), tenko::cpu);
            var other = new Contender(webhooks, others, plain::cpu);
            answers.warmUp(one.with(0, 4_000), other.with(0, 4_000));
            answers.measure("answers carried from webhook to reply", one.with(4_000, 10_000), other.with(4_000, 10_000), 3);
            line.isAway(Duration.ofMillis(50));
            answers.measure(
                    "the same, LINE takes 50 ms for each reply", one.with(10_000, 11_000), other.with(10_000, 11_000), 1);
            line.isAway(Duration.ZERO);
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
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::kill));
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
