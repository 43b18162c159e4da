package jp.tenko.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.flow.Place.Mode;

/**
 * What a typed word means here. In this order (flows.md): what a side question offers, a choice of the current question,
 * a command, the type's own reading, another flow's keyword; else it is not understood.
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
        course.backToForm();
        Optional<Turn> read = question == null || wasLater ? Optional.empty() : read(question, text);
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

    /** Says so with the question's buttons, not its text: that is still on the screen. */
    Turn notUnderstood() {
        course.backToForm();
        Question question = course.current();
        if (course.ended() || question == null) {
            return course.ended() ? course.finished() : course.settle();
        }
        return course.refuse(question, new Ear(course).notUnderstood(question));
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
            List<String> names = alternatives.severalChosen(text).stream().map(Alternatives.Alternative::name).toList();
            return course.answer(question, alternatives.inOrder(names));
        }
        return course.answer(question, alternatives.chosen(text).orElseThrow().name());
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
