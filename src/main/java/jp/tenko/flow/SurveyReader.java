package jp.tenko.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Makes the {@link Survey} of the survey sheet: rows, and groups of rows. What XLSForm has and we do not yet is refused by name. */
final class SurveyReader {

    static final Set<String> KEYS = Set.of(
            "type", "name", "label", "hint", "required", "required_message", "relevant", "constraint",
            "constraint_message", "default", "calculation", "parameters", "appearance", "unrecognized_message",
            "sensitive", "summary", "short", "links", "choice_filter", "retry");
    static final Set<String> GROUP = Set.of("group", "label", "relevant", "survey");
    static final Set<String> REPEAT = Set.of("begin_repeat", "label", "relevant", "min", "max", "survey");
    static final Set<String> CALL = Set.of("call", "name", "label", "relevant");
    static final Set<String> RETRY = Set.of("max", "then");
    private static final Set<String> APPEARANCES = Set.of("buttons", "minimal", "autocomplete");
    private static final Set<String> XLSFORMS = Set.of("begin_group", "end_group", "end_repeat");
    private static final String WRONG_NAME = "name must be small letters, digits and _, at most 60: ";

    private final Sheet sheet;
    private final String language;
    private final Map<String, String> called;
    private final List<String> callers;
    private final int calledAt;
    private final List<Question> questions = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, List<Choice>> lists = new LinkedHashMap<>();

    /** @param called the texts of sub-flows by form id */
    SurveyReader(Sheet sheet, String language, Map<String, String> called) {
        this(sheet, language, called, List.of(), 0);
    }

    /** @param calledAt the line that calls this sub-flow, which is where its mistakes are told; 0: it is the flow itself */
    private SurveyReader(Sheet sheet, String language, Map<String, String> called, List<String> callers, int calledAt) {
        this.sheet = sheet;
        this.language = language;
        this.called = called;
        this.callers = callers;
        this.calledAt = calledAt;
    }

    Survey read(@Nullable Node survey) {
        rows(survey, null);
        if (survey != null && questions.isEmpty()) {
            sheet.error(Sheet.line(survey), "survey", "FLOW001", "a flow needs at least one question");
        }
        return new Survey(questions, groups);
    }

    /** Of the sub-flows that were included. */
    Map<String, List<Choice>> lists() {
        return lists;
    }

    private void rows(@Nullable Node survey, @Nullable Group within) {
        for (Node row : sheet.list(survey, "survey")) {
            if (has(row, "group") || has(row, "begin_repeat")) {
                group(row, within);
            } else if (has(row, "call")) {
                call(row, within);
            } else {
                Question question = question(row, within);
                if (question != null) {
                    questions.add(question);
                }
            }
        }
    }

    private void group(Node row, @Nullable Group within) {
        boolean repeats = has(row, "begin_repeat");
        String about = nameOf(row);
        Map<String, Node> keys = sheet.map(row, about, repeats ? REPEAT : GROUP);
        String name = name(keys.get(repeats ? "begin_repeat" : "group"), about);
        if (name == null || !isName(name)) {
            sheet.error(Sheet.line(row), about, "FLOW001", WRONG_NAME + name);
            return;
        }
        if (repeats && within != null && within.repeat() != null) {
            sheet.error(Sheet.line(row), about, "FLOW001", "a repeat stands in no other repeat, and " + name + " stands in "
                    + within.repeat().name() + "; ask for a number instead, or in a text");
            return;
        }
        int max = number(keys.get("max"), about, Group.MOST_INSTANCES);
        int min = number(keys.get("min"), about, Math.min(1, max));
        if (min > max || max < 1 || max > Group.MOST_INSTANCES) {
            sheet.error(Sheet.line(row), about, "FLOW001", "min " + min + ", max " + max + ": wanted is 0 <= min <= max, and 1 <= max <= "
                    + Group.MOST_INSTANCES);
        }
        Group group = new Group(name, text(keys, "label"), sheet.expression(keys.get("relevant"), about), within, repeats,
                repeats ? min : 1, repeats ? max : 1, lineOf(row));
        groups.add(group);
        int before = questions.size();
        rows(keys.get("survey"), group);
        if (questions.size() == before) {
            sheet.error(Sheet.line(row), about, "FLOW001", "has no question in it (survey: - …)");
        }
    }

