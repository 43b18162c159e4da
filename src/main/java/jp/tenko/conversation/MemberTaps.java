package jp.tenko.conversation;

import java.util.Optional;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.line.LineMessage;
import jp.tenko.rollcall.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a member taps. A button names its conversation and its question, so it answers that one however late it is tapped,
 * or, when the place is lost, the roll call it is about; it never answers anything else.
 */
@Component
class MemberTaps {

    private final FormTaps forms;
    private final SafetyTalk safety;
    private final LeaderActs acts;
    private final ChosenLanguage languages;
    private final Menu menu;
    private final Texts texts;

    MemberTaps(FormTaps forms, SafetyTalk safety, LeaderActs acts, ChosenLanguage languages, Menu menu, Texts texts) {
        this.forms = forms;
        this.safety = safety;
        this.acts = acts;
        this.languages = languages;
        this.menu = menu;
        this.texts = texts;
    }

    /** @param picked what was chosen in a picker; null: the button has none */
    void take(Exchange exchange, String data, @Nullable String picked) {
        Optional<ButtonData> button = ButtonData.read(data, picked);
        if (button.isEmpty()) {
            say(exchange, "old_button");
        } else {
            take(exchange, button.get());
        }
    }

    void take(Exchange exchange, ButtonData button) {
        switch (button) {
            case ButtonData.Answer answer -> answered(exchange, answer);
            case ButtonData.Command command -> commanded(exchange, command);
            case ButtonData.Begin begin when begin.formId().equals(SafetyTalk.FORM) -> safety.again(exchange);
            case ButtonData.Begin begin -> forms.begun(exchange, begin, "leaders_only");
            case ButtonData.Quick quick -> forms.begunWithAnswer(exchange, quick, "leaders_only");
            case ButtonData.Open(String what) when LeaderActs.ASKED_FOR.contains(what) ->
                acts.act(exchange, MemberTalk.member(exchange), new ButtonData.Lead(what, ""));
            case ButtonData.Open(String what) -> exchange.say(menu.show(exchange.person(), what));
            case ButtonData.Speak(String language) -> languages.speakFromNowOn(exchange, language);
            case ButtonData.Lead lead -> acts.act(exchange, MemberTalk.member(exchange), lead);
        }
    }

    private void answered(Exchange exchange, ButtonData.Answer button) {
        Optional<Place> place = FormTaps.place(exchange, button);
        boolean known = place.isPresent() && !isOfAnother(exchange, place.get());
        if (criesAgain(exchange, button)) {
            safety.takeWord(exchange, exchange.asked().orElseThrow(), Reply.NEEDS_HELP);
        } else if (!known && button.formId().equals(SafetyTalk.FORM) && button.subject() != null) {
            safety.takeTap(exchange, button.subject(), button.said(null));
        } else {
            forms.answered(exchange, button);
        }
    }

    private static boolean criesAgain(Exchange exchange, ButtonData.Answer button) {
        return button.formId().equals(SafetyTalk.FORM)
                && button.question().equals(Reply.SAFETY)
                && button.choice().equals(Reply.NEEDS_HELP)
                && exchange.asked().filter(Asked::needsHelp).filter(asked -> SafetyTalk.subject(asked.rollCall()).equals(button.subject())).isPresent();
    }

    /** Then the tap is looked at as if its place were lost: another roll call asks this person now. */
    private static boolean isOfAnother(Exchange exchange, Place place) {
        return place.formId().equals(SafetyTalk.FORM)
                && exchange.asked()
                        .filter(asked -> asked.stillSilent()
                                && !SafetyTalk.subject(asked.rollCall()).equals(place.subject()))
                        .isPresent();
    }

    private void commanded(Exchange exchange, ButtonData.Command button) {
        boolean known = exchange.talk().find(button.conversation()).isPresent();
        if (!known && button.formId().equals(SafetyTalk.FORM) && button.subject() != null) {
            safety.takeTap(exchange, button.subject(), new Input.TappedCommand(null, button.command()));
        } else {
            forms.commanded(exchange, button);
        }
    }

    private void say(Exchange exchange, String name) {
        exchange.say(new LineMessage.Text(texts.text(name, exchange.person().language())));
    }
}
