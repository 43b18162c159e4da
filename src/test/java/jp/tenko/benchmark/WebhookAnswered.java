package jp.tenko.benchmark;

import java.util.ArrayList;
import java.util.List;

/** How soon LINE hears 200 while people answer at a steady rate and Tenko does all the rest beside it. */
record WebhookAnswered(TenkoBot tenko, Report report) {

    private static final int PER_SECOND = 500;

    /** Every person gives all five answers, one every so many seconds as there are people for. */
    void measure(List<Phone> people) throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        Answers.ALL.forEach(answer -> people.forEach(phone -> steps.add(new Step(phone, answer))));
        long refusedBefore = tenko.webhooks().notAnswered.get();
        Load.Times times = Load.openLoop(
                PER_SECOND, steps, step -> tenko.webhooks().deliver(step.phone.tap(step.answer), false));
        long refused = tenko.webhooks().notAnswered.get() - refusedBefore;
        report.row(
                "webhook answered, %d events/s for %d s".formatted(PER_SECOND, steps.size() / PER_SECOND),
                "p99 < 200 ms",
                times + (refused > 0 ? ", not answered: " + refused : ""),
                times.percentile(99) < 200 && refused == 0);
        Load.await(java.time.Duration.ofSeconds(60), () -> people.stream().allMatch(phone -> phone.arrivals().size() > Answers.ALL.size()));
    }

    private record Step(Phone phone, String answer) {}
}
