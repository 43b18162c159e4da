package jp.tenko.conversation;

import java.util.Map;
import java.util.Optional;
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
    private final FlowFiles flows;
    private final Texts texts;

    StrangerTalk(Turns turns, JoinRecords joining, CurrentPlace current, FlowFiles flows, Texts texts) {
        this.turns = turns;
        this.joining = joining;
        this.current = current;
        this.flows = flows;
        this.texts = texts;
    }

    void take(Exchange exchange) {
        switch (exchange.event().what()) {
            case What.Text(String text) -> typed(exchange, text);
            case What.Postback(String data) -> ButtonData.read(data).ifPresentOrElse(
                    button -> tapped(exchange, button), () -> introduce(exchange));
            case What.Unfollow unfollow -> {}
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
        if (place.isPresent()) {
            turns.advance(exchange, place.get(), new Input.Typed(text));
        } else if (JoinCode.isMeantIn(text)) {
            turns.beginWith(exchange, JOIN, null, Map.of(), new Input.Typed(text));
        } else if (flows.library().startedBy(text, exchange.person().roles()).isPresent()) {
            turns.begin(exchange, JOIN);
        } else {
            introduce(exchange);
        }
    }

    private void tapped(Exchange exchange, ButtonData button) {
        if (button instanceof ButtonData.Command command && exchange.talk().find(command.conversation()).isPresent()) {
            Place place = exchange.talk().find(command.conversation()).get();
            turns.advance(exchange, place, new Input.TappedCommand(place.conversation(), command.command()));
        } else {
            introduce(exchange);
        }
    }

    private void introduce(Exchange exchange) {
        exchange.say(new LineMessage.Text(texts.text("stranger", exchange.person().language())));
    }
}
