package jp.tenko.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The most answers a bot carries through its whole path, webhook to reply; Tenko and the plain bot by turns. */
final class AnswersPerSecond {

    private static final int PEOPLE_AT_ONCE = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LineStandIn line;
    private final Report report;

    AnswersPerSecond(LineStandIn line, Report report) {
        this.line = line;
        this.report = report;
    }

    /** So many answers first, uncounted, until the compilers of all JVMs have seen enough. */
    void warmUp(List<Contender> bots) throws InterruptedException {
        for (Contender bot : bots) {
            round(bot);
        }
    }

    /**
     * By turns, each round with people who have not answered yet; a bot's figure is the median of its rounds.
     *
     * @param bots Tenko first, then those it is compared with
     * @param notSlowerThan that one of them which Tenko must keep up with
     */
    void measure(String what, List<Contender> bots, Contender notSlowerThan, int rounds) throws InterruptedException {
        Map<String, List<Round>> found = new LinkedHashMap<>();
        int size = bots.getFirst().people().size() / rounds;
        for (int round = 0; round < rounds; round++) {
            for (Contender bot : bots) {
                found.computeIfAbsent(bot.name(), name -> new ArrayList<>())
                        .add(round(bot.with(round * size, (round + 1) * size)));
            }
        }
        List<Round> ofTenko = found.get(bots.getFirst().name());
        double bar = median(found.get(notSlowerThan.name()), Round::perSecond);
        double tenko = median(ofTenko, Round::perSecond);
        int lost = ofTenko.stream().mapToInt(Round::lost).sum();
        StringJoiner figures = new StringJoiner("; ");
        found.forEach((name, all) -> figures.add("%s %,.0f/s (%s), %.2f ms CPU each".formatted(
                name, median(all, Round::perSecond), figures(all), median(all, Round::cpuMillis))));
        report.row(
                what,
                "not slower than " + notSlowerThan.name() + ", none lost",
                "%s; ratio %.2f; %d lost".formatted(figures, tenko / bar, lost),
                tenko >= bar && lost == 0);
    }

    private Round round(Contender bot) throws InterruptedException {
        AtomicInteger lost = new AtomicInteger();
        Duration before = bot.cpu().get();
        Duration took = Load.closedLoop(PEOPLE_AT_ONCE, bot.people(), phone -> {
            for (String answer : Answers.ALL) {
                Event event = phone.tap(answer);
                bot.webhooks().deliver(event, false);
                try {
                    line.replyTo(event).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    lost.incrementAndGet();
                }
            }
        });
        double answers = bot.people().size() * Answers.ALL.size();
        return new Round(
                answers / (took.toNanos() / 1e9), bot.cpu().get().minus(before).toNanos() / 1e6 / answers, lost.get());
    }

    private static String figures(List<Round> rounds) {
        return rounds.stream().map(round -> "%,.0f".formatted(round.perSecond)).collect(Collectors.joining(" · "));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private record Round(double perSecond, double cpuMillis, int lost) {}
}
