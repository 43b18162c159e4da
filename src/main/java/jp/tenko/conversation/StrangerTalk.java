package jp.tenko.conversation;

import java.util.Map;
import java.util.Optional;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.line.LineEvent.What;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.joining.JoinCode;
import org.springframework.stereotype.Component;

/** Somebody we do not know: gets one polite line and no personal data, and may join with a one-time code. */
@Component
class StrangerTalk {

    static final String JOIN = "join";

    private final Turns turns;
    private final JoinRecords joining;
    private final CurrentPlace current;
    private final FormTaps taps;
    private final SpokenWords spoken;
    private final MenuWords menuWords;
    private final ChosenLanguage languages;
    private final Menu menu;
    private final FlowFiles flows;
    private final Texts texts;

    StrangerTalk(
            Turns turns,
            JoinRecords joining,
            CurrentPlace current,
            FormTaps taps,
            SpokenWords spoken,
            MenuWords menuWords,
            ChosenLanguage languages,
            Menu menu,
            FlowFiles flows,
            Texts texts) {
        this.turns = turns;
        this.joining = joining;
        this.current = current;
        this.taps = taps;
        this.spoken = spoken;
        this.menuWords = menuWords;
        this.languages = languages;
        this.menu = menu;
        this.flows = flows;
        this.texts = texts;
    }

    void take(Exchange exchange) {
        switch (exchange.event().what()) {
            case What.Text(String text) -> typed(exchange, text);
            case What.Postback(String data, String picked) -> ButtonData.read(data, picked).ifPresentOrElse(
                    button -> tapped(exchange, button), () -> introduce(exchange));
            case What.Unfollow unfollow -> {}
            case What.Unsent unsent -> {}   // Conversations forgets it for everybody
            case What.Follow follow -> introduce(exchange);
            case What.Location location -> introduce(exchange);
            case What.Image image -> introduce(exchange);
            case What.Unreadable unreadable -> introduce(exchange);
        }
        if (exchange.person().member() != null) {
            joining.askIfRollIsCalled(exchange);
        }
    }

    private void typed(Exchange exchange, String text) {
        Optional<Place> place = current.of(exchange);
        Optional<Flow> started = spoken.flowStartedBy(text, exchange.person());
        if (place.isPresent() && spoken.isNoCode(place.get(), text, exchange.person())) {
            started.filter(flow -> !flow.formId().equals(JOIN)).ifPresentOrElse(
                    flow -> beginInstead(exchange, place.get(), flow), () -> introduce(exchange));
        } else if (place.isPresent()) {
            turns.advance(exchange, place.get(), new Input.Typed(text));
        } else if (started.isPresent()) {
            turns.begin(exchange, started.get().formId());
        } else if (JoinCode.isMeantIn(text)) {
            turns.beginWith(exchange, JOIN, null, Map.of(), new Input.Typed(text));
        } else {
            menuWords.button(text, exchange.person())
                    .ifPresentOrElse(button -> tapped(exchange, button), () -> introduce(exchange));
        }
    }

    /** Whoever has no code after all is not asked for it again. */
    private void beginInstead(Exchange exchange, Place joining, Flow flow) {
        exchange.done(joining);
        turns.begin(exchange, flow.formId());
    }

    private void tapped(Exchange exchange, ButtonData button) {
        switch (button) {
            case ButtonData.Answer answer when isTheirs(exchange, answer.formId()) -> taps.answered(exchange, answer);
            case ButtonData.Command command when isTheirs(exchange, command.formId()) -> taps.commanded(exchange, command);
            case ButtonData.Begin begin when isTheirs(exchange, begin.formId()) -> taps.begun(exchange, begin, "stranger");
            case ButtonData.Open(String what) -> exchange.say(menu.show(exchange.person(), what));
            case ButtonData.Quick quick -> introduce(exchange);
            case ButtonData.Speak(String language) -> languages.speakFromNowOn(exchange, language);
            case ButtonData.Answer answer -> introduce(exchange);
            case ButtonData.Command command -> introduce(exchange);
            case ButtonData.Begin begin -> introduce(exchange);
            case ButtonData.Lead lead -> introduce(exchange);
        }
    }

    /** Buttons outlive what a person was when they got them. */
    private boolean isTheirs(Exchange exchange, String formId) {
        return flows.startable(formId, exchange.person()).isPresent();
    }

    /** With what a stranger can begin as buttons: joining with a code, registering a business. */
    private void introduce(Exchange exchange) {
        Person person = exchange.person();
        exchange.say(new LineMessage.Text(texts.text("stranger", person.language()), menu.buttons(person)));
    }
}
