package jp.tenko.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.flow.Place.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What a typed word means here. In this order (flows.md): what a side question offers, a choice of the current question,
 * a command, a cry for help, the type's own reading, another flow's keyword; else it is not understood.
 */
final class Understanding {

    private final Course course;
    private final Buttons buttons;

    Understanding(Course course, Buttons buttons) {
        this.course = course;
        this.buttons = buttons;
    }

    Turn typed(String text) {
        Optional<String> offered = offeredCommand(text);
        if (offered.isPresent()) {
            return buttons.command(offered.get());
        }
        boolean wasLater = course.place().mode() == Mode.LATER;
        Question question = course.current();
        if (question != null && means(question, text, wasLater)) {
            course.backToForm();
            return choose(question, text);
        }
        Optional<String> command = course.library().commands().named(text);
        if (command.isPresent()) {
            return buttons.command(command.get());
        }
        if (isCry(text)) {
            return answerCry(question, text);
        }
        course.backToForm();
        Optional<Turn> read = wasLater || course.ended() ? Optional.empty() : question == null ? corrected(text) : read(question, text);
        if (read.isPresent()) {
            return read.get();
        }
        Optional<Flow> other = course.library().startedBy(text, course.situation().roles());
        if (other.isPresent()) {
            return leaveFor(other.get());
        }
        return wasLater ? resume() : notUnderstood();
    }

    Turn resume() {
        if (course.ended()) {
            return course.finished();
        }
        course.backToForm();
        course.say(course.voice().titled("resumed"));
        return course.settle();
    }

    Turn notUnderstood() {
        Question question = course.current();
        return turnDown(question == null ? phrase("not_understood_summary") : new Ear(course).notUnderstood(question));
    }

    /** Nothing asks for where somebody is. */
    Turn placeNotAsked() {
        return turnDown(phrase("place_not_asked"));
    }

    /** Says why with the question's buttons, not its text: that is still on the screen. */
    private Turn turnDown(String why) {
        course.backToForm();
        Question question = course.current();
        if (course.ended()) {
            return course.finished();
        }
        if (question == null) {
            course.say(Say.plain(why));
            return course.settle();
        }
        return course.refuse(question, why);
    }

    private String phrase(String name) {
        return course.voice().phrase(name, Map.of()).text();
    }

    /** Not where the form itself asks for it: there it is an answer. */
    boolean isCry(String text) {
        return course.library().commands().isCry(text) && course.flow().lists().values().stream()
                .noneMatch(choices -> choices.stream().anyMatch(choice -> choice.folded().contains(Fold.fold(text))));
    }

    boolean takesWords() {
        Question question = course.current();
        return question != null && (question.type() == QuestionType.TEXT || question.type() == QuestionType.GEOPOINT);
    }

    /** Whom to call is said before anything else, in a drill too; a whole sentence is kept as the answer that it also is. */
    private Turn answerCry(@Nullable Question question, String text) {
        course.backToForm();
        course.say(course.voice().cry());
        if (course.ended()) {
            return course.turn();
        }
        boolean tells = takesWords() && !course.library().commands().isCryAlone(text);
        return tells ? read(question, text).orElseGet(course::settle) : course.settle();
    }

    /** The label of a choice, typed under the summary: it corrects the one question whose choice it is. */
    private Optional<Turn> corrected(String text) {
        String folded = Fold.plain(Fold.fold(text));
        List<Say.Action.Tap> meant = course.correctable().stream()
                .filter(question -> question.type() == QuestionType.SELECT_ONE && !question.external())
                .flatMap(question -> course.voice().alternatives(question).all().stream()
                        .filter(one -> Fold.fold(one.label()).equals(folded))
                        .map(one -> new Say.Action.Tap(question.name(), one.name(), 0)))
                .toList();
        return meant.size() == 1 ? Optional.of(buttons.tapped(meant.getFirst().question(), meant.getFirst().choice())) : Optional.empty();
    }