    /** A sub-flow's rows, as a group of this one: names and lists with the call's name in front. */
    private void call(Node row, @Nullable Group within) {
        String about = nameOf(row);
        Map<String, Node> keys = sheet.map(row, about, CALL);
        String form = String.valueOf(sheet.text(keys.get("call"), about));
        String name = keys.containsKey("name") ? name(keys.get("name"), about) : sheet.prefix() + form.replace('-', '_');
        String source = called.get(form);
        if (source == null || callers.contains(form)) {
            sheet.error(Sheet.line(row), about, source == null ? "FLOW001" : "FLOW003", source == null
                    ? "calls unknown flow " + form + Nearest.hint(form, called.keySet())
                    : "circle of calls: " + String.join(" → ", callers) + " → " + form);
            return;
        }
        if (name == null || !isName(name)) {
            sheet.error(Sheet.line(row), about, "FLOW001", WRONG_NAME + name);
            return;
        }
        Group group = new Group(name, text(keys, "label"), sheet.expression(keys.get("relevant"), about), within, false, 1, 1,
                lineOf(row));
        groups.add(group);
        include(form, source, group, row);
    }

    private void include(String form, String source, Group group, Node row) {
        List<Finding> findings = new ArrayList<>();
        Sheet own = new Sheet(form + ".yaml", findings, group.name() + "_");
        Map<String, Node> sections = own.map(own.parse(source), "flow", FlowReader.SECTIONS);
        String spoken = own.text(own.map(sections.get("settings"), "settings", Set.of()).get("default_language"), "settings");
        String language = spoken == null ? "ja" : spoken;
        List<String> chain = Stream.concat(callers.stream(), Stream.of(form)).toList();
        SurveyReader reader = new SurveyReader(own, language, called, chain, lineOf(row));
        reader.rows(sections.get("survey"), group);
        lists.putAll(new ChoicesReader(own, language).read(sections.get("choices")));
        lists.putAll(reader.lists);
        groups.addAll(reader.groups);
        questions.addAll(reader.questions);
        findings.stream().filter(finding -> finding.severity() == Finding.Severity.ERROR).findFirst().ifPresent(finding ->
                sheet.error(Sheet.line(row), group.name(), finding.code(), "the flow that it calls has mistakes: " + finding));
    }

    private int lineOf(Node row) {
        return calledAt > 0 ? calledAt : Sheet.line(row);
    }

    private @Nullable String name(@Nullable Node node, String about) {
        String name = sheet.text(node, about);
        return name == null ? null : sheet.prefix() + name;
    }

    private int number(@Nullable Node node, String about, int otherwise) {
        String text = sheet.text(node, about);
        if (text != null && !text.matches("\\d{1,4}")) {
            sheet.error(Sheet.line(node), about, "FLOW001", "min and max must be whole numbers, not " + text);
            return otherwise;
        }
        return text == null ? otherwise : Integer.parseInt(text);
    }

    private @Nullable Question question(Node row, @Nullable Group within) {
        if (refused(row)) {
            return null;
        }
        String about = nameOf(row);
        Map<String, Node> keys = sheet.map(row, about, KEYS);
        int line = lineOf(row);
        String[] words = Optional.ofNullable(sheet.text(keys.get("type"), about)).orElse("").split("\\s+");
        QuestionType type = type(words, about, keys.containsKey("type") ? Sheet.line(keys.get("type")) : line);
        String name = name(keys.get("name"), about);
        if (name == null || !isName(name)) {
            sheet.error(line, about, "FLOW001", WRONG_NAME + name);
            return null;
        }
        if (type == null) {
            return null;
        }
        boolean external = words[0].endsWith("_from_file");
        String list = words.length < 2 ? null : external ? words[1] : sheet.prefix() + words[1];
        Set<String> appearance = appearance(keys.get("appearance"), name);
        Expression requiredIf = sheet.isFlag(keys.get("required")) ? null : sheet.expression(keys.get("required"), about);
        return new Question(name, type, list, external, text(keys, "label"), text(keys, "hint"), text(keys, "short"),
                requiredIf == null && sheet.flag(keys.get("required"), about, false), requiredIf, text(keys, "required_message"),
                sheet.expression(keys.get("relevant"), about), sheet.expression(keys.get("constraint"), about),
                text(keys, "constraint_message"), text(keys, "unrecognized_message"),
                sheet.expression(keys.get("calculation"), about), sheet.filter(keys.get("choice_filter"), about),
                sheet.initial(keys.get("default"), about), parameters(type, keys.get("parameters"), name),
                appearance.contains("buttons"), appearance.contains("minimal") || appearance.contains("autocomplete"),
                retry(keys.get("retry"), name),
                sheet.flag(keys.get("sensitive"), about, false), sheet.flag(keys.get("summary"), about, true),
                links(keys.get("links"), name), within, 0, Question.Role.WRITTEN, line);
    }

