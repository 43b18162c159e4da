package jp.tenko.damage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer that differs between two reports of a business.
 *
 * @param question its path in the form
 * @param before null: it was not answered
 * @param after null: it is not answered any more
 */
public record Change(String question, @Nullable String before, @Nullable String after) {

    /**
     * What differs, in the order of the later form: for the history, and for 修正 and 変更無 of Form I.
     *
     * @param before null for the first report: then everything is new
     */
    public static List<Change> between(@Nullable Revision before, Revision after) {
        Map<String, String> old = before == null ? Map.of() : before.answers();
        Set<String> questions = new LinkedHashSet<>(after.answers().keySet());
        questions.addAll(old.keySet());
        return questions.stream()
                .map(question -> new Change(question, old.get(question), after.answers().get(question)))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }
}
