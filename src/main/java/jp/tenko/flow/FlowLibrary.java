package jp.tenko.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * All that the bot says, read from {@code conversation-flows/}: the flows, the command words, the phrases and notices, the
 * menus under the chat.
 * Immutable. To take changed files into use, load again and replace the whole; if that throws, go on with this one.
 */
public final class FlowLibrary {

    private static final String COMMANDS = "commands.yaml";
    private static final String NOTICES = "notices.yaml";
    private static final String MENUS = "rich-menus.yaml";

    private final Map<String, Flow> byFormId;
    private final Map<String, Flow> byHash = new HashMap<>();
    private final Commands commands;
    private final Phrases phrases;
    private final List<MenuPlan> menus;
    private final List<Finding> warnings;

    private FlowLibrary(Map<String, Flow> byFormId, Commands commands, Phrases phrases, List<MenuPlan> menus,
            List<Finding> warnings) {
        this.byFormId = byFormId;
        this.commands = commands;
        this.phrases = phrases;
        this.menus = List.copyOf(menus);
        this.warnings = List.copyOf(warnings);
        byFormId.values().forEach(flow -> byHash.put(flow.hash(), flow));
    }

    /** @throws FlowErrors with all mistakes of all files; then nothing was loaded */
    public static FlowLibrary load(Path folder) {
        return load(readFiles(folder));
    }

    /** @param files text by file name: {@code commands.yaml}, {@code notices.yaml}, and the flows */
    static FlowLibrary load(Map<String, String> files) {
        List<Finding> findings = new ArrayList<>();
        FlowLibrary library = read(files, findings);
        if (library == null) {
            throw new FlowErrors(findings.stream().filter(f -> f.severity() == Finding.Severity.ERROR).toList());
        }
        return library;
    }

    /** Everything that is to be said about a folder, warnings among it: for whoever writes the flows. */
    public static List<Finding> check(Path folder) {
        List<Finding> findings = new ArrayList<>();
        read(readFiles(folder), findings);
        return List.copyOf(findings);
    }

    /** What is to be said about one more flow, with the words of a folder; it may lie elsewhere. */
    public static List<Finding> check(Path folder, Path flow) {
        Map<String, String> files = new TreeMap<>(readFiles(folder));
        String file = flow.getFileName().toString();
        try {
            files.put(file, Files.readString(flow));
        } catch (IOException e) {
            throw new UncheckedIOException("the flow cannot be read: " + flow, e);
        }
        List<Finding> findings = new ArrayList<>();
        read(files, findings);
        return findings.stream().filter(finding -> finding.file().equals(file)).toList();
    }

