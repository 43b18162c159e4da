package jp.tenko.conversation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.line.LineMessage;
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
    private final Texts texts;

    SafetyTalk(Turns turns, RollCalls rollCalls, Texts texts) {
        this.turns = turns;
        this.rollCalls = rollCalls;
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

    /** A button of a roll call, open or over, whose place is lost. A made-up or foreign roll call is no roll call. */
    void takeTap(Exchange exchange, String subject, Input said) {
        Member member = Objects.requireNonNull(exchange.person().member());
        Optional<RollCall> rollCall = rollCallId(subject)
                .flatMap(rollCalls::find)
                .filter(found -> found.organization().equals(member.organization()));
        if (rollCall.isEmpty()) {
            exchange.say(new LineMessage.Text(texts.text("old_button", member.language())));
        } else {
            Map<String, String> known = rollCalls.answers(rollCall.get().id(), member.id());
            turns.beginWith(exchange, FORM, subject, known, said);
        }
    }
}
