package jp.tenko.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.flow.Place.Mode;
import org.jspecify.annotations.Nullable;

/**
 * A conversation while one turn is worked out: where it stands, what is said, what has changed. It knows the one rule
 * everything follows from: the open question is the first one, in the order of the form, that is relevant and neither
 * answered nor skipped. Used once, by one thread.
 */
final class Course {

    private final FlowLibrary library;
    private final Flow flow;
    private final List<Say> words = new ArrayList<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private Situation situation;
    private Place place;
    private Scope scope;
    private @Nullable Wish wish;
    private boolean ending;

    Course(FlowLibrary library, Flow flow, Place place, Situation situation) {
        this.library = library;
        this.flow = flow;
        this.place = place;
        this.situation = situation;
        this.scope = new Scope(flow, place.values(), situation);
    }

    FlowLibrary library() {
        return library;
    }

    Flow flow() {
        return flow;
    }

    Place place() {
        return place;
    }

    Scope scope() {
        return scope;
    }

    Situation situation() {
        return situation;
    }

    Voice voice() {
        return new Voice(library, flow, place, scope, situation.language());
    }

    boolean ended() {
        return place.mode() == Mode.ENDED;
    }

    void move(Place next) {
        boolean answersChanged = !next.answers().equals(place.answers());
        place = next;
        if (answersChanged) {
            scope = new Scope(flow, place.values(), situation);
        }
    }

    /** Out of any side question, back to the form. An ended conversation stays ended until a question is open again. */
    void backToForm() {
        if (!ended()) {
            move(place.in(Mode.ASKING));
        }
    }

    void wish(Wish wanted) {
        wish = wanted;
    }

    void speak(String language) {
        situation = situation.speaking(language);
    }

    void say(Say say) {
        words.add(bannered(say));
    }

    void say(List<Say> alreadyBannered) {
        words.addAll(alreadyBannered);
    }

    Say bannered(Say say) {
        Flow.Banner banner = flow.banner();
        String text = banner != null && banner.when().test(scope) ? voice().words(banner.text()) + say.text() : say.text();
        return new Say(Graphemes.cutUnits(text, Say.LONGEST_TEXT), say.options(), say.keep());
    }

    /** The question that is open: the one being corrected, else the first relevant one without a valid answer. */
    @Nullable Question current() {
        Question correcting = place.correcting() == null ? null : flow.question(place.correcting());
        if (correcting != null && scope.relevant(correcting)) {
            return correcting;
        }
        for (Question question : flow.questions()) {
            if (question.type().answered() && open(question)) {
                return question;
            }
        }
        return null;
    }

    /** Answered, relevant, and not left out of the summary. */
    List<Question> correctable() {
        return flow.questions().stream()
                .filter(question -> question.type().answered() && question.inSummary())
                .filter(question -> !scope.value(question.name()).isEmpty()).toList();
    }

    Turn answer(Question question, String value) {
        if (!scope.allows(question, value)) {
            return refuse(question, constraintMessage(question));
        }
        String before = scope.value(question.name());
        if (!value.equals(before)) {
            store(question, value);
        }
        if (question.name().equals(place.correcting())) {
            move(place.correcting(null));
        }
        if (!before.isEmpty() && !value.equals(before)) {
            say(voice().phrase("changed", Map.of("answer", voice().shown(question.name()))));
        }
        return settle();
    }

    void store(Question question, String value) {
        know(question, value);
        changed.add(question.name());
    }

    /** Known from the start; nobody was asked, so it alone is worth no record. */
    void know(Question question, String value) {
        move(place.answered(question.name(), new Place.Answer(question.type().word(), value, situation.now())));
    }

    Turn skip(Question question) {
        if (question.required()) {
            return refuse(question, question.requiredMessage() != null
                    ? voice().words(question.requiredMessage())
                    : voice().phrase("required", Map.of()).text());
        }
        if (place.answers().containsKey(question.name())) {
            changed.add(question.name());
        }
        move(place.skipping(question.name()).correcting(null));
        return settle();
    }