    /** Why an expression cannot be used; empty when it can. Whether its names exist the flow must say. */
    public static Optional<String> wrongExpression(String expression) {
        try {
            Expression.compile(expression);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** @return null when any of the findings is an error */
    private static @Nullable FlowLibrary read(Map<String, String> files, List<Finding> findings) {
        Map<String, Words> texts = new LinkedHashMap<>();
        Commands commands = readCommands(files, texts, findings);
        Set<String> languages = commands == null ? Set.of("ja") : commands.languages().keySet();
        Set<String> optional = commands == null ? Set.of() : commands.optionalLanguages();
        readNotices(files, languages, optional, texts, findings);
        Map<String, Flow> flows = new TreeMap<>();
        files.forEach((file, source) -> {
            if (Set.of(COMMANDS, NOTICES, MENUS).contains(file)) {
                return;
            }
            Flow flow = readFlow(file, Calls.complete(source, files), commands, languages, optional, findings);
            if (flow != null) {
                flows.put(flow.formId(), flow);
            }
        });
        new KeywordLints(flows.values(), findings).check();
        List<MenuPlan> menus = files.containsKey(MENUS)
                ? new MenuReader(new Sheet(MENUS, findings), languages, flows).read(files.get(MENUS))
                : List.of();
        boolean errors = findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
        return errors || commands == null ? null : new FlowLibrary(flows, commands, Phrases.of(texts), menus, findings);
    }

    /**
     * The flow that a stored source text is: of a conversation begun before the file changed.
     *
     * @throws FlowErrors when this version of Tenko cannot run it any more; then {@link FormEngine#carry} the answers
     */
    public static Flow parse(String fileName, String yaml) {
        List<Finding> findings = new ArrayList<>();
        Sheet sheet = new Sheet(fileName, findings);
        Flow flow = new FlowReader(sheet).read(yaml);
        if (flow != null) {
            new FlowLints(flow, sheet).structure();
        }
        if (flow == null || !findings.isEmpty()) {
            throw new FlowErrors(findings);
        }
        return flow;
    }

    public Collection<Flow> flows() {
        return java.util.Collections.unmodifiableCollection(byFormId.values());
    }

    /** @throws IllegalArgumentException when there is none */
    public Flow flow(String formId) {
        Flow flow = byFormId.get(formId);
        if (flow == null) {
            throw new IllegalArgumentException("no flow " + formId + Nearest.hint(formId, byFormId.keySet()));
        }
        return flow;
    }

    /** Of the flows as they are now; an older definition is in the table of definitions. */
    public Optional<Flow> byHash(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** The flow that a typed word starts, for a person with these roles: one of its keywords, or what a menu calls it. */
    public Optional<Flow> startedBy(String typed, Set<String> roles) {
        String folded = Fold.fold(typed);
        String plain = Fold.plain(folded);
        return byFormId.values().stream().filter(flow -> mayStart(flow, roles))
                .filter(flow -> Stream.concat(flow.settings().keywords().stream(), flow.settings().title().all().stream())
                        .map(Fold::fold)
                        .anyMatch(keyword -> keyword.equals(folded) || keyword.equals(plain)))
                .findFirst();
    }

    /** Whether these people may begin it by themselves; a flow without start words is only ever begun by the house. */
    public boolean mayStart(Flow flow, Set<String> roles) {
        Set<String> allowed = flow.settings().roles();
        return !flow.settings().keywords().isEmpty() && (allowed.isEmpty() || roles.stream().anyMatch(allowed::contains));
    }

    public Commands commands() {
        return commands;
    }

    public Phrases phrases() {
        return phrases;
    }

    /** The menus under the chat, one for each audience; empty when the folder has no {@code rich-menus.yaml}. */
    public List<MenuPlan> menus() {
        return menus;
    }

    public List<Finding> warnings() {
        return warnings;
    }

    /** A definition that has been in use. */
    public record Known(String formId, String version, String hash) {}

    /** FLOW020: flows whose content changed although their version is one that was in use with other content. */
    public List<Finding> changedWithoutNewVersion(Collection<Known> used) {
        return byFormId.values().stream()
                .filter(flow -> used.stream().noneMatch(known -> known.hash().equals(flow.hash())))
                .filter(flow -> used.stream().anyMatch(known ->
                        known.formId().equals(flow.formId()) && known.version().equals(flow.version())))
                .map(flow -> new Finding(flow.formId() + ".yaml", 1, null, "FLOW020", Finding.Severity.ERROR,
                        "content changed, but version is still " + flow.version() + "; raise it"))
                .toList();
    }

    /**
     * FLOW023: what the program may name was there and is not any more, or wants to be filled in with something that nobody gives. Only a
     * new version of Tenko takes that into use.
     */
    public List<Finding> goneSince(FlowLibrary before) {
        List<Finding> gone = new ArrayList<>();
        before.byFormId.keySet().stream().filter(formId -> !byFormId.containsKey(formId)).forEach(formId -> gone.add(
                new Finding(formId + ".yaml", 1, null, "FLOW023", Finding.Severity.ERROR, "the flow is gone while Tenko runs; put it back")));
        for (String name : before.phrases.names()) {
            if (!phrases.names().contains(name)) {
                gone.add(new Finding(NOTICES, 1, name, "FLOW023", Finding.Severity.ERROR, "text " + name + " is gone; put it back"));
            } else if (!before.phrases.placeholders(name).containsAll(phrases.placeholders(name))) {
                gone.add(new Finding(NOTICES, 1, name, "FLOW023", Finding.Severity.ERROR,
                        "text " + name + " can show only " + before.phrases.placeholders(name) + ", not " + phrases.placeholders(name)));
            }
        }
        return gone;
    }

    private static @Nullable Flow readFlow(String file, String source, @Nullable Commands commands,
            Set<String> languages, Set<String> optional, List<Finding> findings) {
        Sheet sheet = new Sheet(file, findings);
        int before = findings.size();
        Flow flow = new FlowReader(sheet).read(source);
        if (flow == null) {
            return null;
        }
        if (!file.equals(flow.formId() + ".yaml")) {
            sheet.error(1, null, "FLOW001", "form_id " + flow.formId() + " must be the file's name");
        }
        FlowLints lints = new FlowLints(flow, sheet);
        lints.structure();
        boolean runs = findings.stream().skip(before).noneMatch(f -> f.severity() == Finding.Severity.ERROR);
        lints.texts(languages, optional);
        new LineLints(flow, sheet).check();
        if (commands != null) {
            lints.commandWords(commands);
        }
        if (runs) {
            lints.paths();
        }
        return flow;
    }

    private static @Nullable Commands readCommands(Map<String, String> files, Map<String, Words> texts,
            List<Finding> findings) {
        Sheet sheet = new Sheet(COMMANDS, findings);
        Map<String, Node> root = sheet.map(
                sheet.parse(files.getOrDefault(COMMANDS, "")), COMMANDS, Set.of("languages", "optional_languages", "commands", "buttons", "cries", "phrases"));
        Commands commands = Commands.read(sheet, root);
        Set<String> languages = commands == null ? Set.of("ja") : commands.languages().keySet();
        Phrases.read(sheet, sheet.map(root.get("phrases"), "phrases", Set.of()),
                new TextLints(sheet, "ja", languages, Set.of()), texts);
        Phrases.checkEngine(sheet, texts);
        return commands;
    }

    private static void readNotices(Map<String, String> files, Set<String> languages, Set<String> optional,
            Map<String, Words> texts, List<Finding> findings) {
        Sheet sheet = new Sheet(NOTICES, findings);
        Map<String, Node> root = sheet.map(sheet.parse(files.getOrDefault(NOTICES, "")), NOTICES, Set.of());
        Phrases.read(sheet, root, new TextLints(sheet, "ja", languages, optional), texts);
    }

    private static Map<String, String> readFiles(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            Map<String, String> files = new TreeMap<>();
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of flows cannot be read: " + folder, e);
        }
    }
}
