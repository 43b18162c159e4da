package jp.tenko.submission.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.tenko.damage.KnownDamage;
import jp.tenko.damage.Level;

/**
 * At how many businesses which help is wanted and which lifeline does not work: counted, never by name. The report asks it in
 * one question each, the hearing sheet in several.
 */
final class Needs {

    /** Help in the order in which it is told, and the questions of the sheet that ask for it. */
    private static final Map<String, List<String>> ASKED = Map.of(
            "finance", List.of("loans", "terms"), "people", List.of("labour"), "supplies", List.of("supplies"),
            "cleanup", List.of(), "advice", List.of("advice"));

    static final List<String> HELP = List.of("finance", "people", "cleanup", "supplies", "advice");

    private final Map<String, Integer> help = new LinkedHashMap<>();
    private int lifelines;

    void add(KnownDamage known) {
        Set<String> wanted = new TreeSet<>(known.help());
        ASKED.forEach((kind, questions) -> {
            if (questions.stream().anyMatch(question -> !known.answers().getOrDefault(question, "").isBlank())) {
                wanted.add(kind);
            }
        });
        if (known.answers().getOrDefault("labour", "").contains("mud")) {
            wanted.add("cleanup");
        }
        wanted.forEach(kind -> help.merge(kind, 1, Integer::sum));
        boolean gone = DamageFacts.LIFELINES.stream().anyMatch(lifeline -> "unusable".equals(known.answers().get(lifeline)));
        if (gone || known.level() == Level.LIFELINE || known.hit().contains("lifeline")) {
            lifelines++;
        }
    }

    int help(String kind) {
        return help.getOrDefault(kind, 0);
    }

    /** Businesses where electricity, water or gas is gone or disturbed. */
    int lifelines() {
        return lifelines;
    }
}
