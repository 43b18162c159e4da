package jp.tenko.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A flow as ODK's XForm, as pyxform would make it of the workbook: so that JavaRosa's own form logic can be asked what ours should do. Names become paths, within
 * a repeat relative ones; the clock stands still.
 */
final class XForm {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");
    private static final Pattern OVER_REPEATS = Pattern.compile("\\b(sum|count|count-non-empty|max|min|join)\\(([^()]*)\\)");
    private static final Pattern INDEXED = Pattern.compile("indexed-repeat\\(\\s*\\$\\{(\\w+)}\\s*,\\s*\\$\\{(\\w+)}\\s*,");

    private final Flow flow;
    private final Situation situation;
    private final StringBuilder binds = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

    private XForm(Flow flow, Situation situation) {
        this.flow = flow;
        this.situation = situation;
    }

    static String of(Flow flow, Situation situation) {
        return new XForm(flow, situation).write();
    }

    /** Where a question stands in the instance; of one in a repeat without the number of the instance. */
    static String path(Question question) {
        return (question.group() == null ? "/data" : path(question.group())) + "/" + question.written();
    }

    static String path(Group group) {
        return (group.parent() == null ? "/data" : path(group.parent())) + "/" + group.name();
    }

    private String write() {
        StringBuilder instance = new StringBuilder();
        rows(null, instance);
        StringBuilder lists = new StringBuilder();
        flow.lists().forEach((name, choices) -> {
            lists.append("<instance id=\"").append(name).append("\"><root>");
            for (Choice choice : choices) {
                lists.append("<item><name>").append(choice.name()).append("</name><label>").append(escaped(choice.name())).append("</label>");
                choice.columns().forEach((column, value) -> lists.append('<').append(column).append('>').append(escaped(value)).append("</").append(column).append('>'));
                lists.append("</item>");
            }
            lists.append("</root></instance>");
        });
        return """
                <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
                <h:head><h:title>%s</h:title><model><instance><data id="%s">%s</data></instance>%s%s</model></h:head><h:body>%s</h:body></h:html>
                """.formatted(flow.formId(), flow.formId(), instance, lists, binds, body);
    }

    private void rows(@Nullable Group within, StringBuilder instance) {
        List<Object> rows = new ArrayList<>();
        for (Question question : flow.survey().written()) {
            Object row = child(question, within);
            if (row != null && !rows.contains(row)) {
                rows.add(row);
            }
        }
        for (Object row : rows) {
            if (row instanceof Group group) {
                group(group, instance);
            } else {
                question((Question) row, instance);
            }
        }
    }

    /** The question itself, or the group in which it stands and which stands here; null: it stands elsewhere. */
    private static @Nullable Object child(Question question, @Nullable Group within) {
        if (question.group() == within) {
            return question;
        }
        Group group = question.group();
        while (group != null && group.parent() != within) {
            group = group.parent();
        }
        return group;
    }

    private void group(Group group, StringBuilder instance) {
        bind(path(group), "", attribute("relevant", group.relevant(), group.parent()));
        instance.append('<').append(group.name()).append(group.repeats() ? " jr:template=\"\">" : ">");
        body.append("<group ref=\"").append(path(group)).append("\"><label/>");
        body.append(group.repeats() ? "<repeat nodeset=\"" + path(group) + "\">" : "");
        rows(group, instance);
        body.append(group.repeats() ? "</repeat></group>" : "</group>");
        instance.append("</").append(group.name()).append('>');
    }

