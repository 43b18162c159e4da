package jp.tenko.console.damage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.console.Callable;
import jp.tenko.damage.AnswerWords;
import jp.tenko.damage.Photo;
import jp.tenko.damage.Revision;
import org.jspecify.annotations.Nullable;

/**
 * One report (第n報) as a page shows it: in words, and what is different from the report on the same form before it.
 *
 * @param author null for whoever may not see who said it
 * @param first there is none before it: everything is new, and nothing is marked
 * @param gone answers of the one before that are not given any more
 */
record RevisionSheet(
        Revision revision, @Nullable Callable author, boolean first, List<Line> lines, List<AnswerWords.Line> gone, List<Photo> photos) {

    /**
     * @param before what was said before, when that was something else; null otherwise
     * @param changed it was not said before, or otherwise
     */
    record Line(String question, String answer, @Nullable String before, boolean changed) {}

    /** Nothing is different: said again, so that the office knows that it still holds. */
    public boolean same() {
        return !first && gone.isEmpty() && lines.stream().noneMatch(Line::changed);
    }

    /** @param before the same form's answers before; null when there are none */
    static RevisionSheet of(
            Revision revision,
            @Nullable Callable author,
            List<AnswerWords.Line> now,
            @Nullable List<AnswerWords.Line> before,
            List<Photo> photos) {
        Map<String, String> old = before == null ? Map.of() : byQuestion(before);
        Map<String, String> current = byQuestion(now);
        List<Line> lines = new ArrayList<>();
        current.forEach((key, answer) -> {
            boolean changed = before != null && !answer.equals(old.get(key));
            lines.add(new Line(key.strip(), answer, changed ? old.get(key) : null, changed));
        });
        List<AnswerWords.Line> gone = before == null
                ? List.of()
                : byQuestion(before).entrySet().stream()
                        .filter(one -> !current.containsKey(one.getKey()))
                        .map(one -> new AnswerWords.Line(one.getKey().strip(), one.getValue(), List.of()))
                        .toList();
        return new RevisionSheet(revision, author, before == null, lines, gone, photos);
    }

    /** In their order; the same question of a second machine keeps a place of its own. */
    private static Map<String, String> byQuestion(List<AnswerWords.Line> lines) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, String> answers = new LinkedHashMap<>();
        for (AnswerWords.Line line : lines) {
            int times = seen.merge(line.question(), 1, Integer::sum);
            answers.put(line.question() + " ".repeat(times - 1), line.answer());
        }
        return answers;
    }
}
