package jp.tenko.conversation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.line.Contents;
import jp.tenko.line.LineEvent.What;
import jp.tenko.rollcall.Reply;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/**
 * What a member of staff says: which conversation it belongs to. An open roll call comes first: whoever has not answered
 * whether they are safe can do so with a word at any moment, whatever else they were talking about.
 */
@Component
class MemberTalk {

    private final OpenRollCalls openRollCalls;
    private final MemberTaps taps;
    private final ComingAndGoing comingAndGoing;
    private final Turns turns;
    private final SafetyTalk safety;
    private final CurrentPlace current;
    private final LeaderActs acts;
    private final Contents contents;
    private final Menu menu;
    private final SpokenWords spoken;
    private final MenuWords menuWords;

    MemberTalk(
            OpenRollCalls openRollCalls,
            MemberTaps taps,
            ComingAndGoing comingAndGoing,
            Turns turns,
            SafetyTalk safety,
            CurrentPlace current,
            LeaderActs acts,
            Contents contents,
            Menu menu,
            SpokenWords spoken,
            MenuWords menuWords) {
        this.openRollCalls = openRollCalls;
        this.taps = taps;
        this.comingAndGoing = comingAndGoing;
        this.turns = turns;
        this.safety = safety;
        this.current = current;
        this.acts = acts;
        this.contents = contents;
        this.menu = menu;
        this.spoken = spoken;
        this.menuWords = menuWords;
    }

    /** Events of different members. */
    void takeAll(List<Exchange> exchanges) {
        if (!exchanges.isEmpty()) {
            openRollCalls.lookUp(exchanges);
            exchanges.forEach(this::take);
        }
    }

    private void take(Exchange exchange) {
        switch (exchange.event().what()) {
            case What.Follow follow -> comingAndGoing.cameBack(exchange);
            case What.Unfollow unfollow -> comingAndGoing.left(exchange);
            case What.Unsent unsent -> {}   // Conversations forgets it for everybody
            case What.Postback(String data, String picked) -> taps.take(exchange, data, picked);
            case What.Text(String text) -> typed(exchange, text);
            case What.Location location -> located(exchange);
            case What.Image image -> said(exchange);
            case What.Unreadable unreadable -> said(exchange);
        }
    }

    /** Words that mean the same wherever somebody is; everything else belongs to their conversation. */
    private void typed(Exchange exchange, String text) {
        boolean ofThemself = exchange.asked().isPresent() && speaksOfThemself(exchange);
        Optional<String> choice = ofThemself ? spoken.safetyInWords(text) : exchange.asked().flatMap(asked -> spoken.safetyAnswer(text));
        Optional<Flow> started = spoken.flowStartedBy(text, exchange.person());
        boolean inAnotherForm = current.of(exchange).filter(place -> !place.formId().equals(SafetyTalk.FORM)).isPresent();
        Optional<String> act = spoken.act(text, exchange.person());
        Optional<ButtonData> onMenu = menuWords.button(text, exchange.person());
        if (act.isPresent()) {
            acts.act(exchange, member(exchange), new ButtonData.Lead(act.get(), ""));
        } else if (choice.isPresent() && !isMeantElsewhere(exchange, text)) {
            safety.takeWord(exchange, exchange.asked().get(), choice.get());
        } else if (ofThemself && spoken.tellsOfInjury(text)) {
            safety.askWhether(exchange, exchange.asked().get(), Reply.INJURED);
        } else if (started.isPresent() && (!inAnotherForm || started.get().formId().equals(Conversations.START_ROLL_CALL))) {
            turns.begin(exchange, started.get().formId());
        } else if (onMenu.isPresent() && current.of(exchange).isEmpty()) {
            taps.take(exchange, onMenu.get());
        } else {
            boolean mayBeOfThemself = !ofThemself && spoken.isCry(text) && !isMeantElsewhere(exchange, text);
            said(exchange);
            exchange.asked().filter(asked -> mayBeOfThemself && !asked.needsHelp())
                    .ifPresent(asked -> safety.askWhether(exchange, asked, Reply.NEEDS_HELP));
        }
    }

    /** Not in the middle of a report about a business, nor where a sentence is asked for: there 「動けない」 may be said of others. */
    private boolean speaksOfThemself(Exchange exchange) {
        return current.of(exchange)
                .filter(place -> !place.formId().equals(SafetyTalk.FORM) || turns.takesWords(exchange, place))
                .isEmpty();
    }

    /** Whoever needs help may send where they are at any time, and again when they have moved. */
    private void located(Exchange exchange) {
        if (exchange.asked().filter(Asked::needsHelp).isPresent()) {
            safety.takePlace(exchange, exchange.asked().get(), Conversations.input(exchange.event().what()).orElseThrow());
        } else {
            said(exchange);
        }
    }

    /** The word may answer the question that is open now: 「大丈夫」 is said of a house, and 「けが」 of a colleague. */
    private boolean isMeantElsewhere(Exchange exchange, String text) {
        return current.of(exchange).filter(place -> turns.isChoice(exchange, place, text)).isPresent()
                && !isAskedWhetherSafe(exchange);
    }

    private boolean isAskedWhetherSafe(Exchange exchange) {
        return current.of(exchange)
                .filter(place -> place.formId().equals(SafetyTalk.FORM))
                .isPresent()
                && exchange.asked().filter(Asked::stillSilent).isPresent();
    }

    private void said(Exchange exchange) {
        Input input = Conversations.input(exchange.event().what()).orElseThrow();
        Optional<Place> place = current.of(exchange);
        boolean toTheRollCall = exchange.asked()
                .filter(asked -> asked.stillSilent() || asked.awaitsPlace() || spoken.isCommand(input) || safety.asksFor(input, exchange, asked))
                .isPresent();
        if (place.isEmpty() && !toTheRollCall && exchange.asked().filter(Asked::needsHelp).isPresent()) {
            safety.takeMore(exchange, exchange.asked().get(), input);
            return;
        }
        if (place.isEmpty() && !toTheRollCall) {
            exchange.say(menu.instead(exchange.person(), input));
            return;
        }
        if (input instanceof Input.Pictured picture) {
            contents.fetch(exchange.event().channel(), picture.imageId());
        }
        if (place.isPresent()) {
            turns.advance(exchange, place.get(), input);
        } else {
            safety.take(exchange, exchange.asked().get(), input);
        }
    }

    static Member member(Exchange exchange) {
        return Objects.requireNonNull(exchange.person().member());
    }
}
