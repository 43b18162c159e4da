package jp.tenko.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in a draft since a person saw it.
 *
 * @param lines of Form I, those that are there now in their order, then those that are gone
 * @param figures whose number is another one now, by name
 */
public record DraftChanges(List<Line> lines, List<Figure> figures) {

    public DraftChanges {
        lines = List.copyOf(lines);
        figures = List.copyOf(figures);
    }

    /** @param before null: it was not there; {@code now} null: it is gone */
    public record Line(@Nullable FormOneLine before, @Nullable FormOneLine now) {

        public FormOneLine either() {
            return now == null ? Objects.requireNonNull(before) : now;
        }

        /** Its name in words: {@code added}, {@code gone}, {@code changed}. */
        public String code() {
            return before == null ? "added" : now == null ? "gone" : "changed";
        }
    }

    public record Figure(String name, long before, long now) {}

    static DraftChanges between(List<FormOneLine> linesBefore, Map<String, Long> figuresBefore, Draft now) {
        Map<BusinessId, FormOneLine> gone = new LinkedHashMap<>();
        linesBefore.forEach(line -> gone.put(line.business(), line));
        List<Line> lines = new ArrayList<>();
        for (FormOneLine line : now.lines()) {
            FormOneLine before = gone.remove(line.business());
            if (!line.shown().equals(before)) {
                lines.add(new Line(before, line));
            }
        }
        gone.values().forEach(before -> lines.add(new Line(before, null)));
        Set<String> names = new TreeSet<>(figuresBefore.keySet());
        names.addAll(now.figures().keySet());
        List<Figure> figures = names.stream()
                .map(name -> new Figure(name, figuresBefore.getOrDefault(name, 0L), now.figures().getOrDefault(name, 0L)))
                .filter(figure -> figure.before() != figure.now())
                .toList();
        return new DraftChanges(lines, figures);
    }
}