    /** Says why not, with the question's buttons but without its text. */
    Turn refuse(Question question, String why) {
        if (question == current()) {
            say(voice().askBriefly(question, why));
            return turn();
        }
        say(Say.plain(why));
        return ended() ? turn() : settle();
    }

    /** Says what is next: notes on the way, the open question, the summary, or the end. */
    Turn settle() {
        Question question = current();
        boolean correcting = question != null && question.name().equals(place.correcting());
        if (!correcting) {
            notesBefore(question);
        }
        if (question != null) {
            if (!correcting && place.answers().containsKey(question.name())) {
                say(Say.plain(constraintMessage(question)));
            }
            move(place.in(Mode.ASKING));
            say(voice().ask(question));
            return question.required() && voice().nothingToChoose(question) ? drop() : turn();
        }
        if (flow.settings().confirm() && submits() && !place.finished()) {
            move(place.in(Mode.ASKING));
            say(voice().summary(correctable()));
            return turn();
        }
        return end();
    }

    Turn end() {
        notesBefore(null);
        ending = !place.finished();
        move(place.end());
        Words end = flow.settings().end();
        if (ending && end != null) {
            say(Say.plain(voice().words(end)));
        }
        return ending || !words.isEmpty() ? turn() : finished();
    }

    /** For whoever goes on talking after the end. */
    Turn finished() {
        say(voice().titled("finished"));
        return turn();
    }

    /** What is on screen still says it all: a further picture of a set. */
    Turn quiet() {
        words.clear();
        return turn();
    }

    /** The end without a record: cancelled, left, refused. */
    Turn drop() {
        move(place.in(Mode.ENDED));
        return new Turn(place, fitting(words), List.of(), true, wish);
    }

    /** What an outcome said, after the record was executed: no record again. */
    Turn concluded() {
        return new Turn(place, fitting(words), List.of(), ended(), wish);
    }

    Turn turn() {
        return new Turn(place, fitting(words), records(), ended(), wish);
    }

    private List<FormRecord> records() {
        boolean told = ending || (ended() && !changed.isEmpty());
        boolean due = told || (flow.settings().eachAnswer() && !changed.isEmpty());
        String submit = flow.settings().submit();
        if (submit == null || !due || !submits()) {
            return List.of();
        }
        return List.of(new FormRecord(submit, scope.relevantAnswers(), changed, current() == null));
    }

    private boolean submits() {
        return flow.settings().submit() != null && (flow.submitIf() == null || flow.submitIf().test(scope));
    }

    private boolean open(Question question) {
        Place.Answer answer = place.answers().get(question.name());
        if (answer == null) {
            return !place.skipped().contains(question.name()) && scope.relevant(question);
        }
        return scope.relevant(question) && !scope.allows(question, answer.value());
    }

    private void notesBefore(@Nullable Question question) {
        for (Question note : flow.questions()) {
            if (note == question) {
                return;
            }
            boolean due = note.type() == QuestionType.NOTE && !place.skipped().contains(note.name());
            if (due && scope.relevant(note)) {
                say(voice().note(note));
                move(place.shown(note.name()));
            }
        }
    }

    private String constraintMessage(Question question) {
        return question.constraintMessage() != null
                ? voice().words(question.constraintMessage())
                : voice().phrase("not_allowed", Map.of()).text();
    }

    /** At most five messages: those without buttons are put together. */
    private static List<Say> fitting(List<Say> words) {
        List<Say> fitting = new ArrayList<>(words);
        for (int i = 0; fitting.size() > Turn.MOST_WORDS && i + 1 < fitting.size(); ) {
            if (fitting.get(i).options().isEmpty() && fitting.get(i + 1).options().isEmpty()) {
                String both = fitting.get(i).text() + "\n" + fitting.remove(i + 1).text();
                fitting.set(i, Say.plain(Graphemes.cutUnits(both, Say.LONGEST_TEXT)));
            } else {
                i++;
            }
        }
        return fitting.subList(Math.max(0, fitting.size() - Turn.MOST_WORDS), fitting.size());
    }
}
