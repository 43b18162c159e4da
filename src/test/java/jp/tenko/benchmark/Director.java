package jp.tenko.benchmark;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a director does with Tenko, word for word and tap for tap. */
record Director(Organization organization, Webhooks webhooks) {

    private static final Pattern ANSWERED = Pattern.compile("\"text\":\"(\\d+)/(\\d+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Calls the roll; returns when every member of staff has the prompt: the time from the last tap until then. */
    Duration callTheRoll() throws InterruptedException {
        Phone phone = organization.director();
        said(phone.type("点呼"));
        said(phone.tap("地震"));
        Event start = phone.tap("開始する");
        long tapped = System.nanoTime();
        webhooks.deliverUntilAnswered(start, tapped + PATIENCE.toNanos());
        boolean all = Load.await(PATIENCE, () ->
                organization.staff().stream().noneMatch(member -> member.arrivals().isEmpty()));
        if (!all) {
            throw new IllegalStateException("not everybody in " + organization.channel() + " was asked within " + PATIENCE);
        }
        long last = organization.staff().stream()
                .mapToLong(member -> member.arrivals().getFirst().at())
                .max()
                .orElseThrow();
        return Duration.ofNanos(last - tapped);
    }

    /** Writes a word; what the bot says to it. */
    String asks(String word) throws InterruptedException {
        return said(organization.director().type(word)).body();
    }

    /** Asks how it stands. */
    Status status() throws InterruptedException {
        Arrival summary = said(organization.director().type("状況"));
        Matcher figures = ANSWERED.matcher(summary.body());
        if (!figures.find()) {
            throw new IllegalStateException("no figures in the summary: " + summary.body());
        }
        return new Status(Integer.parseInt(figures.group(1)), Integer.parseInt(figures.group(2)), summary.at());
    }

    /** What the bot says to it. */
    private Arrival said(Event event) throws InterruptedException {
        webhooks.deliverUntilAnswered(event, System.nanoTime() + PATIENCE.toNanos());
        try {
            return event.phone().line().replyTo(event).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no reply to the director's " + event.what(), e);
        }
    }

    /** @param at {@link System#nanoTime} when it was on the director's phone */
    record Status(int answered, int asked, long at) {}
}
