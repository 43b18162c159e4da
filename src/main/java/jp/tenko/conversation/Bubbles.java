package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.List;
import jp.tenko.flow.Place;
import jp.tenko.flow.Say;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;

/** Turns what the form engine says into LINE's shapes: what must stay tappable becomes buttons, the rest quick replies. */
final class Bubbles {

    private Bubbles() {}

    static List<LineMessage> of(Place place, List<Say> words) {
        return words.stream().map(say -> of(place, say)).toList();
    }

    private static LineMessage of(Place place, Say say) {
        List<Button> staying = new ArrayList<>();
        List<Button> passing = new ArrayList<>();
        for (Say.Option option : say.options()) {
            Button button = button(place, option);
            (say.keep() && mayStay(button) ? staying : passing).add(button);
        }
        return staying.isEmpty() && say.rows().isEmpty()
                ? new LineMessage.Text(say.text(), passing)
                : new LineMessage.Bubble(say.whole(), LineMessage.Mood.ASKING, null, rows(place, say), staying, passing);
    }

    private static List<LineMessage.Row> rows(Place place, Say say) {
        List<LineMessage.Row> rows = new ArrayList<>();
        rows.add(new LineMessage.Row.Paragraph(say.text()));
        for (Say.Row row : say.rows()) {
            rows.add(row.option() == null
                    ? new LineMessage.Row.Strong(row.text())
                    : new LineMessage.Row.Tappable(row.text(), button(place, row.option())));
        }
        return rows;
    }

    /** Camera, album and map exist only as quick replies (line.md §3). */
    private static boolean mayStay(Button button) {
        return button instanceof Button.Postback || button instanceof Button.PickDate || button instanceof Button.Link;
    }

    private static Button button(Place place, Say.Option option) {
        return switch (option.action()) {
            case Say.Action.Tap tap -> new Button.Postback(
                    option.label(),
                    new ButtonData.Answer(
                                    place.conversation(), place.formId(), place.subject(), tap.question(), tap.choice(), tap.revision())
                            .write());
            case Say.Action.Command command -> new Button.Postback(
                    option.label(),
                    new ButtonData.Command(place.conversation(), place.formId(), place.subject(), command.command()).write());
            case Say.Action.PickDate pick -> new Button.PickDate(
                    option.label(),
                    new ButtonData.Answer(
                                    place.conversation(), place.formId(), place.subject(), pick.question(), "", place.revision())
                            .write(),
                    Button.PickDate.Mode.valueOf(pick.mode().name()),
                    pick.initial(),
                    pick.min(),
                    pick.max());
            case Say.Action.AskLocation ask -> new Button.Location(option.label());
            case Say.Action.AskCamera ask -> new Button.Camera(option.label());
            case Say.Action.AskAlbum ask -> new Button.Album(option.label());
            case Say.Action.OpenUri open -> new Button.Link(option.label(), open.uri());
        };
    }
}
