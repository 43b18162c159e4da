package jp.tenko.flow;

import java.util.List;
import java.util.stream.Collectors;

/** The flows cannot be used. Every mistake of every file is in it, so that one correction is enough. */
public class FlowErrors extends RuntimeException {

    private final List<Finding> findings;

    public FlowErrors(List<Finding> findings) {
        super(findings.size() + " mistake(s) in the conversation flows; nothing of them was loaded:\n"
                + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
