package jp.tenko.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks the questions of a {@link Flow} one at a time. Pure: definition, place and input go in; the place after it, words
 * and records come out. The next question is never stored but derived: the first one, in the order of the form, that is
 * relevant and neither answered nor skipped (flows.md). So back, correct, resume and a changed file need no special case.
 *
 * <p>Stateless; any number of threads may use one. Start reading at {@link #advance}, then {@link Step}.
 */
public final class FormEngine {

    private final FlowLibrary library;

    /** @param library the commands and phrases; flows in use may be older than those in it */
    public FormEngine(FlowLibrary library) {
        this.library = library;
    }

    /**
     * Begins a conversation and asks its first question.
     *
     * @param id of the new conversation
     * @param subject what it is about; null: nothing
     * @param prefilled answers that are known already, by question or path ({@code equipment[1]/what}): a choice's name, or
     *     words as typed; empty: the person passed it over. One that the question does not take is left out, and the question
     *     is asked; with all of them known the summary is next. Hidden questions take any value
     */
    public Turn begin(Flow flow, UUID id, @Nullable String subject, Map<String, String> prefilled, Situation situation) {
        Place place = Place.start(id, flow, subject, situation.now());
        return new Step(library, flow, place, situation).begin(prefilled);
    }

    /** Whether these words are a choice of the question that is being asked, and so are meant for it. */
    public boolean isChoice(Flow flow, Place place, String typed, Situation situation) {
        return place.mode() == Place.Mode.ASKING && new Step(library, flow, place, situation).isChoice(typed);
    }

    /** Whether the question that is being asked takes a sentence: then it may tell of anybody. */
    public boolean takesWords(Flow flow, Place place, Situation situation) {
        return new Step(library, flow, place, situation).takesWords();
    }

    /** What comes of a person's word, tap, position or picture. */
    public Turn advance(Flow flow, Place place, Input input, Situation situation) {
        return new Step(library, flow, place, situation).take(input);
    }

    /**
     * What is said after the turn's record was executed, in the words of the flow's {@code outcomes}. The flow ends with
     * it, or asks again, or goes on, as the flow says.
     *
     * @return without the turn's records: they have been executed
     * @throws IllegalArgumentException when the flow does not know the outcome or a value its words show is missing
     */
    public Turn conclude(Flow flow, Turn turn, Outcome outcome, Situation situation) {
        return new Step(library, flow, turn.place(), situation).conclude(turn, outcome);
    }

    /** As above, when something happened without a turn: a roll call was closed. */
    public Turn conclude(Flow flow, Place place, Outcome outcome, Situation situation) {
        boolean ended = place.mode() == Place.Mode.ENDED;
        return conclude(flow, new Turn(place, List.of(), List.of(), ended, null), outcome, situation);
    }

    /** One line, and the next question; nothing is replayed. */
    public Turn resume(Flow flow, Place place, Situation situation) {
        return new Step(library, flow, place, situation).resume();
    }

    /**
     * A nudge for a conversation that was left in the middle. The last one before its end says when that is.
     *
     * @param last no other follows
     */
    public Say remind(Flow flow, Place place, boolean last, Situation situation) {
        return new Step(library, flow, place, situation).reminder(last);
    }

    /**
     * The place on the newest definition: answers whose question is still there with the same type (and choice) are
     * carried, the rest is parked.
     */
    public Place carry(Flow newest, Place old) {
        Map<String, Place.Answer> carried = new LinkedHashMap<>();
        Map<String, Place.Answer> parked = new LinkedHashMap<>(old.parked());
        old.answers().forEach((name, answer) -> (fits(newest, name, answer) ? carried : parked).put(name, answer));
        new LinkedHashMap<>(parked).forEach((name, answer) -> {
            if (!carried.containsKey(name) && !removed(parked, name) && fits(newest, name, answer)) {
                carried.put(name, answer);
                parked.remove(name);
            }
        });
        return new Place(old.conversation(), newest.formId(), newest.hash(), old.subject(), carried,
                old.skipped().stream().filter(name -> newest.question(name) != null).toList(), parked,
                old.mode() == Place.Mode.ENDED ? Place.Mode.ENDED : Place.Mode.ASKING,
                null, List.of(), null, null, null, old.changed().stream().filter(carried::containsKey).toList(), old.finished(),
                old.revision() + 1, old.startedAt());
    }

    /** The relevant answers in the order of the form, calculations that need no facts among them. */
    public Map<String, String> answers(Flow flow, Place place) {
        Situation nowhere = new Situation(place.startedAt(), flow.settings().defaultLanguage(), Set.of(), Facts.NONE);
        return new Scope(flow, place.values(), nowhere).relevantAnswers();
    }

    /** The whole form as a page shows it, as far as it is relevant now. */
    public FormPage page(Flow flow, Place place, Situation situation) {
        return new PageWriter(new Course(library, flow, place, situation), Map.of(), Map.of()).page();
    }

    /**
     * What comes of a page that was filled in and sent. Nothing is taken back by what was not on the page.
     *
     * @param place as {@link #begin} makes it of the answers that the page was shown with: a record's {@code changed} are those
     *     that this page changed
     */
    public Filled fill(Flow flow, Place place, FormFilling filling, Situation situation) {
        return new Clerk(new Course(library, flow, place, situation), filling).take();
    }

    /** Which language do you speak? Its taps come back as the command {@code language:<tag>}. */
    public Say offerLanguages(String language) {
        return Voice.languages(library, language);
    }

    /** Of an instance that the person removed: it stays away. */
    private static boolean removed(Map<String, Place.Answer> parked, String name) {
        return parked.containsKey(name.substring(0, name.indexOf('/') + 1));
    }

    private static boolean fits(Flow newest, String name, Place.Answer answer) {
        if (answer.type().equals(Place.Answer.INSTANCES)) {
            Group repeat = newest.survey().group(name);
            return repeat != null && repeat.repeats();
        }
        Question question = newest.question(name);
        boolean same = question != null && question.type().word().equals(answer.type());
        boolean ofAnInstance = question != null && question.role() == Question.Role.WRITTEN && question.repeat() != null;
        if (question == null || !same || (ofAnInstance && question.instance() == 0)) {
            return false;
        }
        if (question.role() == Question.Role.ANOTHER) {
            return true;
        }
        if (!question.type().chosen() || question.external()) {
            return true;
        }
        return List.of(answer.value().split(" ")).stream().allMatch(value ->
                newest.choices(question).stream().anyMatch(choice -> choice.name().equals(value)));
    }
}
