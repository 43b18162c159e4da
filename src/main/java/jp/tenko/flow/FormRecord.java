package jp.tenko.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a conversation hands to a feature.
 *
 * @param name the flow's {@code submit}: {@code roll-call.reply}
 * @param answers canonical values in the order of the form; only of questions that are relevant. Those of a repeat's
 *     instances under their paths, {@code equipment[2]/what}, counted from 1 without gaps
 * @param changed the questions that the person answered, changed or took back since the record before (or since the
 *     conversation began): never what was prefilled. A repeat's own name when one of its instances was added or removed
 * @param complete no question is open any more, and a form that is shown before it is sent was sent. Not so: a draft, of each group
 *     ({@code submit_when: each_group}) or each answer
 */
public record FormRecord(String name, Map<String, String> answers, Set<String> changed, boolean complete) {

    public FormRecord {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        changed = Set.copyOf(changed);
    }

    /** Without the answers: this may end up in a log. */
    @Override
    public String toString() {
        return name + " " + answers.keySet() + (complete ? "" : " (not complete)");
    }
}
