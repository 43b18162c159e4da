package jp.tenko.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is in a conversation. No question is pointed at: the next one is derived from the answers (flows.md),
 * so this survives JSON, a restart, and a changed flow file.
 *
 * @param hash the definition it runs on
 * @param subject what it is about, e.g. the id of a roll call; null: nothing
 * @param answers by question, in the order in which they were first given, also those to questions that are not relevant now
 * @param skipped questions passed over by the person, and notes that were shown
 * @param parked answers carried from another definition that have no question in this one; kept, counted nowhere
 * @param mode what the person's next word is about
 * @param correcting the answered question that is being asked again; null: none
 * @param picked choices tapped so far of an unfinished select_multiple
 * @param pictures the set of pictures last received; null: none
 * @param leavingFor the form the person may want instead, in mode {@link Mode#CONFIRMING_LEAVE}
 * @param finished every question was told and nothing has changed since; a correction makes it false again
 * @param revision counts the changes of answers
 */
public record Place(
        UUID conversation,
        String formId,
        String hash,
        @Nullable String subject,
        Map<String, Answer> answers,
        List<String> skipped,
        Map<String, Answer> parked,
        Mode mode,
        @Nullable String correcting,
        List<String> picked,
        @Nullable Pictures pictures,
        @Nullable String leavingFor,
        boolean finished,
        int revision,
        Instant startedAt) {

    public enum Mode {
        ASKING,
        CHOOSING_CORRECTION,
        CONFIRMING_CANCEL,
        CONFIRMING_LEAVE,
        CHOOSING_LANGUAGE,
        LATER,
        ENDED
    }

    /**
     * An answer in its canonical form: the choice's name, names separated by spaces, digits, the text; a
     * {@link Spot}'s; message ids of pictures separated by spaces.
     *
     * @param type the question's type, so that a newer definition knows whether it can use the answer
     */
    public record Answer(String type, String value, Instant at) {}

    /**
     * Pictures that were sent together.
     *
     * @param byIndex message ids received so far by their index
     */
    public record Pictures(String question, String setId, int total, Map<Integer, String> byIndex) {

        public Pictures {
            byIndex = Collections.unmodifiableMap(new TreeMap<>(byIndex));
        }

        Pictures with(int index, String imageId) {
            Map<Integer, String> more = new TreeMap<>(byIndex);
            more.put(index, imageId);
            return new Pictures(question, setId, total, more);
        }

        String value(int most) {
            return String.join(" ", byIndex.values().stream().limit(most).toList());
        }
    }

    public Place {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        skipped = List.copyOf(skipped);
        parked = Collections.unmodifiableMap(new LinkedHashMap<>(parked));
        picked = List.copyOf(picked);
    }

    static Place start(UUID conversation, Flow flow, @Nullable String subject, Instant now) {
        return new Place(conversation, flow.formId(), flow.hash(), subject, Map.of(), List.of(), Map.of(),
                Mode.ASKING, null, List.of(), null, null, false, 0, now);
    }

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        answers.forEach((name, answer) -> values.put(name, answer.value()));
        return values;
    }

    Place in(Mode other) {
        return new Place(conversation, formId, hash, subject, answers, skipped, parked, other, correcting, picked,
                pictures, leavingFor, finished, revision, startedAt);
    }

    Place leavingFor(@Nullable String form) {
        return new Place(conversation, formId, hash, subject, answers, skipped, parked, mode, correcting, picked,
                pictures, form, finished, revision, startedAt);
    }

    Place correcting(@Nullable String question) {
        return new Place(conversation, formId, hash, subject, answers, skipped, parked, mode, question, List.of(),
                pictures, leavingFor, finished, revision, startedAt);
    }

    Place picking(List<String> choices) {
        return new Place(conversation, formId, hash, subject, answers, skipped, parked, mode, correcting, choices,
                pictures, leavingFor, finished, revision, startedAt);
    }

    Place with(@Nullable Pictures set) {
        return new Place(conversation, formId, hash, subject, answers, skipped, parked, mode, correcting, picked,
                set, leavingFor, finished, revision, startedAt);
    }

    Place end() {
        return new Place(conversation, formId, hash, subject, answers, skipped, parked, Mode.ENDED, null, List.of(),
                pictures, null, true, revision, startedAt);
    }

    /** A note was shown. */
    Place shown(String note) {
        List<String> passed = new ArrayList<>(skipped);
        passed.add(note);
        return new Place(conversation, formId, hash, subject, answers, passed, parked, mode, correcting, picked,
                pictures, leavingFor, finished, revision, startedAt);
    }

    Place answered(String question, Answer answer) {
        Map<String, Answer> more = new LinkedHashMap<>(answers);
        more.put(question, answer);
        List<String> passed = new ArrayList<>(skipped);
        passed.remove(question);
        return changed(more, passed);
    }

    Place skipping(String question) {
        Map<String, Answer> fewer = new LinkedHashMap<>(answers);
        fewer.remove(question);
        List<String> passed = new ArrayList<>(skipped);
        passed.remove(question);
        passed.add(question);
        return changed(fewer, passed);
    }

    /** Neither answered nor skipped any more: it will be asked. */
    Place without(String question) {
        Map<String, Answer> fewer = new LinkedHashMap<>(answers);
        fewer.remove(question);
        List<String> passed = new ArrayList<>(skipped);
        passed.remove(question);
        return changed(fewer, passed);
    }

    private Place changed(Map<String, Answer> newAnswers, List<String> newSkipped) {
        return new Place(conversation, formId, hash, subject, newAnswers, newSkipped, parked, mode, correcting,
                List.of(), pictures, leavingFor, false, revision + 1, startedAt);
    }
}