    private Optional<String> offeredCommand(String text) {
        List<Alternatives.Alternative> offered = new ArrayList<>();
        boolean byNumber = true;
        switch (course.place().mode()) {
            case CHOOSING_CORRECTION -> {
                course.correctable().forEach(question -> offered.add(correction(question)));
                offered.add(button("continue"));
            }
            case CHOOSING_LANGUAGE -> course.library().commands().languages().forEach((tag, name) -> offered.add(
                    new Alternatives.Alternative("language:" + tag, name, Set.of(Fold.fold(name), Fold.fold(tag)))));
            case CONFIRMING_CANCEL -> offered.addAll(List.of(button("drop"), button("continue")));
            case CONFIRMING_LEAVE -> offered.addAll(List.of(button("leave"), button("continue")));
            case ASKING, LATER -> {
                byNumber = false;
                offeredWhileAsking(offered);
            }
            case ENDED -> {}
        }
        Alternatives alternatives = new Alternatives(offered);
        return (byNumber ? alternatives.chosen(text) : alternatives.worded(text)).map(Alternatives.Alternative::name);
    }

    private void offeredWhileAsking(List<Alternatives.Alternative> offered) {
        Question question = course.current();
        if (question == null) {
            offered.add(button("send"));
        } else if (question.type() == QuestionType.SELECT_MULTIPLE) {
            offered.add(button("done"));
        }
        if (question != null && question.mayBeUnknown()) {
            offered.add(button("unknown"));
        }
        if (question != null && course.voice().keepable(question)) {
            offered.add(button("keep"));
        }
    }

    private Alternatives.Alternative correction(Question question) {
        String label = question.shortLabel() == null ? "" : course.voice().words(question, question.shortLabel());
        String answer = course.voice().shown(question, course.scope().value(question));
        Set<String> folded = Stream.of(label, answer).filter(word -> !word.isEmpty()).map(Fold::fold)
                .collect(Collectors.toUnmodifiableSet());
        return new Alternatives.Alternative("correct:" + question.name(), label, folded);
    }

    private Alternatives.Alternative button(String command) {
        return new Alternatives.Alternative(command, "", course.library().commands().folded(command));
    }

    boolean isChoice(String text) {
        Question question = course.current();
        return question != null && question.type().chosen() && means(question, text, false);
    }

    private boolean means(Question question, String text, boolean byWordsOnly) {
        Alternatives alternatives = course.voice().alternatives(question);
        if (byWordsOnly || course.voice().searching(question)) {
            return alternatives.worded(text).isPresent();
        }
        return question.type() == QuestionType.SELECT_MULTIPLE
                ? !alternatives.severalChosen(text).isEmpty()
                : alternatives.chosen(text).isPresent();
    }

    private Turn choose(Question question, String text) {
        Alternatives alternatives = course.voice().alternatives(question);
        if (question.type() == QuestionType.SELECT_MULTIPLE) {
            return chooseSeveral(question, alternatives, text);
        }
        return course.answer(question, alternatives.chosen(text).orElseThrow().name());
    }

    /** With what was tapped before. A typed list closes the question, and says so: more can still be added. */
    private Turn chooseSeveral(Question question, Alternatives alternatives, String text) {
        List<String> names = new ArrayList<>(course.place().picked());
        alternatives.severalChosen(text).forEach(one -> names.add(one.name()));
        String value = alternatives.inOrder(names);
        if (course.voice().present(question).isEmpty() && course.scope().allows(question, value)) {
            course.say(course.voice().phrase("chosen_by_words", Map.of("answer", course.voice().shown(question, value))));
        }
        return course.answer(question, value);
    }

    private Optional<Turn> read(Question question, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (course.voice().searching(question)) {
            return search(question, text);
        }
        return switch (new Ear(course).typed(question, text)) {
            case Ear.Heard.Answer(String value) -> Optional.of(course.answer(question, value));
            case Ear.Heard.Either either -> {
                course.say(course.voice().whichOf(question, either));
                yield Optional.of(course.turn());
            }
            case Ear.Heard.Refused(String why) -> Optional.of(course.refuse(question, why));
            case Ear.Heard.Nothing nothing -> Optional.empty();
        };
    }

    private Optional<Turn> search(Question question, String part) {
        List<Alternatives.Alternative> found = course.voice().alternatives(question).containing(part);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        course.say(course.voice().found(question, found));
        return Optional.of(course.turn());
    }

    private Turn leaveFor(Flow other) {
        if (course.ended() || other.formId().equals(course.flow().formId())) {
            return course.ended() ? course.finished() : course.settle();
        }
        course.move(course.place().leavingFor(other.formId()).in(Mode.CONFIRMING_LEAVE));
        String language = course.situation().language();
        Map<String, String> titles = Map.of("title", course.flow().title(language), "other", other.title(language));
        course.say(course.voice().choice(course.voice().phrase("leave_question", titles), "leave", "continue"));
        return course.turn();
    }
}
