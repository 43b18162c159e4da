package jp.tenko.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the answers to choose from.
 *
 * @param name the value that is recorded
 * @param accept further words that mean it
 * @param columns its other keys, asked by a {@code choice_filter}
 * @param folded label in every language and accept words, {@link Fold}ed
 */
record Choice(String name, Words label, List<String> accept, Map<String, String> columns, Set<String> folded, int line) {

    static Choice of(String name, Words label, List<String> accept, Map<String, String> columns, int line) {
        Set<String> folded = new HashSet<>();
        label.languages().forEach(language -> folded.add(Fold.fold(label.in(language))));
        accept.forEach(word -> folded.add(Fold.fold(word)));
        return new Choice(name, label, List.copyOf(accept), Map.copyOf(columns), Set.copyOf(folded), line);
    }

    boolean meantBy(String folded) {
        return this.folded.contains(folded);
    }
}
