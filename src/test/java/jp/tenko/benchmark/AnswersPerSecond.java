package jp.tenko.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

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

    /**
     * The first round of each warms it up and is not counted; the figure is the median of the others.
     *
     * @param people as many of Tenko's as are needed for all rounds; the plain bot's are others of the same number
     */
    void measure(String what, Webhooks tenko, List<Phone> people, Webhooks plain, List<Phone> others, int rounds)
            throws InterruptedException {
        List<Double> ofTenko = new ArrayList<>();
        List<Double> ofPlain = new ArrayList<>();
        int size = people.size() / (rounds + 1);
        AtomicInteger lost = new AtomicInteger();
        for (int round = 0; round <= rounds; round++) {
            ofTenko.add(round(tenko, people.subList(round * size, (round + 1) * size), lost));
            ofPlain.add(round(plain, others.subList(round * size, (round + 1) * size), new AtomicInteger()));
        }
        double one = median(ofTenko);
        double other = median(ofPlain);
        report.row(
                what,
                "not slower than the plain bot, none lost",
                "Tenko %,.0f/s %s, plain bot %,.0f/s %s: ratio %.2f; %d lost".formatted(
                        one, ofTenko.stream().map(Math::round).toList(), other, ofPlain.stream().map(Math::round).toList(),
                        one / other, lost.get()),
                one >= other && lost.get() == 0);
    }

    double round(Webhooks webhooks, List<Phone> people, AtomicInteger lost) throws InterruptedException {
        Duration took = Load.closedLoop(PEOPLE_AT_ONCE, people, phone -> {
            for (String answer : Answers.ALL) {
                Event event = phone.tap(answer);
                webhooks.deliver(event, false);
                try {
                    line.replyTo(event).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    lost.incrementAndGet();
                }
            }
        });
        return people.size() * Answers.ALL.size() / (took.toNanos() / 1e9);
    }

    private static double median(List<Double> rounds) {
        List<Double> sorted = rounds.stream().skip(1).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
