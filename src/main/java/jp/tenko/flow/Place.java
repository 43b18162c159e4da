package jp.tenko.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is in a conversation. No question is pointed at: the next one is derived from the answers (flows.md),
 * so this survives JSON, a restart, and a changed flow file.
 *
 * @param hash the definition it runs on
 * @param subject what it is about, e.g. the id of a roll call; null: nothing
 * @param answers by question, an instance's by its path ({@code equipment[2]/what}), in the order in which they were first
 *     given, also those to questions that are not relevant now. Under a repeat's own name the numbers of its instances,
 *     separated by spaces: a number is never used again, so a button of a removed instance means no other one
 * @param skipped questions passed over by the person, notes that were shown, and groups that were entered
 * @param parked answers carried from another definition that have no question in this one, and those of removed instances;
 *     kept, counted nowhere
 * @param mode what the person's next word is about
 * @param correcting the answered question that is being asked again; null: none
 * @param picked choices tapped so far of an unfinished select_multiple
 * @param pictures the set of pictures last received; null: none
 * @param leavingFor the form the person may want instead, in mode {@link Mode#CONFIRMING_LEAVE}
 * @param retries how often the open question could not be read, if it counts; null: not yet
 * @param changed questions answered or changed since the last record
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
        @Nullable Retries retries,
        List<String> changed,
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
    public record Answer(String type, String value, Instant at) {

        /** The type under which the numbers of a repeat's instances are kept. */
        static final String INSTANCES = "begin_repeat";

        /** Never the value: this may end up in a log. */
        @Override
        public String toString() {
            return type + " at " + at;
        }
    }

    /** Answers to a question that could not be read or were not allowed. */
    public record Retries(String question, int count) {}

    /**
     * Pictures that were sent together.
     *
     * @param byIndex message ids received so far by their index
     * @param before those that the question had already
     */
    public record Pictures(String question, String setId, int total, Map<Integer, String> byIndex, List<String> before) {

        public Pictures {
            byIndex = Collections.unmodifiableMap(new TreeMap<>(byIndex));
            before = before == null ? List.of() : List.copyOf(before);
        }

        Pictures with(int index, String imageId) {
            Map<Integer, String> more = new TreeMap<>(byIndex);
            more.put(index, imageId);
            return new Pictures(question, setId, total, more, before);
        }

        String value(int most) {
            return Stream.concat(before.stream(), byIndex.values().stream()).distinct().limit(most)
                    .collect(Collectors.joining(" "));
        }
    }

    public Place {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        skipped = List.copyOf(skipped);
        parked = Collections.unmodifiableMap(new LinkedHashMap<>(parked));
        picked = List.copyOf(picked);
        // places kept by a version that did not count them have none
        changed = changed == null ? List.of() : List.copyOf(changed);
    }

    static Place start(UUID conversation, Flow flow, @Nullable String subject, Instant now) {
        return new Place(conversation, flow.formId(), flow.hash(), subject, Map.of(), List.of(), Map.of(),
                Mode.ASKING, null, List.of(), null, null, null, List.of(), false, 0, now);
    }

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        answers.forEach((name, answer) -> values.put(name, answer.value()));
        return values;
    }

    /** Answered, or passed over. */
    public boolean told(String question) {
        return answers.containsKey(question) || skipped.contains(question);
    }

    /** Nothing of this instance is answered or skipped. */
    boolean untouched(String prefix) {
        return Stream.concat(answers.keySet().stream(), skipped.stream()).noneMatch(name -> name.startsWith(prefix));
    }

    Place in(Mode other) {
        return other == mode ? this : with(draft -> draft.mode = other);
    }

    Place leavingFor(@Nullable String form) {
        return with(draft -> draft.leavingFor = form);
    }

    Place correcting(@Nullable String question) {
        return with(draft -> {
            draft.correcting = question;
            draft.picked = List.of();
        });
    }

    Place picking(List<String> choices) {
        return with(draft -> draft.picked = choices);
    }

    Place with(@Nullable Pictures set) {
        return with((Draft draft) -> draft.pictures = set);
    }

    int retries(String question) {
        return retries != null && retries.question().equals(question) ? retries.count() : 0;
    }

    Place retried(String question) {
        Retries again = new Retries(question, retries(question) + 1);
        return with(draft -> draft.retries = again);
    }

    Place end() {
        return with(draft -> {
            draft.mode = Mode.ENDED;
            draft.correcting = null;
            draft.picked = List.of();
            draft.leavingFor = null;
            draft.finished = true;
        });
    }

    /** A note was shown, a group entered, a question passed over before this conversation. */
    Place shown(String name) {
        return with(draft -> draft.skipped = with(skipped, name));
    }

    /** The person answered or changed these. */
    Place changing(String question) {
        return changed.contains(question) ? this : with(draft -> draft.changed = with(changed, question));
    }

    /** What changed so far is in a record. */
    Place recorded() {
        return changed.isEmpty() ? this : with(draft -> draft.changed = List.of());
    }

    Place answered(String question, Answer answer) {
        return changed(draft -> {
            draft.answers = new LinkedHashMap<>(answers);
            draft.answers.put(question, answer);
            draft.skipped = without(skipped, question);
        });
    }

    Place skipping(String question) {
        return changed(draft -> {
            draft.answers = new LinkedHashMap<>(answers);
            draft.answers.remove(question);
            draft.skipped = with(without(skipped, question), question);
        });
    }

    /** Neither answered nor skipped any more: it will be asked. */
    Place without(String question) {
        return changed(draft -> {
            draft.answers = new LinkedHashMap<>(answers);
            draft.answers.remove(question);
            draft.skipped = without(skipped, question);
        });
    }

    /**
     * An instance of a repeat is gone; its answers are parked, and under the prefix that there was one.
     *
     * @param prefix of its questions: {@code equipment[2]/}
     * @param left the numbers of the other instances
     */
    Place removing(String repeat, String prefix, Answer left) {
        return changed(draft -> {
            draft.answers = new LinkedHashMap<>();
            draft.parked = new LinkedHashMap<>(parked);
            answers.forEach((name, answer) -> (name.startsWith(prefix) ? draft.parked : draft.answers).put(name, answer));
            draft.parked.put(prefix, left);
            draft.answers.put(repeat, left);
            draft.skipped = skipped.stream().filter(name -> !name.startsWith(prefix)).toList();
            draft.changed = changed.stream().filter(name -> !name.startsWith(prefix)).toList();
        });
    }

    /** A removed instance is there again, with its answers. */
    Place restoring(String repeat, String prefix, Answer all) {
        return changed(draft -> {
            draft.answers = new LinkedHashMap<>(answers);
            draft.parked = new LinkedHashMap<>();
            parked.forEach((name, answer) -> (name.startsWith(prefix) ? draft.answers : draft.parked).put(name, answer));
            draft.answers.remove(prefix);
            draft.answers.put(repeat, all);
        });
    }

    private Place changed(Consumer<Draft> change) {
        return with(change.andThen(draft -> {
            draft.picked = List.of();
            draft.retries = null;
            draft.finished = false;
            draft.revision++;
        }));
    }

    private Place with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Place(conversation, formId, hash, subject, draft.answers, draft.skipped, draft.parked, draft.mode,
                draft.correcting, draft.picked, draft.pictures, draft.leavingFor, draft.retries, draft.changed, draft.finished,
                draft.revision, startedAt);
    }

    private static List<String> with(List<String> names, String name) {
        return List.copyOf(Stream.concat(names.stream(), Stream.of(name)).toList());
    }

    private static List<String> without(List<String> names, String name) {
        if (!names.contains(name)) {
            return names;
        }
        List<String> others = new ArrayList<>(names);
        others.remove(name);
        return others;
    }

    /** All of a place that a word of the person may change. */
    private static final class Draft {

        private Map<String, Answer> answers;
        private List<String> skipped;
        private Map<String, Answer> parked;
        private Mode mode;
        private @Nullable String correcting;
        private List<String> picked;
        private @Nullable Pictures pictures;
        private @Nullable String leavingFor;
        private @Nullable Retries retries;
        private List<String> changed;
        private boolean finished;
        private int revision;

        Draft(Place place) {
            answers = place.answers;
            skipped = place.skipped;
            parked = place.parked;
            mode = place.mode;
            correcting = place.correcting;
            picked = place.picked;
            pictures = place.pictures;
            leavingFor = place.leavingFor;
            retries = place.retries;
            changed = place.changed;
            finished = place.finished;
            revision = place.revision;
        }
    }
}
