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

    /**
     * Whether a place of this roll call is older than what is on record: it says otherwise how they are, or would ask once more what they
     * have answered. Redis may have been away in between, come back with what it knew before, or somebody has answered for them.
     */
    boolean isAheadOf(Place place) {
        boolean ofThis = place.formId().equals(SafetyTalk.FORM) && SafetyTalk.subject(rollCall).equals(place.subject());
        Place.Answer kept = place.answers().get(Reply.SAFETY);
        boolean agrees = answers.getOrDefault(Reply.SAFETY, "").equals(kept == null ? "" : kept.value());
        return ofThis && !(agrees && answers.entrySet().stream()
                .allMatch(answer -> answer.getValue().isEmpty() || place.told(answer.getKey()) || answer.getKey().equals(place.correcting())));
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
