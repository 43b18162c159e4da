package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.tenko.testing.Dialogue;
import jp.tenko.testing.MovableClock;
import org.jspecify.annotations.Nullable;

/** Plays a {@link Dialogue} against the engine alone. Every place goes through JSON, as it does in real life. */
final class EngineConversation {

    private final FlowLibrary library;
    private final FormEngine engine;
    private final Dialogue dialogue;
    private final Coverage coverage;
    private final MovableClock clock;
    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, Map<String, String>> lists = new HashMap<>();
    private final List<Say> said = new ArrayList<>();
    private final Deque<Say> unread = new ArrayDeque<>();
    private final Deque<FormRecord> records = new ArrayDeque<>();
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private String language;
    private Flow flow;
    private @Nullable Place place;

    EngineConversation(FlowLibrary library, Dialogue dialogue, Coverage coverage) {
        this.library = library;
        this.engine = new FormEngine(library);
        this.dialogue = dialogue;
        this.coverage = coverage;
        this.clock = new MovableClock(dialogue.now());
        this.language = dialogue.language();
        this.flow = library.flow(dialogue.flow());
    }

    void play() {
        List<Dialogue.Step> steps = dialogue.steps();
        for (int i = 0; i < steps.size(); i++) {
            step(steps.get(i), steps.subList(i + 1, steps.size()));
        }
        nothingUnread("at the end");
    }

    private void step(Dialogue.Step step, List<Dialogue.Step> rest) {
        switch (step) {
            case Dialogue.Fact fact -> facts.putAll(fact.values());
            case Dialogue.Offer offer -> lists.put(offer.list(), offer.choices());
            case Dialogue.Waits waits -> {
                nothingUnread(at(waits.line()));
                clock.advance(waits.duration());
            }
            case Dialogue.Elsewhere elsewhere -> {}
            case Dialogue.Does does -> does(does, rest);
            case Dialogue.Replies replies -> read(replies.line(), replies.expected());
            case Dialogue.Pushes pushes -> {}
            case Dialogue.Records expected -> record(expected);
            case Dialogue.Wishes expected -> {
                assertThat(wishes).as(at(expected.line()) + " a wish").isNotEmpty();
                assertThat(words(wishes.poll())).as(at(expected.line())).isEqualTo((expected.wish() + " " + expected.about()).strip());
            }
        }
    }

    private void does(Dialogue.Does does, List<Dialogue.Step> rest) {
        if (place == null && !startsByWord(does.action())) {
            begin(does.line());
        }
        nothingUnread(at(does.line()));
        int times = does.times() == Dialogue.Times.TWO_AT_ONCE ? 2 : 1;
        Input tapped = place == null ? null : input(does);
        for (int i = 0; i < times; i++) {
            Situation situation = situation();
            Turn turn = tapped == null && place == null
                    ? engine.begin(flow, UUID.randomUUID(), "subject", dialogue.with(), situation)
                    : engine.advance(flow, Objects.requireNonNull(place), Objects.requireNonNull(tapped), situation);
            records.addAll(turn.records());
            Optional<Dialogue.Concluded> outcome = turn.records().isEmpty() ? Optional.empty() : outcome(rest);
            take(outcome.map(concluded ->
                    engine.conclude(flow, turn, new Outcome(concluded.outcome(), concluded.values()), situation)).orElse(turn));
        }
    }

    private boolean startsByWord(Dialogue.Action action) {
        return action instanceof Dialogue.Types types
                && library.startedBy(types.text(), dialogue.roles()).filter(flow::equals).isPresent();
    }

    /** A flow that no word starts was begun by the house; what it said is on the screen. */
    private void begin(int line) {
        Turn turn = engine.begin(flow, UUID.randomUUID(), "subject", dialogue.with(), situation());
        records.addAll(turn.records());
        take(turn);
        unread.clear();
    }

    /** What came of the record, if the dialogue says so before the person's next word. */
    private static Optional<Dialogue.Concluded> outcome(List<Dialogue.Step> rest) {
        for (Dialogue.Step step : rest) {
            if (step instanceof Dialogue.Does) {
                return Optional.empty();
            }
            if (step instanceof Dialogue.Records records && records.outcome().isPresent()) {
                return records.outcome();
            }
        }
        return Optional.empty();
    }

