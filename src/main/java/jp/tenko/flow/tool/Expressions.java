package jp.tenko.flow.tool;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.tool.Sheets.Line;

/** Expressions and texts of an imported form, under the names of now. What cannot be worked out here is left out and told. */
final class Expressions {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final Set<String> YES = Set.of("yes", "true", "1", "true()");
    private static final Set<String> NO = Set.of("no", "false", "0", "false()");
    private static final Map<String, String> WITHOUT = Map.of("relevant", "left out: it is always asked", "constraint", "left out: any answer is taken",
            "calculation", "left out: it stays empty", "choice_filter", "left out: all choices are offered", "default", "left out: nothing is known from the start",
            "required", "left out: it may be skipped");

    private final Importing importing;
    private final ChoiceLists lists;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> calls = new HashSet<>();

    Expressions(Importing importing, ChoiceLists lists) {
        this.importing = importing;
        this.lists = lists;
    }

    /** That question stands above those that come now. */
    void seen(String name) {
        seen.add(name);
    }

    /** The questions of a flow that is called have names that begin with this one. */
    void called(String name) {
        calls.add(name + "_");
    }

    void carry(Line line, Columns columns, String key, String name, Map<String, Object> keys) {
        String written = columns.cell(line, key);
        if (written.isEmpty()) {
            return;
        }
        String plain = written.replaceAll("[‘’]", "'").replaceAll("[“”]", "\"").replace('\n', ' ').strip();
        String small = plain.toLowerCase(Locale.ROOT);
        if (key.equals("required") && (YES.contains(small) || NO.contains(small))) {
            if (YES.contains(small)) {
                keys.put(key, "true");
            }
            return;
        }
        Optional<String> wrong = Optional.empty();
        if (key.equals("default") && !plain.contains("${") && !plain.contains("(")) {
            keys.put(key, lists.renamed(plain));
            return;
        }
        StringBuilder renamed = new StringBuilder();
        Matcher references = REFERENCE.matcher(plain);
        while (references.find()) {
            String wanted = references.group(1);
            boolean ofCall = calls.stream().anyMatch(wanted::startsWith);
            String now = ofCall ? wanted : importing.nameOf(wanted);
            if (now == null) {
                wrong = Optional.of("it names ${" + references.group(1) + "}, which is not carried over");
            } else if (!ofCall && !seen.contains(now) && !now.equals(name)) {
                wrong = Optional.of("it names ${" + references.group(1) + "}, which comes later");
            }
            references.appendReplacement(renamed, Matcher.quoteReplacement("${" + (now == null ? references.group(1) : key.equals("constraint") && now.equals(name) ? "." : now) + "}"));
        }
        references.appendTail(renamed);
        String expression = LITERAL.matcher(renamed.toString().replace("${.}", ".")).replaceAll(match -> Matcher.quoteReplacement("'" + lists.renamed(match.group(1)) + "'"));
        if (wrong.isEmpty() && !key.equals("choice_filter")) {
            wrong = FlowLibrary.wrongExpression(expression);
        }
        if (wrong.isPresent()) {
            importing.say(new Remark("survey", line.row(), key, written, WITHOUT.get(key) + "; " + wrong.get()));
        } else {
            keys.put(key, expression);
        }
    }

    /** A text for people, without the marks of web pages; {@code ${names}} are those of now. */
    String text(Line line, String column, String written) {
        String plain = written.replaceAll("</?[a-zA-Z][^>]*>", "").replaceAll("(\\*\\*|__)(.+?)\\1", "$2").replaceAll("(?m)^#{1,6} ", "").replace("&nbsp;", " ").strip();
        if (!plain.equals(written)) {
            importing.say(new Remark("survey", line.row(), column, written, "without bold, colours and the like: a chat shows plain text"));
        }
        StringBuilder renamed = new StringBuilder();
        Matcher references = REFERENCE.matcher(plain);
        while (references.find()) {
            String wanted = references.group(1);
            boolean ofCall = calls.stream().anyMatch(wanted::startsWith);
            String now = ofCall ? wanted : importing.nameOf(wanted);
            boolean known = ofCall || (now != null && seen.contains(now));
            if (!known) {
                importing.say(new Remark("survey", line.row(), column, references.group(), "… : it is not known at this place"));
            }
            references.appendReplacement(renamed, Matcher.quoteReplacement(known ? "${" + now + "}" : "…"));
        }
        references.appendTail(renamed);
        return renamed.toString();
    }
}
