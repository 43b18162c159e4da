package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.tenko.flow.Input;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.Business;
import org.springframework.stereotype.Component;

/** What a person can do from here, as buttons: the flows that their role may begin. */
@Component
class Menu {

    private static final int AT_MOST = 8;

    private final FlowFiles flows;
    private final Texts texts;

    Menu(FlowFiles flows, Texts texts) {
        this.flows = flows;
        this.texts = texts;
    }

    /** For something that belongs to no conversation; a command word is simply a way to get here. */
    List<LineMessage> instead(Person person, Input said) {
        String command = said instanceof Input.Typed(String text)
                ? flows.library().commands().named(text).orElse("")
                : "";
        if (said instanceof Input.Typed(String cry) && texts.isCry(cry)) {
            return List.of(whomToCall(person), of(person));
        }
        return command.isEmpty()
                ? List.of(new LineMessage.Text(texts.text("not_a_flow", person.language())), of(person))
                : List.of(show(person, command));
    }

    /** A cry for help while nothing is asked. */
    private LineMessage whomToCall(Person person) {
        String text = texts.text("cry", person.language());
        Button call = new Button.Link(texts.text("call_119_button", person.language()), "tel:119");
        return new LineMessage.Bubble(
                text, LineMessage.Mood.DANGER, null, List.of(new LineMessage.Row.Strong(text)), List.of(call));
    }

    /** What a command word or an area of a rich menu asks for; the menu itself for anything unknown. */
    LineMessage show(Person person, String what) {
        return what.equals("language") ? languages(person) : of(person);
    }

    private LineMessage languages(Person person) {
        List<Button> buttons = flows.library().commands().languages().entrySet().stream()
                .<Button>map(language -> new Button.Postback(
                        language.getValue(), new ButtonData.Speak(language.getKey()).write()))
                .toList();
        String question = texts.text("which_language", person.language());
        return new LineMessage.Bubble(
                question, LineMessage.Mood.CALM, null, List.of(new LineMessage.Row.Paragraph(question)), buttons);
    }

    /** A button for each flow that the person may begin. */
    List<Button> buttons(Person person) {
        return flows.library().flows().stream()
                .filter(flow -> flows.startable(flow, person))
                .limit(AT_MOST)
                .<Button>map(flow -> new Button.Postback(
                        flow.title(person.language()), new ButtonData.Begin(flow.formId()).write()))
                .toList();
    }

    /** What they can do about one of their businesses: which form is meant, its name alone does not say. */
    LineMessage about(Person person, Business business) {
        String subject = AboutBusiness.self(business.id()).subject();
        List<Button> buttons = flows.library().flows().stream()
                .filter(flow -> flows.startable(flow, person) && WhichBusiness.isAboutOne(flow))
                .limit(AT_MOST)
                .<Button>map(flow -> new Button.Postback(
                        flow.title(person.language()), new ButtonData.Begin(flow.formId(), subject).write()))
                .toList();
        String question = texts.text("about_business", person.language(), Map.of("name", business.name()));
        return new LineMessage.Bubble(
                question, LineMessage.Mood.ASKING, null, List.of(new LineMessage.Row.Paragraph(question)), buttons);
    }

    LineMessage of(Person person) {
        String language = person.language();
        List<Button> buttons = new ArrayList<>();
        if (person.member() != null) {
            buttons.add(new Button.Postback(
                    texts.text("status_button", language), new ButtonData.Lead(LeaderActs.STATUS, "").write()));
        }
        buttons.addAll(buttons(person));
        return new LineMessage.Bubble(
                texts.text("what_can_i_do", language),
                LineMessage.Mood.CALM,
                texts.text("what_can_i_do", language),
                List.of(new LineMessage.Row.Small(texts.text("menu_text", language))),
                buttons);
    }
}
