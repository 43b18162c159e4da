package jp.tenko.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Makes {@link Choice}s of the choices sheet. Further keys of a choice are columns that a {@code choice_filter} may ask. */
final class ChoicesReader {

    private final Sheet sheet;
    private final String language;

    ChoicesReader(Sheet sheet, String language) {
        this.sheet = sheet;
        this.language = language;
    }

    /** By the name of the list, with the prefix of the call that includes it in front. */
    Map<String, List<Choice>> read(@Nullable Node node) {
        Map<String, List<Choice>> lists = new LinkedHashMap<>();
        sheet.map(node, "choices", Set.of()).forEach((name, items) -> {
            List<Choice> choices = new ArrayList<>();
            for (Node item : sheet.list(items, name)) {
                Choice choice = choice(name, item);
                if (choice != null) {
                    choices.add(choice);
                }
            }
            lists.put(sheet.prefix() + name, List.copyOf(choices));
        });
        return lists;
    }

    private @Nullable Choice choice(String list, Node node) {
        Map<String, Node> keys = sheet.map(node, list, Set.of());
        String name = sheet.text(required(keys, "name", node), list);
        Words label = sheet.words(required(keys, "label", node), list, language);
        if (name == null || label == null) {
            return null;
        }
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            sheet.error(Sheet.line(node), list, "FLOW001", "choice name " + name + " must be letters, digits, _ - .");
        }
        Map<String, String> columns = new LinkedHashMap<>();
        keys.forEach((key, value) -> {
            String text = FlowReader.CHOICE.contains(key) ? null : sheet.text(value, list);
            if (text != null) {
                columns.put(key, text);
            }
        });
        return Choice.of(name, label, sheet.texts(keys.get("accept"), "accept"), columns, Sheet.line(node));
    }

    private @Nullable Node required(Map<String, Node> keys, String key, Node within) {
        Node value = keys.get(key);
        if (value == null) {
            sheet.error(Sheet.line(within), null, "FLOW001", "key " + key + " is missing");
        }
        return value;
    }
}
