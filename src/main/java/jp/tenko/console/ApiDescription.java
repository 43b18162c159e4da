package jp.tenko.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the JSON API answers, for people to read: the same {@code openapi.yaml} that machines get. Its words are Japanese and English
 * with a slash between.
 */
@Component
class ApiDescription {

    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Object> root;

    ApiDescription() {
        try (InputStream yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
            root = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml is missing in the program", e);
        }
    }

    /** @param answer the name of what comes back; empty: no JSON */
    record Path(String address, String summary, String answer) {}

    /** @param words the values it can have, each with what it is called; empty: any */
    record Field(String name, String type, boolean always, String meaning, Map<String, String> words) {}

    record Schema(String name, String meaning, List<Field> fields) {}

    List<Path> paths(String language) {
        List<Path> paths = new ArrayList<>();
        map(root.get("paths")).forEach((address, operations) -> {
            Map<String, Object> get = map(map(operations).get("get"));
            Map<String, Object> content = map(map(map(get.get("responses")).get("200")).get("content"));
            Map<String, Object> schema = map(map(content.get("application/json")).get("schema"));
            paths.add(new Path(address, in(language, get.get("summary")), named(schema)));
        });
        return paths;
    }

    List<Schema> schemas(String language) {
        List<Schema> schemas = new ArrayList<>();
        map(map(root.get("components")).get("schemas"))
                .forEach((name, schema) -> add(schemas, name, map(schema), language));
        return schemas;
    }

    /** What stands inside another one gets a table of its own. */
    private void add(List<Schema> schemas, String name, Map<String, Object> schema, String language) {
        List<Field> fields = new ArrayList<>();
        List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
        List<Schema> inside = new ArrayList<>();
        map(schema.get("properties")).forEach((field, value) -> {
            Map<String, Object> described = map(value);
            Map<String, Object> object = described.containsKey("items") ? map(described.get("items")) : described;
            String type = type(described);
            if (object.containsKey("properties")) {
                type = name + "." + field;
                add(inside, type, object, language);
            }
            fields.add(new Field(
                    field,
                    type + (described.containsKey("items") && object.containsKey("properties") ? " []" : ""),
                    required.contains(field),
                    in(language, described.get("description")),
                    words(map(described.get("x-words")))));
        });
        schemas.add(new Schema(name, in(language, schema.get("description")), fields));
        schemas.addAll(inside);
    }

    private static String type(Map<String, Object> schema) {
        if (schema.containsKey("$ref")) {
            return named(schema);
        }
        if (schema.containsKey("items")) {
            return type(map(schema.get("items"))) + " []";
        }
        Object format = schema.get("format");
        return format == null ? String.valueOf(schema.get("type")) : schema.get("type") + " (" + format + ")";
    }

    private static String named(Map<String, Object> schema) {
        return String.valueOf(schema.getOrDefault("$ref", "")).replace(REFERENCE, "");
    }

    private static Map<String, String> words(Map<String, Object> words) {
        Map<String, String> named = new LinkedHashMap<>();
        words.forEach((value, word) -> named.put(value, String.valueOf(word)));
        return named;
    }

    private static String in(String language, Object both) {
        String[] words = both == null ? new String[] {""} : both.toString().split(" / ", 2);
        return language.equals("en") && words.length == 2 ? words[1] : words[0];
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> any) {
            any.forEach((key, one) -> map.put(String.valueOf(key), one));
        }
        return map;
    }
}