    /** true, no, false() …; anything else is an expression. */
    private Question.@Nullable Retry retry(@Nullable Node node, String name) {
        if (node == null) {
            return null;
        }
        Map<String, Node> keys = sheet.map(node, name, RETRY);
        int max = number(keys.get("max"), name, -1);
        String then = String.valueOf(sheet.text(keys.get("then"), name));
        if (max < 0 || !Set.of("skip", "staff").contains(then)) {
            sheet.error(Sheet.line(node), name, "FLOW001", "retry wants max, how often to ask again, and then: skip or staff");
            return null;
        }
        return new Question.Retry(max, then.equals("staff"));
    }

    private static boolean isName(String name) {
        return name.matches("[a-z][a-z0-9_]{0,59}");
    }

    private @Nullable QuestionType type(String[] words, String about, int line) {
        String word = words[0].replaceFirst("_from_file$", "");
        Optional<QuestionType> type = QuestionType.of(word);
        if (type.isEmpty()) {
            sheet.error(line, about, "FLOW001", QuestionType.LATER.contains(word)
                    ? "type " + word + " is XLSForm's, but not known here yet"
                    : "unknown type " + word + Nearest.hint(word, QuestionType.words()));
            return null;
        }
        if (type.get().chosen() != (words.length == 2) || words.length > 2) {
            sheet.error(line, about, "FLOW001", type.get().chosen()
                    ? "type " + word + " needs the name of its list: " + word + " yes_no"
                    : "type " + word + " has nothing behind it");
            return null;
        }
        return type.get();
    }

    private boolean refused(Node row) {
        if (!(row instanceof MappingNode mapping)) {
            return false;
        }
        boolean refused = false;
        for (var tuple : mapping.getValue()) {
            String key = String.valueOf(sheet.text(tuple.getKeyNode(), "survey"));
            if (XLSFORMS.contains(key)) {
                sheet.error(Sheet.line(tuple.getKeyNode()), nameOf(row), "FLOW001",
                        key + " is XLSForm's; here a group holds its rows: - group: name, survey: [rows]");
                refused = true;
            }
        }
        return refused;
    }

    private Map<String, String> parameters(QuestionType type, @Nullable Node node, String name) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String text = sheet.text(node, name);
        for (String pair : text == null ? new String[0] : text.split("\\s+")) {
            String[] sides = pair.split("=", 2);
            Set<String> known = Parameters.known(type);
            if (!known.contains(sides[0])) {
                sheet.error(Sheet.line(node), name, "FLOW001", "unknown parameter " + sides[0]
                        + (known.isEmpty() ? "; " + type.word() + " has none" : Nearest.hint(sides[0], known)));
            } else if (sides.length < 2 || !Parameters.allows(type, sides[0], sides[1])) {
                sheet.error(Sheet.line(node), name, "FLOW001", "parameter " + sides[0] + " must be " + Parameters.wanted(type, sides[0]));
            } else {
                parameters.put(sides[0], sides[1]);
            }
        }
        return Map.copyOf(parameters);
    }

    private Set<String> appearance(@Nullable Node node, String name) {
        String text = sheet.text(node, name);
        Set<String> words = text == null ? Set.of() : new LinkedHashSet<>(List.of(text.split("\\s+")));
        for (String word : words) {
            if (!APPEARANCES.contains(word)) {
                sheet.error(Sheet.line(node), name, "FLOW001", "unknown appearance " + word + Nearest.hint(word, APPEARANCES));
            }
        }
        return words;
    }

    private List<Question.Link> links(@Nullable Node node, String name) {
        List<Question.Link> links = new ArrayList<>();
        for (Node item : sheet.list(node, name)) {
            Map<String, Node> keys = sheet.map(item, name, Set.of("label", "uri"));
            Words label = sheet.words(keys.get("label"), name, language);
            String uri = sheet.text(keys.get("uri"), name);
            if (label == null || uri == null) {
                sheet.error(Sheet.line(item), name, "FLOW001", "a link needs label and uri");
            } else {
                links.add(new Question.Link(label, uri));
            }
        }
        return List.copyOf(links);
    }

    private @Nullable Words text(Map<String, Node> keys, String key) {
        return sheet.words(keys.get(key), key, language);
    }

    private static boolean has(Node row, String key) {
        return row instanceof MappingNode mapping && mapping.getValue().stream()
                .anyMatch(tuple -> tuple.getKeyNode() instanceof ScalarNode known && known.getValue().equals(key));
    }

    private static String nameOf(Node row) {
        if (row instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && Set.of("name", "begin_repeat", "group", "call").contains(key.getValue())
                        && tuple.getValueNode() instanceof ScalarNode value) {
                    return value.getValue();
                }
            }
        }
        return "survey";
    }
}
