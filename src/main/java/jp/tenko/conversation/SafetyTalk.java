package jp.tenko.conversation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.line.LineMessage;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/**
 * The safety flow and its roll call. What a person has answered is in PostgreSQL; their place in Redis only saves asking
 * again. So every answer, tapped or typed, is taken without it too: the conversation begins with what is on record.
 */
@Component
class SafetyTalk {

    /** The flow that asks whether somebody is safe; its subject is the id of the roll call. */
    static final String FORM = "staff-safety";

    private final Turns turns;
    private final RollCalls rollCalls;
    private final RollCallNotices notices;
    private final Texts texts;

    SafetyTalk(Turns turns, RollCalls rollCalls, RollCallNotices notices, Texts texts) {
        this.turns = turns;
        this.rollCalls = rollCalls;
        this.notices = notices;
        this.texts = texts;
    }

    static String subject(RollCall rollCall) {
        return String.valueOf(rollCall.id().value());
    }

    /** Empty for anything that is no id: data of a button can be made up. */
    static Optional<RollCallId> rollCallId(String subject) {
        try {
            return Optional.of(new RollCallId(Long.parseLong(subject)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Something said to the open roll call. */
    void take(Exchange exchange, Asked asked, Input said) {
        Optional<Place> place = exchange.talk().about(FORM, subject(asked.rollCall()));
        if (place.isPresent()) {
            turns.advance(exchange, place.get(), said);
        } else {
            turns.beginWith(exchange, FORM, subject(asked.rollCall()), asked.answers(), said);
        }
    }

    /** Whether these words are a choice of the question that comes next by what is on record: the place in Redis may be lost. */
    boolean asksFor(Input said, Exchange exchange, Asked asked) {
        return said instanceof Input.Typed(String text)
                && exchange.talk().about(FORM, subject(asked.rollCall())).isEmpty()
                && turns.isNextChoice(exchange, FORM, subject(asked.rollCall()), asked.answers(), text);
    }

    /** Somebody wants to answer: is asked, or, when the answers are there already, which one to correct. */
    void again(Exchange exchange) {
        if (exchange.asked().isEmpty()) {
            exchange.say(new LineMessage.Text(texts.text("no_roll_call", language(exchange))));
        } else if (exchange.asked().get().stillSilent()) {
            exchange.say(notices.prompt(exchange.asked().get().rollCall(), language(exchange)));
        } else {
            take(exchange, exchange.asked().get(), new Input.TappedCommand(null, "correct"));
        }
    }

    /** A word that says how somebody is. It may raise an alarm by itself, but only a tap takes one back. */
    void takeWord(Exchange exchange, Asked asked, String safety) {
        if (asked.needsHelp() && safety.equals(Reply.NEEDS_HELP)) {
            exchange.say(notices.helpIsKnown(asked, language(exchange)));
        } else if (asked.isLessGrave(safety)) {
            exchange.say(notices.safetyChange(asked.rollCall(), asked.answers().get(Reply.SAFETY), safety, language(exchange)));
        } else {
            take(exchange, asked, new Input.Tapped(null, Reply.SAFETY, safety, 0));
        }
    }

    /** What somebody who needs help writes after all questions: kept, told to the leaders, and answered with whom to call. */
    void takeMore(Exchange exchange, Asked asked, Input said) {
        if (said instanceof Input.Typed(String text)) {
            Occasion now = exchange.occasion();
            exchange.record(new Reply(asked.rollCall().id(), MemberTalk.member(exchange).id(), Map.of(Reply.REMARKS, text),
                    now.at(), now.receivedAt(), now.source(), null, now.id()));
        }
        exchange.say(notices.helpIsKnown(asked, language(exchange)));
    }

    /** A sentence that may be about them: one tap says so, whatever was being asked; nothing is recorded without it. */
    void askWhether(Exchange exchange, Asked asked, String safety) {
        exchange.say(notices.isItYou(asked.rollCall(), safety, language(exchange)));
    }

    /** A place from somebody who needs help, whatever else they were being asked. */
    void takePlace(Exchange exchange, Asked asked, Input place) {
        Optional<Place> known = exchange.talk().about(FORM, subject(asked.rollCall()));
        if (known.isPresent() && !known.get().answers().containsKey(Reply.HELP_PLACE)) {
            turns.advance(exchange, known.get(), place);
            return;
        }
        Map<String, String> answers = new HashMap<>(asked.answers());
        answers.remove(Reply.HELP_PLACE);
        turns.beginWith(exchange, FORM, subject(asked.rollCall()), answers, place);
    }

    /** A button of a roll call, open or over, whose place is lost. A made-up or foreign roll call is no roll call. */
    void takeTap(Exchange exchange, String subject, Input said) {
        Member member = Objects.requireNonNull(exchange.person().member());
        Optional<RollCall> rollCall = rollCallId(subject)
                .flatMap(rollCalls::find)
                .filter(found -> found.organization().equals(member.organization()));
        if (rollCall.isPresent() && tellsOfDanger(exchange, rollCall.get(), said)) {
            takeWord(exchange, exchange.asked().orElseThrow(), ((Input.Tapped) said).choice());
        } else if (rollCall.isPresent() && isOfAnother(exchange, rollCall.get())) {
            exchange.say(new LineMessage.Text(texts.text("other_roll_call", member.language())));
            exchange.say(notices.prompt(exchange.asked().orElseThrow().rollCall(), member.language()));
        } else if (rollCall.isEmpty()) {
            exchange.say(new LineMessage.Text(texts.text("old_button", member.language())));
        } else {
            Map<String, String> known = rollCalls.answers(rollCall.get().id(), member.id());
            turns.beginWith(exchange, FORM, subject, known, said);
        }
    }

    /** Somebody in danger presses the first button they find, that of an earlier roll call: the one that runs hears it. No drill's button is meant so. */
    private boolean tellsOfDanger(Exchange exchange, RollCall tapped, Input said) {
        return isOfAnother(exchange, tapped)
                && tapped.drill() == exchange.asked().orElseThrow().rollCall().drill()
                && said instanceof Input.Tapped tap
                && tap.question().equals(Reply.SAFETY)
                && !tap.choice().equals(Reply.SAFE);
    }

    /** A button of a drill or of last week's roll call, tapped by somebody whom another one asks now. */
    boolean isOfAnother(Exchange exchange, RollCall tapped) {
        return exchange.asked()
                .filter(asked -> asked.stillSilent() && !asked.rollCall().id().equals(tapped.id()))
                .isPresent();
    }

    private static String language(Exchange exchange) {
        return exchange.person().language();
    }
}
