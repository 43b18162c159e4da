package jp.tenko.flow.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A flow as it is written, its three sheets not yet understood: every value is a text, a map or a list. So what the engine does not know is drawn and carried
 * into a workbook all the same.
 *
 * @param settings by key
 * @param choices by list, each with its keys
 */
record XlsForm(Map<String, Object> settings, Map<String, List<Map<String, Object>>> choices, List<Row> survey) {

    /** A row of the survey: a question, or what is put around several. */
    enum Kind {
        QUESTION,
        GROUP,
        REPEAT,
        CALL
    }

    /**
     * @param name empty when the row has none
     * @param keys with {@code type} and {@code name} for a question; without name and {@code survey} for a group
     * @param inside rows of a group or a repeat
     */
    record Row(Kind kind, String name, Map<String, Object> keys, List<Row> inside) {

        private static final Map<String, Kind> OPENING =
                Map.of("group", Kind.GROUP, "begin_repeat", Kind.REPEAT, "call", Kind.CALL);

        static Row of(Map<String, Object> written) {
            Map<String, Object> keys = new LinkedHashMap<>(written);
            for (var opening : OPENING.entrySet()) {
                if (keys.containsKey(opening.getKey())) {
                    List<Row> inside = rows(keys.remove("survey"));
                    boolean named = opening.getValue() != Kind.CALL;
                    String name = String.valueOf(named ? keys.remove(opening.getKey()) : keys.getOrDefault("name", ""));
                    return new Row(opening.getValue(), name, keys, inside);
                }
            }
            return new Row(Kind.QUESTION, String.valueOf(keys.getOrDefault("name", "")), keys, List.of());
        }

        Map<String, Object> written() {
            Map<String, Object> written = new LinkedHashMap<>();
            switch (kind) {
                case GROUP -> written.put("group", name);
                case REPEAT -> written.put("begin_repeat", name);
                case QUESTION, CALL -> {}
            }
            written.putAll(keys);
            if (!inside.isEmpty()) {
                written.put("survey", inside.stream().map(Row::written).toList());
            }
            return written;
        }

        /** {@code select_one}; of a group empty. */
        String type() {
            return text("type").split("\\s+")[0];
        }

        /** The list of a select; empty when it has none. */
        String list() {
            String[] words = text("type").split("\\s+");
            return words.length > 1 ? words[1] : "";
        }

        /** Empty when it is not there. */
        String text(String key) {
            return keys.get(key) instanceof String text ? text : "";
        }

        /** A text of that key in the language, else in the first one it has. */
        Optional<String> words(String key, String language) {
            return inLanguage(keys.get(key), language);
        }

        boolean seen() {
            return !Set.of("calculate", "hidden").contains(type());
        }

        Stream<Row> all() {
            return Stream.concat(Stream.of(this), inside.stream().flatMap(Row::all));
        }

        private static List<Row> rows(@Nullable Object survey) {
            return maps(survey).stream().map(Row::of).toList();
        }
    }

    static XlsForm parse(String yaml) {
        Map<String, Object> root = YamlText.read(yaml);
        Map<String, List<Map<String, Object>>> choices = new LinkedHashMap<>();
        map(root.get("choices")).forEach((list, rows) -> choices.put(list, maps(rows)));
        return new XlsForm(map(root.get("settings")), choices, Row.rows(root.get("survey")));
    }

    String yaml() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("settings", settings);
        if (!choices.isEmpty()) {
            root.put("choices", choices);
        }
        root.put("survey", survey.stream().map(Row::written).toList());
        return YamlText.write(root);
    }

    String formId() {
        return setting("form_id", "");
    }

    String defaultLanguage() {
        return setting("default_language", "ja");
    }

    String title(String language) {
        return inLanguage(settings.get("form_title"), language).orElse(formId());
    }

    String setting(String key, String otherwise) {
        return settings.get(key) instanceof String text ? text : otherwise;
    }

    /** Every row, those inside groups and repeats among them, in the order of the form. */
    List<Row> rows() {
        return survey.stream().flatMap(Row::all).toList();
    }

    List<Map<String, Object>> choices(Row question) {
        return question.type().endsWith("_from_file") ? List.of() : choices.getOrDefault(question.list(), List.of());
    }

    Optional<Row> question(String name) {
        return rows().stream().filter(row -> row.name().equals(name)).findFirst();
    }

    static Optional<String> inLanguage(@Nullable Object words, String language) {
        if (words instanceof Map<?, ?> byLanguage) {
            Object text = byLanguage.containsKey(language) ? byLanguage.get(language) : byLanguage.values().stream().findFirst().orElse(null);
            return Optional.ofNullable(text).map(Object::toString);
        }
        return Optional.ofNullable(words).map(Object::toString);
    }

    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> any) {
            any.forEach((key, one) -> map.put(String.valueOf(key), one));
        }
        return map;
    }

    static List<Map<String, Object>> maps(@Nullable Object value) {
        List<Map<String, Object>> maps = new ArrayList<>();
        if (value instanceof List<?> any) {
            any.forEach(one -> maps.add(map(one)));
        }
        return maps;
    }
}
