package jp.tenko.flow;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A typed word may start only one flow for one person. */
final class KeywordLints {

    private final Collection<Flow> flows;
    private final List<Finding> findings;

    KeywordLints(Collection<Flow> flows, List<Finding> findings) {
        this.flows = flows;
        this.findings = findings;
    }

    void check() {
        Map<String, List<Flow>> byKeyword = new HashMap<>();
        for (Flow flow : flows) {
            for (String keyword : Set.copyOf(flow.settings().keywords().stream().map(Fold::fold).toList())) {
                for (Flow other : byKeyword.getOrDefault(keyword, List.of())) {
                    if (overlap(flow.settings().roles(), other.settings().roles())) {
                        findings.add(new Finding(flow.formId() + ".yaml", 1, "start", "FLOW002", Finding.Severity.ERROR,
                                "keyword 「" + keyword + "」 also starts " + other.formId()));
                    }
                }
                byKeyword.computeIfAbsent(keyword, key -> new java.util.ArrayList<>()).add(flow);
            }
        }
    }

    private static boolean overlap(Set<String> some, Set<String> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }
}