    private void question(Question question, StringBuilder instance) {
        String path = path(question);
        instance.append('<').append(question.name()).append("/>");
        Group in = question.group();
        bind(path, type(question), attribute("relevant", question.relevant(), in) + attribute("constraint", question.constraint(), in)
                + attribute("calculate", question.calculation(), in)
                + (question.requiredIf() == null ? " required=\"" + question.required() + "()\"" : attribute("required", question.requiredIf(), in)));
        if (question.type().computed()) {
            return;
        }
        boolean list = question.type().chosen() && !question.external();
        String control = !list ? "input" : question.type() == QuestionType.SELECT_ONE ? "select1" : "select";
        body.append('<').append(control).append(" ref=\"").append(path).append("\"><label/>");
        if (list) {
            String filter = question.choiceFilter() == null ? "" : "[" + xpath(question.choiceFilter().toString(), in, "current()/") + "]";
            body.append("<itemset nodeset=\"instance('").append(question.list()).append("')/root/item").append(escaped(filter))
                    .append("\"><value ref=\"name\"/><label ref=\"label\"/></itemset>");
        }
        body.append("</").append(control).append('>');
    }

    private void bind(String path, String type, String rules) {
        binds.append("<bind nodeset=\"").append(path).append('"').append(type.isEmpty() ? "" : " type=\"" + type + "\"").append(rules).append("/>");
    }

    private static String type(Question question) {
        return switch (question.type()) {
            case INTEGER, MONEY -> "xsd:long";
            case DECIMAL -> "xsd:decimal";
            case DATE -> "xsd:date";
            case NOTE, ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE, TEXT, PHONE, TIME, DATE_TIME, GEOPOINT, IMAGE, CALCULATE, HIDDEN -> "xsd:string";
        };
    }

    private String attribute(String name, @Nullable Expression expression, @Nullable Group within) {
        return expression == null ? "" : " " + name + "=\"" + escaped(xpath(expression.toString(), within, "")) + "\"";
    }

    private String xpath(String expression, @Nullable Group within, String from) {
        String clocked = expression.replace("today()", "date('" + situation.inJapan().toLocalDate() + "')")
                .replace("now()", "date-time('" + situation.now() + "')");
        String indexed = INDEXED.matcher(clocked).replaceAll(match ->
                Matcher.quoteReplacement("indexed-repeat(" + absolute(match.group(1)) + ", " + absolute(match.group(2)) + ","));
        String over = OVER_REPEATS.matcher(indexed).replaceAll(match -> Matcher.quoteReplacement(match.group(1) + "("
                + REFERENCE.matcher(match.group(2)).replaceAll(name -> Matcher.quoteReplacement(from(from, every(name.group(1), within)))) + ")"));
        return REFERENCE.matcher(over).replaceAll(match -> Matcher.quoteReplacement(from(from, one(match.group(1), within))));
    }

    private static String from(String from, String path) {
        return path.startsWith("/") ? path : from + path;
    }

    private String absolute(String name) {
        Group group = flow.survey().group(name);
        Question question = flow.survey().question(name);
        return group != null && (question == null || question.role() != Question.Role.WRITTEN) ? path(group) : path(java.util.Objects.requireNonNull(question));
    }

    /** In all instances of its repeat, also seen from within one of them. */
    private String every(String name, @Nullable Group within) {
        Question question = flow.survey().question(name);
        Group repeat = within == null ? null : within.repeat();
        Group theirs = question == null || question.role() != Question.Role.WRITTEN ? flow.survey().group(name) : question.repeat();
        if (repeat == null || theirs == null || theirs.repeat() != repeat) {
            return absolute(name);
        }
        String around = path(repeat).substring(0, path(repeat).lastIndexOf('/'));
        return up(within, around) + absolute(name).substring(around.length() + 1);
    }

    private String one(String name, @Nullable Group within) {
        Question question = java.util.Objects.requireNonNull(flow.survey().question(name), name);
        Group repeat = within == null ? null : within.repeat();
        return repeat == null || question.repeat() != repeat ? path(question) : up(within, path(repeat)) + path(question).substring(path(repeat).length() + 1);
    }

    /** From a question in that group up to that path. */
    private static String up(@Nullable Group within, String to) {
        int depth = 1;
        for (Group group = within; group != null && !path(group).equals(to); group = group.parent()) {
            depth++;
        }
        return "../".repeat(depth);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

}
