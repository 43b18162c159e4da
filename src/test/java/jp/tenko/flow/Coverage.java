package jp.tenko.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** FLOW030: what no dialogue exercises, each choice and each failing constraint. */
final class Coverage {

    private final Set<String> seen = new HashSet<>();

    void saw(Flow flow, Turn turn) {
        turn.place().answers().forEach((name, answer) -> {
            for (String value : answer.value().split(" ")) {
                seen.add(flow.formId() + " " + name.replaceFirst(".*/", "") + " " + value);
            }
        });
        for (Question question : flow.questions()) {
            Words message = question.constraintMessage();
            if (message != null && turn.words().stream().anyMatch(say -> says(say, message))) {
                seen.add(flow.formId() + " " + question.name() + " constraint");
            }
        }
    }

    List<Finding> missing(FlowLibrary library) {
        List<Finding> missing = new ArrayList<>();
        for (Flow flow : library.flows()) {
            for (Question question : flow.questions()) {
                flow.choices(question).forEach(choice -> look(flow, question, choice.name(), "choice " + choice.name(), missing));
                if (question.constraint() != null) {
                    look(flow, question, "constraint", "a failing constraint", missing);
                }
            }
        }
        return missing;
    }

    private void look(Flow flow, Question question, String what, String words, List<Finding> missing) {
        if (!seen.contains(flow.formId() + " " + question.name() + " " + what)) {
            missing.add(new Finding(flow.formId() + ".yaml", question.line(), question.name(), "FLOW030",
                    Finding.Severity.WARNING, words + " is exercised by no dialogue"));
        }
    }

    private static boolean says(Say say, Words message) {
        return message.languages().stream().anyMatch(language -> say.text().contains(message.in(language)));
    }
}
