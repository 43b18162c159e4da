package jp.tenko.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A roll call to ten thousand people: how soon all are asked, and how soon the director knows that all have answered. */
record TenThousand(TenkoBot tenko, Report report) {

    private static final int ANSWERS_PER_SECOND = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    void measure(Organization organization) throws InterruptedException {
        var director = new Director(organization, tenko.webhooks());
        Duration asked = director.callTheRoll();
        report.row(
                "roll call to %,d members: from the director's tap to the last prompt at LINE".formatted(organization.size()),
                "< 10 s",
                "%.2f s".formatted(asked.toMillis() / 1000.0),
                asked.compareTo(Duration.ofSeconds(10)) < 0);
        List<Event> answers = organization.staff().stream().map(phone -> phone.tap("無事")).toList();
        AtomicLong last = new AtomicLong();
        Load.Times webhooks = Load.openLoop(ANSWERS_PER_SECOND, answers, answer -> {
            last.accumulateAndGet(System.nanoTime(), Math::max);
            tenko.webhooks().deliverUntilAnswered(answer, System.nanoTime() + PATIENCE.toNanos());
        });
        Director.Status status = director.status();
        for (long deadline = System.nanoTime() + PATIENCE.toNanos();
                status.answered() < answers.size() && System.nanoTime() < deadline; ) {
            status = director.status();
        }
        double seconds = (status.at() - last.get()) / 1e9;
        report.row(
                "%,d answers at %,d/s: from the last one to a summary with all of them".formatted(answers.size(), ANSWERS_PER_SECOND),
                "< 1 s, none missing",
                "%.2f s, %d/%d (webhooks meanwhile: %s)".formatted(seconds, status.answered(), status.asked(), webhooks),
                status.answered() == answers.size() && seconds < 1);
    }
}
