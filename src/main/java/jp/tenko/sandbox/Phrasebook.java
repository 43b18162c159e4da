package jp.tenko.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The words that invented people understand on their screens: those of one flow, as they stand in {@code conversation-flows/}.
 * So they recognise a question by what is written there, in their language, and know nothing of how Tenko works.
 */
final class Phrasebook {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

    /** @param choices name → label by language, in the order in which they are offered; empty for other questions */
    record Question(String name, String type, boolean required, Map<String, String> label, Map<String, String> shortLabel,
            Map<String, Map<String, String>> choices) {

        boolean isOf(String kind) {
            return type.equals(kind) || type.startsWith(kind + " ");
        }
    }

    private final List<Question> questions = new ArrayList<>();
    private final Map<String, Map<String, String>> commands = new LinkedHashMap<>();
    private final List<Map<String, String>> endings = new ArrayList<>();
    private final List<String> keywords;
    private final Map<String, String> quick;

    private Phrasebook(Map<String, Object> flow, Map<String, Object> commandWords, Map<String, String> quick) {
        Map<String, Object> settings = map(flow.get("settings"));
        Map<String, Object> lists = map(flow.get("choices"));
        questions(list(flow.get("survey")), lists);
        for (String section : List.of("commands", "buttons")) {
            map(commandWords.get(section)).forEach((name, words) -> commands.put(name, words(map(words).get("label"))));
        }
        map(settings.get("outcomes")).values().forEach(outcome -> endings.add(words(map(outcome).get("say"))));
        this.keywords = list(map(settings.get("start")).get("keywords")).stream().map(Object::toString).toList();
        this.quick = quick;
    }

    /**
     * Of the flow with this id.
     *
     * @param folder of the flows
     * @return empty when the folder has no such flow
     */
    static Optional<Phrasebook> of(Path folder, String formId) {
        Path flow = folder.resolve(formId + ".yaml");
        if (!Files.exists(flow)) {
            return Optional.empty();
        }
        Path menus = folder.resolve("rich-menus.yaml");
        return Optional.of(new Phrasebook(
                read(flow), read(folder.resolve("commands.yaml")), Files.exists(menus) ? quick(read(menus), formId) : Map.of()));
    }

    /** The question that the screen asks, the last of them if there are several; empty when it asks none. */
    Optional<Question> asked(String screen, String language) {
        int latest = -1;
        Question found = null;
        for (Question question : questions) {
            int at = place(screen, in(question.label, language));
            if (at > latest) {
                latest = at;
                found = question;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether the screen says that the report was received. */
    boolean ended(String screen, String language) {
        return endings.stream().anyMatch(say -> place(screen, in(say, language)) >= 0);
    }

    String choice(Question question, String name, String language) {
        return in(question.choices.getOrDefault(name, Map.of("ja", name)), language);
    }

    String shortLabel(Question question, String language) {
        return in(question.shortLabel, language);
    }

    /** What is written on the button of a command, and understood when it is typed: {@code send}, {@code skip} … */
    String command(String name, String language) {
        return in(commands.getOrDefault(name, Map.of("ja", name)), language);
    }

    String keyword() {
        return keywords.getFirst();
    }

    /** The label of the area on the menu under the chat that reports "no damage" with one tap; empty when there is none. */
    Optional<String> quick(String language) {
        return quick.isEmpty() ? Optional.empty() : Optional.of(in(quick, language));
    }

    Optional<Question> question(String name) {
        return questions.stream().filter(question -> question.name.equals(name)).findFirst();
    }

    /** Where on the screen the words stand, whatever fills their placeholders; -1: nowhere. */
    private static int place(String screen, String words) {
        if (words.isBlank()) {
            return -1;
        }
        String pattern = PLACEHOLDER.splitAsStream(words + " ").map(part -> Pattern.quote(part.strip())).collect(Collectors.joining(".*?"));
        var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(screen);
        int at = -1;
        while (found.find()) {
            at = found.start();
        }
        return at;
    }

    /** As the bot falls back: its main language, then English where the language is not Japanese, then Japanese. */
    private static String in(Map<String, String> words, String language) {
        String main = language.replaceFirst("-.*", "");
        String last = main.equals("ja") ? words.getOrDefault("ja", "") : words.getOrDefault("en", words.getOrDefault("ja", ""));
        return words.getOrDefault(language, words.getOrDefault(main, last));
    }

    private void questions(List<Object> survey, Map<String, Object> lists) {
        for (Object item : survey) {
            Map<String, Object> keys = map(item);
            if (keys.containsKey("survey")) {
                questions(list(keys.get("survey")), lists);
            } else if (keys.containsKey("name") && keys.containsKey("label") && !keys.get("type").equals("note")) {
                String type = keys.get("type").toString();
                Map<String, Map<String, String>> choices = new LinkedHashMap<>();
                if (type.contains(" ")) {
                    list(lists.get(type.replaceFirst(".* ", ""))).forEach(choice ->
                            choices.put(map(choice).get("name").toString(), words(map(choice).get("label"))));
                }
                questions.add(new Question(keys.get("name").toString(), type, "true".equals(keys.get("required")),
                        words(keys.get("label")), words(keys.get("short")), choices));
            }
        }
    }

    private static Map<String, String> quick(Map<String, Object> menus, String formId) {
        for (Object menu : map(menus.get("menus")).values()) {
            for (Object row : list(map(menu).get("rows"))) {
                for (Object area : list(map(row).get("areas"))) {
                    if (formId.equals(map(area).get("begin")) && map(area).containsKey("answer")) {
                        return words(map(area).get("label"));
                    }
                }
            }
        }
        return Map.of();
    }

    private static Map<String, String> words(@Nullable Object value) {
        if (value instanceof String text) {
            return Map.of("ja", text);
        }
        Map<String, String> words = new LinkedHashMap<>();
        map(value).forEach((language, text) -> words.put(language, text.toString()));
        return words;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(@Nullable Object value) {
        return value instanceof List ? (List<Object>) value : List.of();
    }

    /** Every scalar as text, as the flows are read: YAML would make {@code yes} something else. */
    private static Map<String, Object> read(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            return map(plain(new Yaml(new SafeConstructor(new LoaderOptions())).compose(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("the words of the flood cannot be read: " + file, e);
        }
    }

    private static Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                mapping.getValue().forEach(tuple -> entries.put(plain(tuple.getKeyNode()).toString(), plain(tuple.getValueNode())));
                yield entries;
            }
            case SequenceNode sequence -> sequence.getValue().stream().map(Phrasebook::plain).toList();
            case ScalarNode scalar -> scalar.getValue().strip();
            default -> "";
        };
    }
}
