package jp.tenko.conversation;

import java.util.Map;
import java.util.Optional;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.line.LineMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A tap on a button of a form, whoever taps. A button names its conversation and its question, so it answers that one
 * however late it is tapped; when the place is lost the form begins again. What was done already is not done twice.
 */
@Component
class FormTaps {

    private final Turns turns;
    private final FlowFiles flows;
    private final Places places;
    private final WhichBusiness which;
    private final Texts texts;

    FormTaps(Turns turns, FlowFiles flows, Places places, WhichBusiness which, Texts texts) {
        this.turns = turns;
        this.flows = flows;
        this.places = places;
        this.which = which;
        this.texts = texts;
    }

    /**
     * The conversation that a button belongs to, open or ended. A roll call that was refused or given up is only started by its own
     * "start": with another kind it would begin at once, "start" being said already.
     */
    static Optional<Place> place(Exchange exchange, ButtonData.Answer button) {
        return exchange.talk()
                .find(button.conversation())
                .or(() -> Optional.ofNullable(button.subject())
                        .flatMap(subject -> exchange.talk().about(button.formId(), subject)))
                .filter(place -> Talk.isOpen(place) || !place.formId().equals(Conversations.START_ROLL_CALL) || button.choice().equals("start"));
    }

    void answered(Exchange exchange, ButtonData.Answer button) {
        Optional<Place> place = place(exchange, button);
        if (place.isPresent()) {
            turns.advance(exchange, place.get(), button.said(place.get().conversation()));
        } else if (exchange.talk().isDone(button.conversation())) {
            say(exchange, "already_done");
        } else if (!places.areAway() || !turns.beginWithCarried(exchange, button)) {
            beginAnew(exchange, button.formId(), button.subject());
        }
    }

    void commanded(Exchange exchange, ButtonData.Command button) {
        Optional<Place> place = exchange.talk().find(button.conversation());
        if (place.isPresent()) {
            turns.advance(exchange, place.get(), new Input.TappedCommand(place.get().conversation(), button.command()));
        } else if (exchange.talk().isDone(button.conversation())) {
            say(exchange, "already_done");
        } else {
            beginAnew(exchange, button.formId(), button.subject());
        }
    }

    /** @param refusal what is said to somebody who may not begin it */
    void begun(Exchange exchange, ButtonData.Begin button, String refusal) {
        if (flows.startable(button.formId(), exchange.person()).isEmpty()) {
            say(exchange, refusal);
        } else if (button.subject() == null) {
            turns.begin(exchange, button.formId());
        } else {
            which.allowed(exchange.person(), button.subject()).ifPresentOrElse(
                    about -> turns.beginAbout(exchange, button.formId(), about.subject()),
                    () -> say(exchange, "old_button"));
        }
    }

    /** Of several businesses it is asked which one, and then everything. @param refusal as above */
    void begunWithAnswer(Exchange exchange, ButtonData.Quick button, String refusal) {
        Optional<Flow> flow = flows.startable(button.formId(), exchange.person());
        Input answer = new Input.Tapped(null, button.question(), button.choice(), 0);
        if (flow.isEmpty()) {
            say(exchange, refusal);
        } else if (!WhichBusiness.isAboutOne(flow.get())) {
            turns.beginWith(exchange, button.formId(), null, Map.of(), answer);
        } else {
            which.only(exchange.person()).ifPresentOrElse(
                    about -> turns.beginAboutWith(exchange, button.formId(), about.subject(), answer),
                    () -> turns.begin(exchange, button.formId()));
        }
    }

    /** The place is lost (Redis), and the button alone does not say enough: the conversation begins again. */
    private void beginAnew(Exchange exchange, String formId, @Nullable String subject) {
        say(exchange, "old_button");
        if (flows.startable(formId, exchange.person()).isPresent()) {
            Optional.ofNullable(subject)
                    .flatMap(about -> which.allowed(exchange.person(), about))
                    .ifPresentOrElse(
                            about -> turns.beginAbout(exchange, formId, about.subject()),
                            () -> turns.begin(exchange, formId));
        }
    }

    private void say(Exchange exchange, String name) {
        exchange.say(new LineMessage.Text(texts.text(name, exchange.person().language())));
    }
}
