package jp.tenko.flow;

import java.util.ArrayList;
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
    private final String group;
    private Situation situation;
    private Place place;
    private Scope scope;
    private @Nullable Wish wish;
    private boolean ending;
    private @Nullable Question current;
    private boolean currentKnown;

    Course(FlowLibrary library, Flow flow, Place place, Situation situation) {
        this.library = library;
        this.flow = flow;
        this.place = place;
        this.situation = situation;
        this.scope = new Scope(flow, place.values(), situation);
        this.group = flow.settings().eachGroup() ? groupOf(current()) : "";
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
        boolean answersChanged = next.revision() != place.revision() || !next.answers().equals(place.answers());
        place = next;
        currentKnown = false;
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

    /** A question, the first of a group with the group's name in front. */
    private void say(String heading, Say question) {
        say(heading.isEmpty() ? question : question.with(heading + "\n" + question.text()));
    }

    private String heading(Question question) {
        Group entered = question.role() == Question.Role.WRITTEN ? entering(question) : null;
        if (entered == null || entered.label() == null || question.name().equals(place.correcting())) {
            return "";
        }
        move(place.shown(entered.name()));
        return voice().phrase("group_heading", Map.of("title", voice().words(entered.label()))).text();
    }

    void say(List<Say> alreadyBannered) {
        words.addAll(alreadyBannered);
    }

    Say bannered(Say say) {
        Flow.Banner banner = flow.banner();
        String text = banner != null && banner.when().test(scope) ? voice().words(banner.text()) + say.text() : say.text();
        return say.with(Graphemes.cutUnits(text, Say.LONGEST_TEXT));
    }

    /**
     * The question that is open: the one being corrected, else the first relevant one without a valid answer; before it, how
     * far the person is, if it is the first of a group that they have not entered.
     */
    @Nullable Question current() {
        if (!currentKnown) {
            current = findCurrent();
            currentKnown = true;
        }
        return current;
    }

    private @Nullable Question findCurrent() {
        Question correcting = place.correcting() == null ? null : flow.question(place.correcting());
        if (correcting != null && scope.relevant(correcting)) {
            return correcting;
        }
        for (Question question : scope.questions()) {
            if (question.type().answered() && open(question)) {
                Group entered = entering(question);
                return entered == null || !toldBefore(entered) ? question : flow.question(entered.name());
            }
        }
        return null;
    }

    /** The group with a label that this question would be the first of to be asked. */
    private @Nullable Group entering(@Nullable Question question) {
        Group group = question == null ? null : question.group();
        while (group != null && !group.checkpoint()) {
            group = group.parent();
        }
        return group == null || place.skipped().contains(group.name()) ? null : group;
    }

    private boolean toldBefore(Group group) {
        for (Question question : scope.questions()) {
            if (question.group() != null && question.group().within(group)) {
                return false;
            }
            if (question.type().answered() && place.told(question.name()) && scope.relevant(question)) {
                return true;
            }
        }
        return false;
    }

    /** Answered or, if it has a name to be listed under, passed over; relevant, and not left out of the summary. */
    List<Question> correctable() {
        return scope.questions().stream()
                .filter(question -> question.type().answered() && question.inSummary())
                .filter(question -> !scope.value(question).isEmpty() || passedOver(question)).toList();
    }

    private boolean passedOver(Question question) {
        return question.shortLabel() != null && place.skipped().contains(question.name()) && scope.relevant(question);
    }

    Turn answer(Question question, String value) {
        return switch (question.role()) {
            case WRITTEN -> answerWritten(question, value);
            case CHECKPOINT -> enter(question);
            case ANOTHER -> {
                move(place.correcting(null));
                new Repeats(this).answer(question, value);
                yield settle();
            }
        };
    }

    private Turn answerWritten(Question question, String value) {
        if (!scope.allows(question, value)) {
            return refuse(question, constraintMessage(question));
        }
        String before = voice().present(question);
        if (!value.equals(scope.value(question))) {
            store(question, value);
        }
        if (question.name().equals(place.correcting())) {
            move(place.correcting(null));
        }
        if (!before.isEmpty() && !value.equals(before)) {
            say(voice().phrase("changed", Map.of("answer", voice().shown(question, value))));
        }
        return settle();
    }

    private Turn enter(Question checkpoint) {
        if (!place.skipped().contains(checkpoint.name())) {
            move(place.shown(checkpoint.name()));
        }
        return settle();
    }

    void store(Question question, String value) {
        know(question, value);
        changed(question.name());
    }

    /** Known from the start; nobody was asked, so it alone is worth no record. */
    void know(Question question, String value) {
        Group repeat = question.instance() == 0 ? null : question.repeat();
        if (repeat != null && !place.answers().containsKey(repeat.name())) {
            new Repeats(this).keepNumbers(repeat);
        }
        move(place.answered(question.name(), answerOf(question.type().word(), value)));
    }

    Place.Answer answerOf(String type, String value) {
        return new Place.Answer(type, value, situation.now());
    }

    void changed(String name) {
        move(place.changing(name));
    }

    Turn skip(Question question) {
        if (question.role() == Question.Role.CHECKPOINT) {
            return enter(question);
        }
        if (scope.required(question)) {
            return ask(question, requiredMessage(question));
        }
        if (place.answers().containsKey(question.name())) {
            changed(question.name());
        }
        move(place.skipping(question.name()).correcting(null));
        return settle();
    }

    /** What was said is no answer. Says why not, until it was asked as often as the question wants. */
    Turn refuse(Question question, String why) {
        Question.Retry retry = question == current() ? question.retry() : null;
        if (retry == null) {
            return ask(question, why);
        }
        move(place.retried(question.name()));
        return place.retries(question.name()) > retry.max() ? giveUp(question, retry) : ask(question, why);
    }

    private Turn giveUp(Question question, Question.Retry retry) {
        say(voice().phrase(retry.tellStaff() ? "given_to_staff" : "given_up", Map.of()));
        if (retry.tellStaff()) {
            wish(new Wish.TellStaff(question.name()));
        }
        move(place.skipping(question.name()).correcting(null));
        return settle();
    }

    /** The question's buttons with other words than its text, which is still on the screen. */
    private Turn ask(Question question, String why) {
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
            say(heading(question), voice().ask(question));
            return scope.required(question) && voice().nothingToChoose(question) ? drop() : turn();
        }
        if (confirms() && submits() && !place.finished()) {
            move(place.in(Mode.ASKING));
            voice().summary(correctable()).forEach(this::say);
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
        return turn(!place.changed().isEmpty() && (flow.settings().eachAnswer() || leavesGroup()));
    }

    /** What a page sent, though questions are open: on disk, if the form keeps drafts. */
    Turn saved() {
        return turn(!place.changed().isEmpty() && keepsDrafts());
    }

    /** @param draft what has changed is to be on disk, though the form goes on */
    private Turn turn(boolean draft) {
        List<FormRecord> records = records(draft);
        if (!records.isEmpty()) {
            move(place.recorded());
        }
        return new Turn(place, fitting(words), records, ended(), wish);
    }

    private List<FormRecord> records(boolean draft) {
        boolean due = draft || ending || (ended() && !place.changed().isEmpty());
        String submit = flow.settings().submit();
        if (submit == null || !due || !submits()) {
            return List.of();
        }
        boolean complete = current() == null && (ended() || !flow.settings().eachGroup());
        List<String> names = place.changed().stream().map(scope::recorded).toList();
        return List.of(new FormRecord(submit, scope.relevantAnswers(), Set.copyOf(names), complete));
    }

    /** Drafts of a long form are on disk whenever a group is done, and before the person goes away. */
    private boolean leavesGroup() {
        boolean goes = place.mode() == Mode.LATER || place.mode() == Mode.CONFIRMING_CANCEL || place.mode() == Mode.CONFIRMING_LEAVE;
        return flow.settings().eachGroup() && (goes || current() == null || !groupOf(current()).equals(group));
    }

    /** The outermost group that a question stands in; empty: none. At the end of the form: what is no group's name. */
    private static String groupOf(@Nullable Question question) {
        return question == null ? "." : question.group() == null ? "" : question.group().top().name();
    }

    /** What was answered so far is on disk before the form is finished. */
    boolean keepsDrafts() {
        return submits() && (flow.settings().eachAnswer() || flow.settings().eachGroup());
    }

    private boolean confirms() {
        return flow.confirmIf() == null ? flow.settings().confirm() : flow.confirmIf().test(scope) || dropsAnswers();
    }

    /** One tap on an old 「被害なし」 in the middle of a report would throw the rest of it away: that is asked first. */
    private boolean dropsAnswers() {
        return scope.questions().stream().anyMatch(question ->
                question.type() != QuestionType.HIDDEN && place.answers().containsKey(question.name()) && !scope.relevant(question));
    }

    private boolean submits() {
        return flow.settings().submit() != null && (flow.submitIf() == null || flow.submitIf().test(scope));
    }

    private boolean open(Question question) {
        Place.Answer answer = place.answers().get(question.name());
        if (answer == null) {
            return !place.skipped().contains(question.name()) && scope.relevant(question)
                    && (question.choiceFilter() == null || !scope.choices(question).isEmpty());
        }
        if (question.role() == Question.Role.ANOTHER) {
            return false;
        }
        return scope.relevant(question) && !(scope.allows(question, answer.value()) && offered(question, answer.value()));
    }

    /** A choice may be out of its list now; when nothing is left in the list there is nothing to ask. */
    private boolean offered(Question question, String value) {
        if (question.choiceFilter() == null) {
            return true;
        }
        List<String> names = scope.choices(question).stream().map(Choice::name).toList();
        return names.isEmpty() || names.containsAll(List.of(value.split(" ")));
    }

    /** Those that stand above the question; those of a group that is not entered yet wait behind its checkpoint. */
    private void notesBefore(@Nullable Question question) {
        List<Question> asked = scope.questions();
        for (Question note : asked.subList(0, Voice.placeOf(question, asked))) {
            boolean due = note.type() == QuestionType.NOTE && !place.skipped().contains(note.name());
            if (due && scope.relevant(note)) {
                say(voice().note(note));
                move(place.shown(note.name()));
            }
        }
    }

    String requiredMessage(Question question) {
        return question.requiredMessage() != null
                ? voice().words(question, question.requiredMessage())
                : voice().phrase("required", Map.of()).text();
    }

    String constraintMessage(Question question) {
        return question.constraintMessage() != null
                ? voice().words(question, question.constraintMessage())
                : voice().phrase("not_allowed", Map.of()).text();
    }

    /** At most five messages: those without buttons are put together. */
    private static List<Say> fitting(List<Say> words) {
        List<Say> fitting = new ArrayList<>(words);
        for (int i = 0; fitting.size() > Turn.MOST_WORDS && i + 1 < fitting.size(); ) {
            if (fitting.get(i).buttons().isEmpty() && fitting.get(i + 1).buttons().isEmpty()) {
                String both = fitting.get(i).text() + "\n" + fitting.remove(i + 1).text();
                fitting.set(i, Say.plain(Graphemes.cutUnits(both, Say.LONGEST_TEXT)));
            } else {
                i++;
            }
        }
        return fitting.subList(Math.max(0, fitting.size() - Turn.MOST_WORDS), fitting.size());
    }
}
