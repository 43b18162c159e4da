package jp.tenko.flow.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.tenko.flow.Finding;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.Turn;

/** FLOW030: what no dialogue exercises, each choice and each failing constraint. */
public final class Coverage {

    private final Set<String> seen = new HashSet<>();
    private final Map<String, XlsForm> forms = new HashMap<>();

    /** What a flow calls is exercised where it is called, under names with a prefix: {@code home_state} is its {@code state}. */
    public void saw(Flow flow, Turn turn) {
        saw(flow.formId(), form(flow.source()), turn, "");
        flow.called().forEach((formId, source) -> saw(formId, form(source), turn, "_"));
    }

    private void saw(String formId, XlsForm form, Turn turn, String prefixEndsWith) {
        for (XlsForm.Row question : form.rows()) {
            turn.place().answers().forEach((path, answer) -> {
                String name = nameOf(path);
                if (prefixEndsWith.isEmpty() ? name.equals(question.name()) : name.endsWith(prefixEndsWith + question.name())) {
                    Stream.of(answer.value().split(" ")).forEach(value -> seen.add(key(formId, question.name(), "choice " + value)));
                }
            });
            Object message = question.keys().get("constraint_message");
            if (message != null && turn.words().stream().anyMatch(say -> says(say.text(), message))) {
                seen.add(key(formId, question.name(), "constraint"));
            }
        }
    }

    public List<Finding> missing(FlowLibrary library) {
        List<Finding> missing = new ArrayList<>();
        for (Flow flow : library.flows()) {
            XlsForm form = form(flow.source());
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
        if (!seen.contains(key(flow.formId(), question, what))) {
            missing.add(new Finding(flow.formId() + ".yaml", flow.lineOf(question), question, "FLOW030", Finding.Severity.WARNING,
                    (what.equals("constraint") ? "a failing constraint" : what) + " is exercised by no dialogue"));
        }
    }

    private XlsForm form(String source) {
        return forms.computeIfAbsent(source, XlsForm::parse);
    }

    private static String key(String formId, String question, String what) {
        return formId + " " + question + " " + what;
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
