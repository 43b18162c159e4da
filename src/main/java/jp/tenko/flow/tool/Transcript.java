package jp.tenko.flow.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Say;

/**
 * A dialogue's lines written anew after a change of words: {@code <} lines that no longer match become what is said now, lines that still match stay as they
 * are, "..." and all. So the diff shows what changed, and nothing else.
 */
final class Transcript {

    private final List<String> lines;
    private final Map<Integer, List<String>> insteadOf = new HashMap<>();

    private Transcript(List<String> lines) {
        this.lines = lines;
    }

    /** @param records rewrite the {@code = record} lines, too: with the values of now, of the keys they name */
    static List<String> rewritten(List<String> lines, Dialogue dialogue, Rehearsal played, boolean records) {
        Transcript transcript = new Transcript(lines);
        List<Rehearsal.Part> parts = played.parts();
        for (int i = 0; i < parts.size(); i++) {
            int from = parts.get(i).line();
            int to = i + 1 < parts.size() ? parts.get(i + 1).line() : Integer.MAX_VALUE;
            List<Dialogue.Step> steps = dialogue.steps().stream().filter(step -> step.line() > from && step.line() < to).toList();
            transcript.part(parts.get(i), steps, records);
        }
        return transcript.lines();
    }

    private void part(Rehearsal.Part part, List<Dialogue.Step> steps, boolean records) {
        int first = part.line();
        if (records) {
            replace(first, only(Dialogue.Records.class, steps), part.recorded(), (step, record) -> Rehearsal.same(record, step),
                    Transcript::line, Transcript::line);
        }
        replace(first, only(Dialogue.Replies.class, steps), part.said(), (step, say) -> Screen.shows(say, step.expected()),
                say -> "< " + Screen.written(say), (step, say) -> "< " + Screen.written(say));
    }

    /** Written lines and what was played, in step as far as they go; what is played beyond them is added behind the last one. */
    private <S extends Dialogue.Step, P> void replace(int after, List<S> written, List<P> played, BiPredicate<S, P> same,
            Function<P, String> fresh, java.util.function.BiFunction<S, P, String> changed) {
        int next = 0;
        int at = after;
        for (P one : played) {
            int match = next;
            while (match < written.size() && !same.test(written.get(match), one)) {
                match++;
            }
            if (match < written.size()) {
                for (; next < match; next++) {
                    drop(written.get(next).line());
                }
                at = written.get(next++).line();
            } else if (written.size() == played.size()) {
                at = written.get(next).line();
                instead(at).set(0, changed.apply(written.get(next++), one));
            } else {
                instead(at).add(fresh.apply(one));
            }
        }
        for (; next < written.size(); next++) {
            drop(written.get(next).line());
        }
    }

    private List<String> instead(int line) {
        return insteadOf.computeIfAbsent(line, key -> new ArrayList<>(List.of(key == 0 ? "" : lines.get(key - 1))));
    }

    private void drop(int line) {
        instead(line).removeFirst();
    }

    private List<String> lines() {
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= lines.size(); i++) {
            all.addAll(insteadOf.getOrDefault(i, List.of(lines.get(i - 1))));
        }
        return all;
    }

    private static String line(FormRecord record) {
        return "= record " + Rehearsal.written(record);
    }

    private static String line(Dialogue.Records step, FormRecord record) {
        StringBuilder line = new StringBuilder("= record ").append(record.name());
        step.answers().keySet().stream().filter(record.answers()::containsKey)
                .forEach(key -> line.append(' ').append(key).append('=').append(record.answers().get(key)));
        step.outcome().ifPresent(outcome -> {
            line.append(" -> ").append(outcome.outcome());
            new TreeMap<>(outcome.values()).forEach((key, value) -> line.append(' ').append(key).append('=').append(value));
        });
        return line.toString();
    }

    private static <S extends Dialogue.Step> List<S> only(Class<S> type, List<Dialogue.Step> steps) {
        return steps.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
