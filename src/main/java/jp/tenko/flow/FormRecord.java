package jp.tenko.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a conversation hands to a feature.
 *
 * @param name the flow's {@code submit}: {@code roll-call.reply}
 * @param answers canonical values in the order of the form; only of questions that are relevant
 * @param changed the questions that this turn answered or changed; empty when it only finished the form
 * @param complete no question is open any more
 */
public record FormRecord(String name, Map<String, String> answers, Set<String> changed, boolean complete) {

    public FormRecord {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        changed = Set.copyOf(changed);
    }
}
