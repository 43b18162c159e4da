package jp.tenko.conversation;

import java.util.Optional;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;

/**
 * What a member taps. A button names its conversation and its question, so it answers that one however late it is tapped,
 * or, when the place is lost, the roll call it is about; it never answers anything else.
 */
@Component
class MemberTaps {

    private final Turns turns;
    private final SafetyTalk safety;
    private final LeaderActs acts;
    private final FlowFiles flows;
    private final Members members;
    private final Places places;
    private final Texts texts;

    MemberTaps(Turns turns, SafetyTalk safety, LeaderActs acts, FlowFiles flows, Members members, Places places, Texts texts) {
        this.turns = turns;
        this.safety = safety;
        this.acts = acts;
        this.flows = flows;
        this.members = members;
        this.places = places;
        this.texts = texts;
    }

    void take(Exchange exchange, String data) {
        Optional<ButtonData> button = ButtonData.read(data);
        if (button.isEmpty()) {
            say(exchange, "old_button");
            return;
        }
        switch (button.get()) {
            case ButtonData.Answer answer -> answered(exchange, answer);
            case ButtonData.Command command -> commanded(exchange, command);
            case ButtonData.Begin(String formId) -> flows.startable(formId, exchange.person())
                    .ifPresentOrElse(flow -> turns.begin(exchange, formId), () -> say(exchange, "leaders_only"));
            case ButtonData.Speak(String language) -> speak(exchange, language);
            case ButtonData.Lead lead -> acts.act(exchange, MemberTalk.member(exchange), lead);
        }
    }

    private void answered(Exchange exchange, ButtonData.Answer button) {
        Optional<Place> place = exchange.talk().find(button.conversation());
        if (place.isEmpty() && button.subject() != null) {
            place = exchange.talk().about(button.formId(), button.subject());
        }
        boolean known = place.isPresent() && !isOfAnother(exchange, place.get());
        if (known) {
            turns.advance(exchange, place.get(), new Input.Tapped(
                    place.get().conversation(), button.question(), button.choice(), button.revision()));
        } else if (button.formId().equals(SafetyTalk.FORM) && button.subject() != null) {
            safety.takeTap(
                    exchange,
                    button.subject(),
                    new Input.Tapped(null, button.question(), button.choice(), button.revision()));
        } else if (places.areAway() && turns.beginWithCarried(exchange, button)) {
            return;
        } else {
            beginAnew(exchange, button.formId());
        }
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
        Optional<Place> place = exchange.talk().find(button.conversation());
        if (place.isPresent()) {
            turns.advance(exchange, place.get(), new Input.TappedCommand(place.get().conversation(), button.command()));
        } else if (button.formId().equals(SafetyTalk.FORM) && button.subject() != null) {
            safety.takeTap(exchange, button.subject(), new Input.TappedCommand(null, button.command()));
        } else {
            beginAnew(exchange, button.formId());
        }
    }

    /** The place is lost (Redis), and the button alone does not say enough: the conversation begins again. */
    private void beginAnew(Exchange exchange, String formId) {
        say(exchange, "old_button");
        flows.startable(formId, exchange.person()).ifPresent(flow -> turns.begin(exchange, formId));
    }

    private void speak(Exchange exchange, String language) {
        if (flows.library().commands().languages().containsKey(language)) {
            members.speaks(MemberTalk.member(exchange).id(), language);
            exchange.say(new LineMessage.Text(texts.text("language_changed", language)));
        }
    }

    private void say(Exchange exchange, String name) {
        exchange.say(new LineMessage.Text(texts.text(name, exchange.person().language())));
    }
}
