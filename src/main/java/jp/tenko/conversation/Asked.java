package jp.tenko.conversation;

import java.util.List;
import java.util.Map;
import jp.tenko.flow.Place;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;

/**
 * The open roll call that asks a person.
 *
 * @param answers of theirs that are on record, question → value
 */
record Asked(RollCall rollCall, Map<String, String> answers) {

    private static final List<String> GRAVITY = List.of("", Reply.SAFE, Reply.INJURED, Reply.NEEDS_HELP);

    /** Whether a place that Redis kept is as new as what is on record; Redis may have been away in between. */
    boolean agreesWith(Place place) {
        Place.Answer kept = place.answers().get(Reply.SAFETY);
        return answers.getOrDefault(Reply.SAFETY, "").equals(kept == null ? "" : kept.value());
    }

    boolean awaitsPlace() {
        return needsHelp() && answers.getOrDefault(Reply.HELP_PLACE, "").isEmpty();
    }

    boolean needsHelp() {
        return Reply.NEEDS_HELP.equals(answers.get(Reply.SAFETY));
    }

    /** Whether this answer says that things are better than the one on record: safe after injured or in need of help. */
    boolean isLessGrave(String safety) {
        return GRAVITY.indexOf(safety) < GRAVITY.indexOf(answers.getOrDefault(Reply.SAFETY, ""));
    }

    boolean stillSilent() {
        return answers.getOrDefault(Reply.SAFETY, "").isEmpty();
    }
}
