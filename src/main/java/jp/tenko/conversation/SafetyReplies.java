package jp.tenko.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.line.LineEvent;
import jp.tenko.line.LineMessage;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;

/**
 * The safety flow and its roll call. What a person has answered is in PostgreSQL; their place in Redis only saves asking
 * again, so every answer, tapped or typed, works without it.
 */
final class SafetyReplies {

    /** The flow that asks whether somebody is safe; its subject is the id of the roll call. */
    static final String FORM = "staff-safety";

    private SafetyReplies() {}

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

    /** The answers that this turn gave, changed or took back, as they are recorded. */
    static Reply reply(RollCallId rollCall, Member member, FormRecord record, LineEvent event) {
        Map<String, String> answers = new LinkedHashMap<>();
        record.changed().forEach(question -> answers.put(question, record.answers().getOrDefault(question, "")));
        return new Reply(
                rollCall, member.id(), answers, event.occurredAt(), event.receivedAt(), Reply.Source.SELF, null, event.id());
    }
}
