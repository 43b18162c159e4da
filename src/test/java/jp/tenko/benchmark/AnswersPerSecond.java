package jp.tenko.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

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

    /** So many answers first, uncounted, until the compilers of both JVMs have seen enough. */
    void warmUp(Contender tenko, Contender plain) throws InterruptedException {
        round(tenko);
        round(plain);
    }

    /** By turns, each round with people who have not answered yet; the figure is the median of the rounds. */
    void measure(String what, Contender tenko, Contender plain, int rounds) throws InterruptedException {
        List<Round> ofTenko = new ArrayList<>();
        List<Round> ofPlain = new ArrayList<>();
        int size = tenko.people().size() / rounds;
        for (int round = 0; round < rounds; round++) {
            ofTenko.add(round(tenko.with(round * size, (round + 1) * size)));
            ofPlain.add(round(plain.with(round * size, (round + 1) * size)));
        }
        double one = median(ofTenko, Round::perSecond);
        double other = median(ofPlain, Round::perSecond);
        int lost = ofTenko.stream().mapToInt(Round::lost).sum();
        report.row(
                what,
                "not slower than the plain bot, none lost",
                "Tenko %,.0f/s %s, plain bot %,.0f/s %s: ratio %.2f; CPU for an answer %.2f ms and %.2f ms; %d lost".formatted(
                        one, figures(ofTenko), other, figures(ofPlain), one / other,
                        median(ofTenko, Round::cpuMillis), median(ofPlain, Round::cpuMillis), lost),
                one >= other && lost == 0);
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

    private static List<Long> figures(List<Round> rounds) {
        return rounds.stream().map(round -> Math.round(round.perSecond)).toList();
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private record Round(double perSecond, double cpuMillis, int lost) {}
}