    private Input input(Dialogue.Does does) {
        return switch (does.action()) {
            case Dialogue.Types types -> new Input.Typed(types.text());
            case Dialogue.Taps taps -> tap(taps.label(), does.line());
            case Dialogue.SendsLocation sends -> new Input.Located(sends.latitude(), sends.longitude(), null,
                    sends.address().isEmpty() ? null : sends.address());
            case Dialogue.SendsPhoto sends -> sends.set().isEmpty()
                    ? new Input.Pictured(sends.id(), null, null, null)
                    : new Input.Pictured(sends.id(), sends.set(), sends.index(), sends.total());
            case Dialogue.SendsOther sends -> new Input.Other(sends.kind());
        };
    }

    /** The button of that label said last, or the one beside a line: "tap 修正 状況". An older one if only that has it. */
    private Input tap(String label, int line) {
        for (Say say : said.reversed()) {
            for (Say.Option option : say.options()) {
                if (option.label().equals(label)) {
                    return input(option, line);
                }
            }
            for (Say.Row row : say.rows()) {
                if (row.option() != null && label.equals(row.option().label() + " " + row.text())) {
                    return input(row.option(), line);
                }
            }
        }
        throw new AssertionError(at(line) + " no button [" + label + "] was ever shown");
    }

    private Input input(Say.Option option, int line) {
        return switch (option.action()) {
            case Say.Action.Tap tap -> new Input.Tapped(
                    Objects.requireNonNull(place).conversation(), tap.question(), tap.choice(), tap.revision());
            case Say.Action.Command command -> new Input.TappedCommand(null, command.command());
            case Say.Action.PickDate pick -> throw new AssertionError(at(line) + " write: > pick 2026-07-10");
            case Say.Action.AskLocation ask -> throw new AssertionError(at(line) + " write: > location …");
            case Say.Action.AskCamera ask -> throw new AssertionError(at(line) + " write: > photo …");
            case Say.Action.AskAlbum ask -> throw new AssertionError(at(line) + " write: > photo …");
            case Say.Action.OpenUri open -> throw new AssertionError(at(line) + " opens " + open.uri());
        };
    }

    private void take(Turn turn) {
        place = Json.roundTrip(turn.place());
        coverage.saw(flow, turn);
        Limits.check(turn.words());
        hear(turn.words());
        if (turn.wish() != null) {
            wishes.add(turn.wish());
            if (turn.wish() instanceof Wish.ChangeLanguage change) {
                language = change.language();
            }
        }
    }

    private void hear(List<Say> words) {
        said.addAll(words);
        unread.addAll(words);
    }

    private void read(int line, Dialogue.Expected expected) {
        if (place == null) {
            Turn turn = engine.begin(flow, UUID.randomUUID(), "subject", dialogue.with(), situation());
            records.addAll(turn.records());
            take(turn);
        }
        Say say = unread.poll();
        assertThat(say).as(at(line) + " nothing was said, expected: " + expected).isNotNull();
        List<String> labels = say.buttons().stream().map(Say.Option::label).toList();
        assertThat(expected.matches(say.whole(), labels))
                .as(at(line) + "\n  said:     " + written(say) + "\n  expected: " + expected).isTrue();
    }

    private void record(Dialogue.Records expected) {
        FormRecord record = records.poll();
        assertThat(record).as(at(expected.line()) + " nothing was recorded").isNotNull();
        assertThat(record.name()).as(at(expected.line())).isEqualTo(expected.record());
        assertThat(record.answers()).as(at(expected.line())).containsAllEntriesOf(expected.answers());
    }

    private void nothingUnread(String where) {
        assertThat(unread.stream().map(EngineConversation::written).toList()).as(where + " said, but not expected").isEmpty();
        assertThat(records).as(where + " recorded, but not expected").isEmpty();
        assertThat(wishes).as(where + " wished, but not expected").isEmpty();
    }

    private static String words(Wish wish) {
        return switch (wish) {
            case Wish.ChangeLanguage change -> "language " + change.language();
            case Wish.StartFlow start -> "start " + start.formId();
            case Wish.ShowMenu menu -> "menu";
        };
    }

    private static String written(Say say) {
        StringBuilder line = new StringBuilder(say.whole().replace("\n", " / "));
        say.buttons().forEach(option -> line.append(" [").append(option.label()).append(']'));
        return line.toString();
    }

    private String at(int line) {
        return dialogue.name() + ":" + line;
    }

    private Situation situation() {
        return new Situation(clock.instant(), language, dialogue.roles(), new MapFacts(facts, lists));
    }
}
