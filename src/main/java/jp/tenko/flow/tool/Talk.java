package jp.tenko.flow.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.FormEngine;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Input;
import jp.tenko.flow.Outcome;
import jp.tenko.flow.Say;
import jp.tenko.flow.Situation;
import jp.tenko.flow.Turn;
import jp.tenko.flow.Wish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A conversation in the terminal, in the notation of the dialogues: what the bot says with its buttons numbered, what is recorded, what the person writes. */
@Command(name = "talk", description = {
    "Holds a conversation in the terminal.",
    "Write as the person would; or: tap 2 (or tap LABEL), location 33.24,130.55 ADDRESS, photo ID, sticker. An empty line ends it.",
    "After the last record of a flow with outcomes, write one of them with its values: started asked=10"})
final class Talk implements Callable<Integer> {

    @ParentCommand
    private FlowTool tool = new FlowTool();

    @Parameters(index = "0", paramLabel = "FLOW", description = "its form_id")
    private String formId = "";

    @Option(names = "--language", defaultValue = "ja", description = "of the person (${DEFAULT-VALUE})")
    private String language = "ja";

    @Option(names = "--as", split = ",", description = "roles of the person")
    private Set<String> roles = new LinkedHashSet<>();

    @Option(names = "--fact", description = "what the house knows: --fact asked=10 (a hidden question)")
    private Map<String, String> facts = new LinkedHashMap<>();

    @Option(names = "--list", description = "a list of a select_one_from_file: --list audiences=全員,上広川")
    private Map<String, String> lists = new LinkedHashMap<>();

    @Option(names = "--with", description = "an answer that is known from the start: --with level=destroyed")
    private Map<String, String> prefilled = new LinkedHashMap<>();

    @Spec
    private CommandSpec command = CommandSpec.create();

    private final Screen screen = new Screen();

    @Override
    public Integer call() throws IOException {
        return hold(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), command.commandLine().getOut());
    }

    int hold(BufferedReader in, PrintWriter out) throws IOException {
        FlowLibrary library = FlowLibrary.load(tool.folder());
        FormEngine engine = new FormEngine(library);
        Flow flow = library.flow(formId);
        Turn turn = engine.begin(flow, UUID.randomUUID(), null, prefilled, situation());
        while (true) {
            turn = concluded(engine, flow, turn, in, out);
            show(turn, out);
            if (turn.ended()) {
                return 0;
            }
            out.print("> ");
            out.flush();
            String line = in.readLine();
            if (line == null || line.isBlank()) {
                out.println();
                return 0;
            }
            try {
                turn = engine.advance(flow, turn.place(), input(line.strip(), turn.place().conversation()), situation());
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                out.println("# " + e.getMessage());
                turn = new Turn(turn.place(), List.of(), List.of(), false, null);
            }
        }
    }

    private void show(Turn turn, PrintWriter out) {
        int number = 0;
        for (Say say : turn.words()) {
            StringBuilder line = new StringBuilder("< ").append(say.text().replace("\n", "\n  "));
            for (Say.Row row : say.rows()) {
                line.append("\n  ").append(row.text()).append(row.option() == null ? "" : "  " + ++number + "[" + row.option().label() + "]");
            }
            for (Say.Option option : say.options()) {
                line.append("  ").append(++number).append('[').append(option.label()).append(']');
            }
            out.println(line);
        }
        screen.show(turn.words());
        if (turn.wish() instanceof Wish.ChangeLanguage change) {
            language = change.language();
        }
        if (turn.wish() != null) {
            out.println("= wish " + Rehearsal.words(turn.wish()));
        }
    }

    /** Asks what came of the last record when the flow has words for it; an empty line: nothing. */
    private Turn concluded(FormEngine engine, Flow flow, Turn turn, BufferedReader in, PrintWriter out) throws IOException {
        for (FormRecord record : turn.records()) {
            out.println("= record " + Rehearsal.written(record));
        }
        Set<String> outcomes = flow.settings().outcomes().keySet();
        if (turn.records().isEmpty() || outcomes.isEmpty() || !turn.ended()) {
            return turn;
        }
        out.print("-> (" + String.join(", ", outcomes) + ") ");
        out.flush();
        String line = in.readLine();
        if (line == null || line.isBlank()) {
            return turn;
        }
        String[] words = line.strip().split("\\s+", 2);
        try {
            return engine.conclude(flow, turn, new Outcome(words[0], Dialogue.values(words.length > 1 ? words[1] : "")), situation());
        } catch (IllegalArgumentException e) {
            out.println("# " + e.getMessage());
            return turn;
        }
    }

    /** {@code tap 2} is the second button under what was said last; there may be several of one label. */
    private Input input(String line, UUID conversation) {
        int number = line.matches("tap \\d{1,2}") ? Integer.parseInt(line.substring(4)) : 0;
        if (number < 1 || number > screen.numbered().size()) {
            return screen.input(Dialogue.action(line), conversation);
        }
        Say.Option option = screen.numbered().get(number - 1);
        return screen.tap(option.action(), option.label(), conversation);
    }

    private Situation situation() {
        Map<String, Map<String, String>> offered = new LinkedHashMap<>();
        lists.forEach((list, labels) -> {
            Map<String, String> byName = new LinkedHashMap<>();
            for (String label : labels.split(",")) {
                byName.put(label.replace(' ', '_'), label);
            }
            offered.put(list, byName);
        });
        return new Situation(Instant.now(), language, roles, new KnownFacts(facts, offered));
    }
}
