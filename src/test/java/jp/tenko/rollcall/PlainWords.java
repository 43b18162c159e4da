package jp.tenko.rollcall;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;

/** Words that a test can compare: what is said, the figures in it, and the language when it is not Japanese. */
public class PlainWords implements RollCallWords {

    /** How many times the next words fail before they can be said. */
    final AtomicInteger failures = new AtomicInteger();

    @Override
    public List<LineMessage> prompt(RollCall rollCall, String language) {
        return say(rollCall, "prompt", language);
    }

    @Override
    public List<LineMessage> reminder(RollCall rollCall, int number, String language) {
        return say(rollCall, "reminder " + number, language);
    }

    @Override
    public boolean isCry(String written) {
        return written.contains("help");
    }

    @Override
    public List<LineMessage> cry(Alert alert, String written, @Nullable String safety, String language) {
        return say(alert.rollCall(), alert("cry", alert) + " " + written, language);
    }

    @Override
    public List<LineMessage> backInCharge(RollCall rollCall, Member now, Member before, String language) {
        return List.of(new LineMessage.Text("back in charge: " + now.name() + " for " + before.name()));
    }

    @Override
    public List<LineMessage> better(Alert alert, String before, String now, String language) {
        return List.of(new LineMessage.Text("better: " + alert.about().name() + " " + before + " " + now));
    }

    @Override
    public List<LineMessage> summary(RollCall rollCall, Tally tally, String language) {
        String figures = tally.answered() + "/" + tally.asked();
        return say(rollCall, "summary " + figures + " in charge " + tally.inCharge().name(), language);
    }

    @Override
    public List<LineMessage> needsHelp(Alert alert, String language) {
        return say(alert.rollCall(), alert("needs help", alert), language);
    }

    @Override
    public List<LineMessage> injured(Alert alert, String language) {
        return say(alert.rollCall(), alert("injured", alert), language);
    }

    @Override
    public List<LineMessage> inCharge(RollCall rollCall, Member now, Member before, String language) {
        return say(rollCall, "in charge " + now.name() + " after " + before.name(), language);
    }

    @Override
    public List<LineMessage> quotaStop(RollCall rollCall, long cost, long remaining, String language) {
        return say(rollCall, "quota stop " + cost + " > " + remaining, language);
    }

    @Override
    public List<LineMessage> policy(RollCall rollCall, ResponsePolicy policy, String language) {
        return say(rollCall, "policy " + (policy.code() == null ? policy.words() : policy.code()), language);
    }

    @Override
    public List<LineMessage> closed(RollCall rollCall, Tally tally, String language) {
        String minutes = Set.of(25, 50, 75, 100).stream()
                .sorted()
                .map(percent -> tally.timeTo(percent) == null ? "-" : "" + tally.timeTo(percent).toMinutes())
                .collect(joining("/"));
        return say(rollCall, "closed " + rollCall.closed() + " " + minutes, language);
    }

    private static String alert(String what, Alert alert) {
        Place place = alert.place();
        return what + " " + alert.about().name()
                + (place == null ? "" : " at " + (place.mapUri() == null ? place.text() : place.mapUri()))
                + (alert.saidBy() == null ? "" : " says " + alert.saidBy().name());
    }

    private List<LineMessage> say(RollCall rollCall, String words, String language) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("no words");
        }
        return List.of(new LineMessage.Text(
                (rollCall.drill() ? "DRILL " : "") + words + (language.equals("ja") ? "" : " (" + language + ")")));
    }
}
