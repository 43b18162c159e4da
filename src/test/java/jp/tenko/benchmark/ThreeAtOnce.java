package jp.tenko.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Three webhooks at once from each of many people: what one taps and types faster than the bot answers. Each must be
 * recorded once and answered once, in order, also when LINE delivers everything twice and the bot dies in the middle.
 */
final class ThreeAtOnce {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Long enough to see a second answer, were there one: a lease of the outbox and a little more. */
    private static final Duration FOR_SECOND_ANSWERS = Duration.ofSeconds(25);

    private final TenkoBot tenko;
    private final LineStandIn line;
    private final Report report;

    ThreeAtOnce(TenkoBot tenko, LineStandIn line, Report report) {
        this.tenko = tenko;
        this.line = line;
        this.report = report;
    }

    /**
     * @param twice every event is delivered a second time, at the same moment, marked as redelivery
     * @param kills how often Tenko is killed with -9 while it answers, and started again
     */
    void measure(String what, Organization organization, boolean twice, int kills) throws InterruptedException {
        List<Phone> people = organization.staff();
        var director = new Director(organization, tenko.webhooks());
        director.callTheRoll();
        List<Event> events = new ArrayList<>();
        people.forEach(phone -> events.addAll(List.of(phone.tap("無事"), phone.type("出勤できる"), phone.type("被害なし"))));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> deliver(threads, events, twice));
            for (int life = 1; life <= kills; life++) {
                killAfter(events.size() / (kills + 2));
                tenko.process().awaitEnd();
                tenko.process().start();
            }
            Load.await(PATIENCE, () -> people.stream().allMatch(phone -> phone.arrivals().size() >= 4));
        }
        Thread.sleep(kills > 0 || twice ? FOR_SECOND_ANSWERS : Duration.ofSeconds(3));
        tell(what, organization, events, director);
    }

    /** Kills it as soon as LINE has taken so many more replies: others are on their way at that moment. */
    private void killAfter(int replies) {
        long until = line.accepted.get() + replies;
        AtomicBoolean alive = new AtomicBoolean(true);
        line.onAccepted(arrival -> {
            if (line.accepted.get() >= until && alive.compareAndSet(true, false)) {
                tenko.process().kill();
            }
        });
    }

    /** The three of a person at once, a new person every 5 ms. */
    private boolean deliver(ExecutorService threads, List<Event> events, boolean twice) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            threads.submit(() -> tenko.webhooks().deliverUntilAnswered(event, deadline));
            if (twice) {
                threads.submit(() -> tenko.webhooks().deliver(event, true));
            }
            if (i % 3 == 2) {
                Thread.sleep(5);
            }
        }
        return true;
    }

    private void tell(String what, Organization organization, List<Event> events, Director director)
            throws InterruptedException {
        int people = organization.staff().size();
        long right = tenko.count("""
                select count(distinct (r.member_id, r.question)) from reply r
                join roll_call c on c.id = r.roll_call_id join organization o on o.id = c.organization_id
                where o.channel = ? and (r.question, r.value) in (('safety', 'safe'), ('able_to_work', 'can'), ('house', 'none'))
                """, organization.channel());
        long rows = tenko.count("""
                select count(*) from reply r
                join roll_call c on c.id = r.roll_call_id join organization o on o.id = c.organization_id
                where o.channel = ?
                """, organization.channel());
        int unanswered = organization.staff().stream().mapToInt(phone -> Math.max(0, 4 - phone.arrivals().size())).sum();
        int answeredTwice = organization.staff().stream().mapToInt(phone -> Math.max(0, phone.arrivals().size() - 4)).sum();
        long outOfOrder = organization.staff().stream().filter(phone -> !inOrder(phone)).count();
        Director.Status status = director.status();
        report.row(
                what + ", " + people + " people",
                "0 lost, 0 twice, in order",
                "%d of %d answers recorded, %d rows too many, %d unanswered, %d answered twice, %d people out of order, summary %d/%d"
                        .formatted(right, events.size(), rows - right, unanswered, answeredTwice, outOfOrder,
                                status.answered(), status.asked()),
                right == events.size() && rows == right && unanswered == 0 && answeredTwice == 0 && outOfOrder == 0
                        && status.answered() == people);
    }

    /** The replies came in the order of what they answer; what came unasked or as a push names no event. */
    private static boolean inOrder(Phone phone) {
        List<Long> answered = phone.arrivals().stream()
                .map(Arrival::event)
                .filter(Objects::nonNull)
                .map(Event::occurredAt)
                .toList();
        return answered.equals(answered.stream().sorted().toList());
    }
}
