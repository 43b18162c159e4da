package jp.tenko.flow.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.tenko.flow.Input;
import jp.tenko.flow.Say;

/** What a person sees: all that was said, and the buttons under it, of which old ones can still be tapped. */
final class Screen {

    private final List<Say> said = new ArrayList<>();
    private final List<Say.Option> numbered = new ArrayList<>();

    void show(List<Say> words) {
        said.addAll(words);
        if (words.stream().anyMatch(say -> !say.buttons().isEmpty())) {
            numbered.clear();
            words.forEach(say -> numbered.addAll(say.buttons()));
        }
    }

    /** The buttons under what was said last, as they are counted from 1. */
    List<Say.Option> numbered() {
        return numbered;
    }

    /** The button of that label said last, or the one beside a line: "修正 状況". An older one if only that has it. */
    Optional<Say.Action> button(String label) {
        for (Say say : said.reversed()) {
            for (Say.Option option : say.options()) {
                if (option.label().equals(label)) {
                    return Optional.of(option.action());
                }
            }
            for (Say.Row row : say.rows()) {
                if (row.option() != null && label.equals(row.option().label() + " " + row.text())) {
                    return Optional.of(row.option().action());
                }
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException when there is no such button, or one that opens something instead of saying something */
    Input tap(String label, UUID conversation) {
        return tap(button(label).orElseThrow(() -> new IllegalArgumentException("no button [" + label + "] was ever shown")), label, conversation);
    }

    Input tap(Say.Action action, String label, UUID conversation) {
        return switch (action) {
            case Say.Action.Tap tap -> new Input.Tapped(conversation, tap.question(), tap.choice(), tap.revision());
            case Say.Action.Command command -> new Input.TappedCommand(null, command.command());
            case Say.Action.PickDate pick -> throw new IllegalArgumentException("write: pick " + label + " " + pick.initial());
            case Say.Action.AskLocation ask -> throw new IllegalArgumentException("write: location LATITUDE,LONGITUDE ADDRESS");
            case Say.Action.AskCamera ask -> throw new IllegalArgumentException("write: photo ID");
            case Say.Action.AskAlbum ask -> throw new IllegalArgumentException("write: photo ID, or photo ID set=S index=1 total=3");
            case Say.Action.OpenUri open -> throw new IllegalArgumentException("[" + label + "] opens " + open.uri());
        };
    }

    Input input(Dialogue.Action action, UUID conversation) {
        return switch (action) {
            case Dialogue.Types types -> new Input.Typed(types.text());
            case Dialogue.Taps taps -> tap(taps.label(), conversation);
            case Dialogue.Picks picks when button(picks.label()).orElse(null) instanceof Say.Action.PickDate wheel ->
                new Input.Picked(conversation, wheel.question(), picks.value(), 0);
            case Dialogue.Picks picks -> throw new IllegalArgumentException("no wheel [" + picks.label() + "] was ever shown");
            case Dialogue.SendsLocation sends ->
                new Input.Located(sends.latitude(), sends.longitude(), null, sends.address().isEmpty() ? null : sends.address());
            case Dialogue.SendsPhoto sends -> sends.set().isEmpty()
                    ? new Input.Pictured(sends.id(), null, null, null)
                    : new Input.Pictured(sends.id(), sends.set(), sends.index(), sends.total());
            case Dialogue.SendsOther sends -> new Input.Other(sends.kind());
        };
    }

    static boolean shows(Say say, Dialogue.Expected expected) {
        return expected.matches(say.whole(), say.buttons().stream().map(Say.Option::label).toList());
    }

    /** As a line of a dialogue has it. */
    static String written(Say say) {
        StringBuilder line = new StringBuilder(say.whole().replace("\n", " / "));
        say.buttons().forEach(option -> line.append(" [").append(option.label()).append(']'));
        return line.toString();
    }
}
