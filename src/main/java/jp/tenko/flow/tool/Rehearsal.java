package jp.tenko.flow.tool;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
import org.jspecify.annotations.Nullable;

/** Plays a {@link Dialogue} against the engine alone, to its end, and says where it does not go as it is written. Used once. */
public final class Rehearsal {

    private final FlowLibrary library;
    private final FormEngine engine;
    private final Dialogue dialogue;
    private final UnaryOperator<Turn> watching;
    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, Map<String, String>> lists = new HashMap<>();
    private final Screen screen = new Screen();
    private final Deque<Say> unread = new ArrayDeque<>();
    private final Deque<FormRecord> records = new ArrayDeque<>();
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private Instant now;
    private String language;
    private Flow flow;
    private @Nullable Turn last;

    /**
     * A line that is not as it is played.
     *
     * @param line of the dialogue, from 1
     */
    public record Difference(String dialogue, int line, String message) {

        @Override
        public String toString() {
            return dialogue + ":" + line + " " + message;
        }
    }

    /**
     * What came of one thing that the person did.
     *
     * @param line on which they did it; 0 before the first
     */
    record Part(int line, List<Say> said, List<FormRecord> recorded) {

        Part(int line) {
            this(line, new ArrayList<>(), new ArrayList<>());
        }
    }

    /** @param watching sees each turn, and may put one in its place that has been through what happens between two turns in real life */
    public Rehearsal(FlowLibrary library, Dialogue dialogue, UnaryOperator<Turn> watching) {
        this.library = library;
        this.engine = new FormEngine(library);
        this.dialogue = dialogue;
        this.watching = watching;
        this.now = dialogue.now();
        this.language = dialogue.language();
        this.flow = library.flow(dialogue.flow());
    }

    /** @return empty when it goes as it is written */
    public List<Difference> play() {
        parts.add(new Part(0));
        List<Dialogue.Step> steps = dialogue.steps();
        for (int i = 0; i < steps.size(); i++) {
            step(steps.get(i), steps.subList(i + 1, steps.size()));
        }
        nothingUnread(steps.isEmpty() ? 1 : steps.getLast().line());
        return List.copyOf(differences);
    }

    List<Part> parts() {
        return parts;
    }

    private void step(Dialogue.Step step, List<Dialogue.Step> rest) {
        switch (step) {
            case Dialogue.Fact fact -> facts.putAll(fact.values());
            case Dialogue.Offer offer -> lists.put(offer.list(), offer.choices());
            case Dialogue.Waits waits -> {
                nothingUnread(waits.line());
                now = now.plus(waits.duration());
            }
            case Dialogue.Elsewhere elsewhere -> {}
            case Dialogue.Does does -> does(does, rest);
            case Dialogue.Replies replies -> read(replies);
            case Dialogue.Pushes pushes -> {}
            case Dialogue.Records expected -> record(expected);
            case Dialogue.Wishes expected -> {
                String wish = wishes.isEmpty() ? "nothing" : words(wishes.poll());
                differs(expected.line(), wish, (expected.wish() + " " + expected.about()).strip());
            }
        }
    }

    private void does(Dialogue.Does does, List<Dialogue.Step> rest) {
        if (last == null && !startsByWord(does.action())) {
            begin(List.of());
            unread.clear(); // begun by the house: what it said is on the screen
            parts.getLast().said().clear();
        }
        nothingUnread(does.line());
        parts.add(new Part(does.line()));
        Input input = last == null ? null : input(does, last);
        for (int i = 0; i < (does.times() == Dialogue.Times.TWO_AT_ONCE ? 2 : 1); i++) {
            if (last == null) {
                begin(rest);
            } else if (input != null) {
                take(engine.advance(flow, last.place(), input, situation()), rest);
            }
        }
    }

    private @Nullable Input input(Dialogue.Does does, Turn before) {
        try {
            return screen.input(does.action(), before.place().conversation());
        } catch (IllegalArgumentException e) {
            differences.add(new Difference(dialogue.name(), does.line(), String.valueOf(e.getMessage())));
            return null;
        }
    }

    private boolean startsByWord(Dialogue.Action action) {
        return action instanceof Dialogue.Types types
                && library.startedBy(types.text(), dialogue.roles()).filter(flow::equals).isPresent();
    }

    private void begin(List<Dialogue.Step> rest) {
        take(engine.begin(flow, UUID.randomUUID(), "subject", dialogue.with(), situation()), rest);
    }

    private void take(Turn turn, List<Dialogue.Step> rest) {
        records.addAll(turn.records());
        parts.getLast().recorded().addAll(turn.records());
        Optional<Dialogue.Concluded> outcome = turn.records().isEmpty() ? Optional.empty() : outcome(rest);
        Turn next = outcome.isEmpty() ? turn
                : engine.conclude(flow, turn, new Outcome(outcome.get().outcome(), outcome.get().values()), situation());
        last = watching.apply(next);
        screen.show(next.words());
        unread.addAll(next.words());
        parts.getLast().said().addAll(next.words());
        if (next.wish() != null) {
            wishes.add(next.wish());
            if (next.wish() instanceof Wish.ChangeLanguage change) {
                language = change.language();
            }
        }
    }

    /** What came of the record, if the dialogue says so before the person's next word. */
    private static Optional<Dialogue.Concluded> outcome(List<Dialogue.Step> rest) {
        return rest.stream().takeWhile(step -> !(step instanceof Dialogue.Does))
                .filter(step -> step instanceof Dialogue.Records records && records.outcome().isPresent())
                .findFirst().flatMap(step -> ((Dialogue.Records) step).outcome());
    }

    private void read(Dialogue.Replies replies) {
        if (last == null) {
            begin(List.of());
        }
        Say say = unread.poll();
        if (say == null || !Screen.shows(say, replies.expected())) {
            differs(replies.line(), say == null ? "nothing" : Screen.written(say), replies.expected().toString());
        }
    }

    private void record(Dialogue.Records expected) {
        FormRecord record = records.poll();
        if (record == null || !same(record, expected)) {
            differs(expected.line(), record == null ? "nothing" : written(record), expected.record() + " " + expected.answers());
        }
    }

    private void nothingUnread(int line) {
        List<String> unexpected = new ArrayList<>(unread.stream().map(Screen::written).toList());
        records.forEach(record -> unexpected.add("= record " + written(record)));
        wishes.forEach(wish -> unexpected.add("= wish " + words(wish)));
        unexpected.forEach(what -> differs(line, what, "nothing more before this line"));
        unread.clear();
        records.clear();
        wishes.clear();
    }

    private void differs(int line, String played, String written) {
        if (!played.equals(written)) {
            differences.add(new Difference(dialogue.name(), line, "\n  played:  " + played + "\n  written: " + written));
        }
    }

    static boolean same(FormRecord record, Dialogue.Records expected) {
        return record.name().equals(expected.record()) && record.answers().entrySet().containsAll(expected.answers().entrySet());
    }

    /** As a line of a dialogue has it, without what is empty. */
    static String written(FormRecord record) {
        return record.name() + record.answers().entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> " " + entry.getKey() + "=" + entry.getValue().replace("\n", " ")).collect(Collectors.joining());
    }

    static String words(Wish wish) {
        return switch (wish) {
            case Wish.ChangeLanguage change -> "language " + change.language();
            case Wish.StartFlow start -> "start " + start.formId();
            case Wish.TellStaff tell -> "staff " + tell.question();
            case Wish.ShowMenu menu -> "menu";
        };
    }

    private Situation situation() {
        return new Situation(now, language, dialogue.roles(), new KnownFacts(facts, lists));
    }
}
