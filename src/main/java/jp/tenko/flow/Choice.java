package jp.tenko.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One of the answers to choose from.
 *
 * @param name the value that is recorded
 * @param accept further words that mean it
 * @param folded label in every language and accept words, {@link Fold}ed
 */
record Choice(String name, Words label, List<String> accept, Set<String> folded, int line) {

    static Choice of(String name, Words label, List<String> accept, int line) {
        Set<String> folded = new HashSet<>();
        label.languages().forEach(language -> folded.add(Fold.fold(label.in(language))));
        accept.forEach(word -> folded.add(Fold.fold(word)));
        return new Choice(name, label, List.copyOf(accept), Set.copyOf(folded), line);
    }

    boolean meantBy(String folded) {
        return this.folded.contains(folded);
    }
}
