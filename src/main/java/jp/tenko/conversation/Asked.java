package jp.tenko.conversation;

import java.util.Map;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;

/**
 * The open roll call that asks a person.
 *
 * @param answers of theirs that are on record, question → value
 */
record Asked(RollCall rollCall, Map<String, String> answers) {

    boolean stillSilent() {
        return answers.getOrDefault(Reply.SAFETY, "").isEmpty();
    }
}
