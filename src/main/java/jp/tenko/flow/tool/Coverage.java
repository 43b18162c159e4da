package jp.tenko.flow.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.flow.Finding;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.Turn;

/** FLOW030: what no dialogue exercises, each choice and each failing constraint. */
public final class Coverage {

    private final Set<String> seen = new HashSet<>();
    private final Map<String, XlsForm> forms = new HashMap<>();

    public void saw(Flow flow, Turn turn) {
        turn.place().answers().forEach((path, answer) -> {
            for (String value : answer.value().split(" ")) {
                seen.add(key(flow, nameOf(path), "choice " + value));
            }
        });
        for (XlsForm.Row question : form(flow).rows()) {
            Object message = question.keys().get("constraint_message");
            if (message != null && turn.words().stream().anyMatch(say -> says(say.text(), message))) {
                seen.add(key(flow, question.name(), "constraint"));
            }
        }
    }

    public List<Finding> missing(FlowLibrary library) {
        List<Finding> missing = new ArrayList<>();
        for (Flow flow : library.flows()) {
            XlsForm form = form(flow);
            for (XlsForm.Row question : form.rows()) {
                for (Map<String, Object> choice : form.choices(question)) {
                    look(flow, question.name(), "choice " + choice.get("name"), missing);
                }
                if (question.keys().containsKey("constraint")) {
                    look(flow, question.name(), "constraint", missing);
                }
            }
        }
        return missing;
    }

    private void look(Flow flow, String question, String what, List<Finding> missing) {
        if (!seen.contains(key(flow, question, what))) {
            missing.add(new Finding(flow.formId() + ".yaml", flow.lineOf(question), question, "FLOW030", Finding.Severity.WARNING,
                    (what.equals("constraint") ? "a failing constraint" : what) + " is exercised by no dialogue"));
        }
    }

    private XlsForm form(Flow flow) {
        return forms.computeIfAbsent(flow.hash(), hash -> XlsForm.parse(flow.source()));
    }

    private static String key(Flow flow, String question, String what) {
        return flow.formId() + " " + question + " " + what;
    }

    /** {@code equipment[1]/kind} is an answer to {@code kind}. */
    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean says(String said, Object message) {
        return message instanceof Map<?, ?> words
                ? words.values().stream().anyMatch(text -> said.contains(String.valueOf(text)))
                : said.contains(message.toString());
    }
}
