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

/** Makes {@link Question}s of the survey sheet. What XLSForm has and we do not yet is refused by name. */
final class SurveyReader {

    static final Set<String> KEYS = Set.of(
            "type", "name", "label", "hint", "required", "required_message", "relevant", "constraint",
            "constraint_message", "default", "calculation", "parameters", "appearance", "unrecognized_message",
            "sensitive", "summary", "short", "links");
    private static final Set<String> LATER =
            Set.of("begin_repeat", "end_repeat", "group", "begin_group", "choice_filter", "retry", "min", "max", "survey");

    private final Sheet sheet;
    private final String language;

    SurveyReader(Sheet sheet, String language) {
        this.sheet = sheet;
        this.language = language;
    }

    List<Question> read(@Nullable Node survey) {
        List<Question> questions = new ArrayList<>();
        for (Node row : sheet.list(survey, "survey")) {
            Question question = question(row);
            if (question != null) {
                questions.add(question);
            }
        }
        if (survey != null && questions.isEmpty()) {
            sheet.error(Sheet.line(survey), "survey", "FLOW001", "a flow needs at least one question");
        }
        return questions;
    }

    private @Nullable Question question(Node row) {
        if (refused(row)) {
            return null;
        }
        String about = nameOf(row);
        Map<String, Node> keys = sheet.map(row, about, KEYS);
        int line = Sheet.line(row);
        String[] words = Optional.ofNullable(sheet.text(keys.get("type"), about)).orElse("").split("\\s+");
        QuestionType type = type(words, about, keys.containsKey("type") ? Sheet.line(keys.get("type")) : line);
        String name = sheet.text(keys.get("name"), about);
        if (name == null || !name.matches("[a-z][a-z0-9_]{0,59}")) {
            sheet.error(line, about, "FLOW001", "name must be small letters, digits and _, at most 60: " + name);
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
                links(keys.get("links"), name), line);
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
            if (LATER.contains(key)) {
                sheet.error(Sheet.line(tuple.getKeyNode()), nameOf(row), "FLOW001",
                        key + " belongs to the language, but is not known here yet");
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

    private static String nameOf(Node row) {
        if (row instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && (key.getValue().equals("name") || key.getValue().equals("begin_repeat"))
                        && tuple.getValueNode() instanceof ScalarNode value) {
                    return value.getValue();
                }
            }
        }
        return "survey";
    }
}
