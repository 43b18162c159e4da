package jp.tenko.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The command words, written once for all flows in {@code conversation-flows/commands.yaml}: those understood at any
 * time ({@code back}, {@code cancel} …) and those that are only buttons where they are offered ({@code send}, {@code keep} …).
 */
public final class Commands {

    static final Set<String> ANYTIME =
            Set.of("back", "correct", "later", "cancel", "skip", "again", "help", "language", "menu");
    static final Set<String> OFFERED = Set.of("send", "keep", "done", "drop", "leave", "continue", "more",
            "acknowledge", "unknown", "next", "add", "no_more", "remove", "restore");

    /** @param folded its label in every language and its other words */
    private record Command(Words label, Set<String> folded) {

        static Command of(Words label, List<String> words) {
            Set<String> folded = new HashSet<>();
            words.forEach(word -> folded.add(Fold.fold(word)));
            label.languages().forEach(language -> folded.add(Fold.fold(label.in(language))));
            return new Command(label, Set.copyOf(folded));
        }
    }

    private final Map<String, Command> byName;
    private final Map<String, String> languages;
    private final Set<String> optionalLanguages;
    private final Map<String, String> anytime = new HashMap<>();

    private final Cries cries;

    /**
     * How people cry for help, {@link Fold}ed.
     *
     * @param alone only when nothing else is said: "help" is a part of many words
     * @param within anywhere in a sentence
     * @param injured tells, anywhere in a sentence, that somebody is hurt
     * @param unhurt takes that back: "nobody is hurt"
     */
    private record Cries(Set<String> alone, Set<String> within, Set<String> injured, Set<String> unhurt) {

        static Cries read(Sheet sheet, @Nullable Node node) {
            Map<String, Node> keys = sheet.map(node, "cries", Set.of("alone", "within", "injured", "unhurt"));
            return new Cries(
                    folded(sheet, keys.get("alone"), "alone"), folded(sheet, keys.get("within"), "within"),
                    folded(sheet, keys.get("injured"), "injured"), folded(sheet, keys.get("unhurt"), "unhurt"));
        }

        private static Set<String> folded(Sheet sheet, @Nullable Node node, String key) {
            return sheet.texts(node, key).stream().map(Fold::fold).collect(Collectors.toUnmodifiableSet());
        }
    }

    private Commands(Map<String, Command> byName, Map<String, String> languages, Set<String> optionalLanguages, Cries cries) {
        this.byName = byName;
        this.languages = languages;
        this.optionalLanguages = optionalLanguages;
        this.cries = cries;
        ANYTIME.forEach(name -> folded(name).forEach(word -> anytime.put(word, name)));
    }

    /** The command a typed word is, at any time: {@code cancel}; null: none. */
    public Optional<String> named(String typed) {
        String folded = Fold.fold(typed);
        return Optional.ofNullable(anytime.getOrDefault(folded, anytime.get(Fold.plain(folded))));
    }

    /** Whether somebody calls for help: 助けて, or a sentence with it. */
    public boolean isCry(String typed) {
        String folded = Fold.fold(typed);
        return isCryAlone(typed) || cries.within().stream().anyMatch(folded::contains);
    }

    /** Nothing else is said. */
    boolean isCryAlone(String typed) {
        String plain = Fold.plain(Fold.fold(typed));
        return cries.alone().contains(plain) || cries.within().contains(plain);
    }

    /** Whether a sentence tells that somebody is hurt: 足をけがした; not けがはありません. */
    public boolean isOfInjury(String typed) {
        String folded = Fold.fold(typed);
        return cries.injured().stream().anyMatch(folded::contains) && cries.unhurt().stream().noneMatch(folded::contains);
    }

    /** Languages the bot speaks, by tag, as each calls itself. */
    public Map<String, String> languages() {
        return languages;
    }

    /** Languages that a flow may speak or not; the others every flow speaks. */
    Set<String> optionalLanguages() {
        return optionalLanguages;
    }

    public String label(String command, String language) {
        return command(command).label().in(language);
    }

    /** The typed words that mean a command where it is offered, {@link Fold}ed. */
    Set<String> folded(String command) {
        return command(command).folded();
    }

    Set<String> anytimeWords() {
        return anytime.keySet();
    }


    private Command command(String name) {
        Command command = byName.get(name);
        if (command == null) {
            throw new IllegalArgumentException("unknown command " + name + "; known: " + byName.keySet());
        }
        return command;
    }

    /** @return null when something is missing; the sheet's findings say what */
    static @Nullable Commands read(Sheet sheet, Map<String, Node> root) {
        Map<String, String> languages = new LinkedHashMap<>();
        sheet.map(root.get("languages"), "languages", Set.of()).forEach((tag, name) -> {
            String text = sheet.text(name, tag);
            if (text != null) {
                languages.put(tag, text);
            }
        });
        List<String> optional = sheet.texts(root.get("optional_languages"), "optional_languages");
        for (String tag : optional) {
            if (!languages.containsKey(tag)) {
                sheet.error(Sheet.line(root.get("optional_languages")), "optional_languages", "FLOW001",
                        "unknown language " + tag + Nearest.hint(tag, languages.keySet()));
            }
        }
        Map<String, Command> commands = new LinkedHashMap<>();
        read(sheet, root.get("commands"), "commands", ANYTIME, commands);
        read(sheet, root.get("buttons"), "buttons", OFFERED, commands);
        boolean whole = commands.size() == ANYTIME.size() + OFFERED.size() && !languages.isEmpty();
        return whole ? new Commands(Map.copyOf(commands), java.util.Collections.unmodifiableMap(languages), Set.copyOf(optional),
                Cries.read(sheet, root.get("cries"))) : null;
    }

    private static void read(Sheet sheet, @Nullable Node node, String section, Set<String> names,
            Map<String, Command> into) {
        Map<String, Node> entries = sheet.map(node, section, names);
        for (String name : names.stream().sorted().toList()) {
            Map<String, Node> keys = sheet.map(entries.get(name), name, Set.of("label", "words"));
            Words label = sheet.words(keys.get("label"), name, "ja");
            if (label == null) {
                sheet.error(Sheet.line(node), name, "FLOW001", section + ": " + name + " with a label is missing");
            } else {
                into.put(name, Command.of(label, sheet.texts(keys.get("words"), name)));
            }
        }
    }
}
