package jp.tenko.flow.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flow as a Mermaid flowchart: questions in the order of the form, what they depend on as labels of edges, groups as frames. A form has no goto, so every
 * question that is not relevant is passed by, along a dotted line.
 */
final class Diagram {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");
    private static final Pattern COMPARED = Pattern.compile("\\$\\{(\\w+)}\\s*(!?=)\\s*'([^']*)'");
    private static final Pattern SELECTED = Pattern.compile("selected\\(\\s*\\$\\{(\\w+)}\\s*,\\s*'([^']*)'\\s*\\)");
    private static final int LONGEST = 60;

    private final XlsForm form;
    private final String language;
    private final StringBuilder text = new StringBuilder("flowchart TD\n");
    private final List<String> edges = new ArrayList<>();
    private final List<String> passedBy = new ArrayList<>();
    private String from = "begin";
    private String passing = "";
    private int joints;

    Diagram(XlsForm form, String language) {
        this.form = form;
        this.language = language;
    }

    static String of(XlsForm form, String language) {
        return new Diagram(form, language).draw();
    }

    private String draw() {
        line(1, "begin([" + quoted(form.title(language)) + "])");
        rows(form.survey(), 1);
        edge("end_", "");
        line(1, "end_([" + quoted(form.setting("submit", "■")) + "])");
        edges.forEach(edge -> line(1, edge));
        return text.toString();
    }

    /** Neighbours with the same condition are passed by together. */
    private void rows(List<XlsForm.Row> rows, int depth) {
        List<XlsForm.Row> seen = rows.stream().filter(XlsForm.Row::seen).toList();
        for (int i = 0; i < seen.size(); ) {
            String condition = seen.get(i).text("relevant");
            int end = i + 1;
            while (!condition.isEmpty() && end < seen.size() && seen.get(end).text("relevant").equals(condition)) {
                end++;
            }
            if (condition.isEmpty()) {
                row(seen.get(i), depth);
            } else {
                String joint = joint(depth);
                passing = words(condition);
                seen.subList(i, end).forEach(row -> row(row, depth));
                passedBy.add(joint);
            }
            i = end;
        }
    }

    private String joint(int depth) {
        String joint = "j" + ++joints;
        line(depth, joint + "(( ))");
        edge(joint, passing);
        passing = "";
        return joint;
    }

    private void row(XlsForm.Row row, int depth) {
        switch (row.kind()) {
            case QUESTION -> {
                line(depth, row.name() + shape(row));
                edge(row.name(), passing);
            }
            case CALL -> {
                line(depth, row.name() + "[[" + quoted(row.text("call")) + "]]");
                edge(row.name(), passing);
            }
            case GROUP, REPEAT -> group(row, depth);
        }
        passing = "";
    }

    private void group(XlsForm.Row row, int depth) {
        boolean repeats = row.kind() == XlsForm.Kind.REPEAT;
        String times = repeats ? " ×" + (row.text("min").isEmpty() ? "0" : row.text("min")) + "–" + (row.text("max").isEmpty() ? "∞" : row.text("max")) : "";
        line(depth, "subgraph " + row.name() + "_[" + quoted(row.words("label", language).orElse(row.name()) + times) + "]");
        int before = edges.size();
        rows(row.inside(), depth + 1);
        line(depth, "end");
        if (repeats && edges.size() > before) {
            edges.add(from + " -. ↻ .-> " + edges.get(before).replaceFirst(".*> ?(\\|[^|]*\\| )?", ""));
        }
    }

    private void edge(String to, String label) {
        edges.add(from + (label.isEmpty() ? " --> " : " -->|" + quoted(label) + "| ") + to);
        passedBy.forEach(joint -> edges.add(joint + " -.-> " + to));
        passedBy.clear();
        from = to;
    }

    private String shape(XlsForm.Row row) {
        String label = shortened(plain(row.words("label", language).orElse(row.name())));
        List<String> choices = form.choices(row).stream().map(choice -> XlsForm.inLanguage(choice.get("label"), language).orElse("")).toList();
        String all = quoted(choices.isEmpty() ? label : label + "<br/>" + String.join(" · ", choices));
        return switch (row.type()) {
            case "note" -> ">" + all + "]";
            case "select_one", "select_multiple", "select_one_from_file", "acknowledge" -> "{{" + all + "}}";
            default -> "[" + all + "]";
        };
    }

    /** A condition as people say it: 「安否 = 無事」, with the labels of questions and choices. */
    String words(String condition) {
        String named = COMPARED.matcher(condition).replaceAll(match -> Matcher.quoteReplacement(
                called(match.group(1)) + (match.group(2).equals("=") ? " = " : " ≠ ") + choice(match.group(1), match.group(3))));
        named = SELECTED.matcher(named).replaceAll(match ->
                Matcher.quoteReplacement(called(match.group(1)) + " ∋ " + choice(match.group(1), match.group(2))));
        return plain(named);
    }

    private String plain(String label) {
        return REFERENCE.matcher(label).replaceAll(match -> Matcher.quoteReplacement("〈" + called(match.group(1)) + "〉")).replace("\n", " ");
    }

    private String called(String name) {
        return form.question(name).flatMap(question -> question.words("short", language)).orElse(name);
    }

    private String choice(String question, String name) {
        String known = form.question(question).map(form::choices).orElse(List.of()).stream()
                .filter(choice -> name.equals(choice.get("name"))).map(Diagram::label).map(label -> XlsForm.inLanguage(label, language).orElse(name))
                .findFirst().orElse(name);
        return known.isEmpty() ? "–" : known;
    }

    private static Object label(Map<String, Object> choice) {
        return choice.getOrDefault("label", "");
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST ? label : label.substring(0, label.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String quoted(String label) {
        return '"' + label.replace("\"", "#quot;").replace("<br/>", "\u0000").replace("<", "#lt;").replace(">", "#gt;").replace("\u0000", "<br/>") + '"';
    }

    private void line(int depth, String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
    }
}
