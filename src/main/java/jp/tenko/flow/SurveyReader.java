package jp.tenko.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Makes the {@link Survey} of the survey sheet: rows, and groups of rows. What XLSForm has and we do not yet is refused by name. */
final class SurveyReader {

    static final Set<String> KEYS = Set.of(
            "type", "name", "label", "hint", "required", "required_message", "relevant", "constraint",
            "constraint_message", "default", "calculation", "parameters", "appearance", "unrecognized_message",
            "sensitive", "summary", "short", "links");
    static final Set<String> GROUP = Set.of("group", "label", "relevant", "survey");
    static final Set<String> REPEAT = Set.of("begin_repeat", "label", "relevant", "min", "max", "survey");
    private static final Set<String> LATER = Set.of("choice_filter", "retry");
    private static final Set<String> XLSFORMS = Set.of("begin_group", "end_group", "end_repeat");
    private static final String WRONG_NAME = "name must be small letters, digits and _, at most 60: ";

    private final Sheet sheet;
    private final String language;
    private final List<Question> questions = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    SurveyReader(Sheet sheet, String language) {
        this.sheet = sheet;
        this.language = language;
    }

    Survey read(@Nullable Node survey) {
        rows(survey, null);
        if (survey != null && questions.isEmpty()) {
            sheet.error(Sheet.line(survey), "survey", "FLOW001", "a flow needs at least one question");
        }
        return new Survey(questions, groups);
    }

    private void rows(@Nullable Node survey, @Nullable Group within) {
        for (Node row : sheet.list(survey, "survey")) {
            if (has(row, "group") || has(row, "begin_repeat")) {
                group(row, within);
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
        String name = sheet.text(keys.get(repeats ? "begin_repeat" : "group"), about);
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
                repeats ? min : 1, repeats ? max : 1, Sheet.line(row));
        groups.add(group);
        int before = questions.size();
        rows(keys.get("survey"), group);
        if (questions.size() == before) {
            sheet.error(Sheet.line(row), about, "FLOW001", "has no question in it (survey: - …)");
        }
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
        int line = Sheet.line(row);
        String[] words = Optional.ofNullable(sheet.text(keys.get("type"), about)).orElse("").split("\\s+");
        QuestionType type = type(words, about, keys.containsKey("type") ? Sheet.line(keys.get("type")) : line);
        String name = sheet.text(keys.get("name"), about);
        if (name == null || !isName(name)) {
            sheet.error(line, about, "FLOW001", WRONG_NAME + name);
            return null;
        }
        if (type == null) {
            return null;
        }
        return new Question(name, type, words.length > 1 ? words[1] : null, words[0].endsWith("_from_file"),
                text(keys, "label"), text(keys, "hint"), text(keys, "short"),
                sheet.flag(keys.get("required"), about, false), text(keys, "required_message"),
                sheet.expression(keys.get("relevant"), about), sheet.expression(keys.get("constraint"), about),
                text(keys, "constraint_message"), text(keys, "unrecognized_message"),
                sheet.expression(keys.get("calculation"), about), initial(type, keys, name),
                parameters(type, keys.get("parameters"), name), buttons(keys.get("appearance"), name),
                sheet.flag(keys.get("sensitive"), about, false), sheet.flag(keys.get("summary"), about, true),
                links(keys.get("links"), name), within, 0, Question.Role.WRITTEN, line);
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
            if (LATER.contains(key) || XLSFORMS.contains(key)) {
                sheet.error(Sheet.line(tuple.getKeyNode()), nameOf(row), "FLOW001", LATER.contains(key)
                        ? key + " belongs to the language, but is not known here yet"
                        : key + " is XLSForm's; here a group holds its rows: - group: name, survey: [rows]");
                refused = true;
            }
        }
        return refused;
    }

    private @Nullable String initial(QuestionType type, Map<String, Node> keys, String name) {
        String initial = sheet.text(keys.get("default"), name);
        if (initial != null && type != QuestionType.HIDDEN) {
            sheet.error(Sheet.line(keys.get("default")), name, "FLOW001", "default is known for hidden only, not yet here");
        }
        return initial;
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

    private boolean buttons(@Nullable Node node, String name) {
        String appearance = sheet.text(node, name);
        if (appearance != null && !appearance.equals("buttons")) {
            sheet.error(Sheet.line(node), name, "FLOW001", "appearance knows buttons, not " + appearance);
        }
        return appearance != null;
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
                        && Set.of("name", "begin_repeat", "group").contains(key.getValue())
                        && tuple.getValueNode() instanceof ScalarNode value) {
                    return value.getValue();
                }
            }
        }
        return "survey";
    }
}
