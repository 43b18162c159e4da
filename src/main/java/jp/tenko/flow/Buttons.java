package jp.tenko.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map;
import java.util.Optional;
import jp.tenko.flow.Place.Mode;
import jp.tenko.flow.reading.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a button does, a choice or a command; typed command words come here too. A button says what it is about, so one
 * that is pressed late corrects that answer, or is told to be an old one. It never answers another question.
 */
final class Buttons {

    private final Course course;

    Buttons(Course course) {
        this.course = course;
    }

    Turn tapped(String name, String choice) {
        course.backToForm();
        Question question = course.flow().question(name);
        String chosen = choice.startsWith("-") ? choice.substring(1) : choice;
        if (question == null || !course.scope().relevant(question)
                || course.voice().alternatives(question).called(chosen).isEmpty()) {
            return old();
        }
        if (question.type() == QuestionType.SELECT_MULTIPLE) {
            return toggle(question, chosen, !choice.startsWith("-"));
        }
        if (question.role() != Question.Role.WRITTEN || !chosen.equals(course.scope().value(question))) {
            return course.answer(question, chosen);
        }
        if (question == course.current()) {
            return keep();
        }
        return alreadyThere(name);
    }

    /** A picker gives what was asked for, and a late one corrects its own answer; a made-up value is an old button. */
    Turn picked(String name, String value) {
        course.backToForm();
        Question question = course.flow().question(name);
        if (question == null || !course.scope().relevant(question) || !Reading.isPickable(question.type())) {
            return old();
        }
        return switch (Reading.typed(question, value, course.situation())) {
            case Reading.Understood(String picked) when picked.equals(course.scope().value(question)) ->
                question == course.current() ? keep() : alreadyThere(name);
            case Reading.Understood(String picked) -> course.answer(question, picked);
            case Reading.Beyond(String phrase, String bound) -> course.refuse(
                    question, course.voice().phrase(phrase, Map.of("bound", course.voice().shown(question, bound))).text());
            case Reading.OutOfBounds out -> old();
            case Reading.Unreadable unreadable -> old();
        };
    }

    /** A second tap says so, and keeps the open question's buttons within reach without asking it again. */
    private Turn alreadyThere(String name) {
        Say known = course.voice().phrase("already_have", Map.of("answer", course.voice().shown(name)));
        Question open = course.ended() ? null : course.current();
        course.say(open == null ? known : course.voice().askBriefly(open, known.text()));
        return course.turn();
    }

    Turn command(String command) {
        String[] parts = command.split(":", 3);
        String about = parts.length > 1 ? parts[1] : null;
        return switch (parts[0]) {
            case "correct" -> about == null || about.isEmpty()
                    ? corrections(number(parts))
                    : correct(course.flow().question(about));
            case "language" -> language(about);
            case "menu" -> menu();
            case "help" -> help();
            case "leave" -> leave();
            case "add", "remove", "restore" -> instances(parts);
            case "drop", "cancel", "later", "again", "continue", "back", "send", "skip", "keep", "done", "more", "unknown", "take" ->
                    course.ended() ? course.finished() : unfinished(parts);
            default -> old();
        };
    }

    private Turn unfinished(String[] parts) {
        boolean really = course.place().mode() == Mode.CONFIRMING_CANCEL;
        course.backToForm();
        return switch (parts[0]) {
            case "drop" -> really ? drop() : cancel();
            case "cancel" -> cancel();
            case "later" -> later();
            case "back" -> previous();
            case "send" -> course.current() == null ? course.end() : course.settle();
            case "skip", "keep", "done", "more", "unknown", "take" -> aboutQuestion(parts);
            default -> course.settle();
        };
    }

    /** Commands of one question: when that is not the current one, the button was an old one. */
    private Turn aboutQuestion(String[] parts) {
        Question question = course.current();
        if (parts.length > 1 && (question == null || !parts[1].equals(question.name()))) {
            return old();
        }
        if (question == null) {
            return course.settle();
        }
        return switch (parts[0]) {
            case "skip" -> course.skip(question);
            case "done" -> question.type() == QuestionType.SELECT_MULTIPLE ? done(question) : keep(question);
            case "unknown" -> question.mayBeUnknown() ? course.answer(question, Money.UNKNOWN) : old();
            case "take" -> take(question, parts.length > 2 ? parts[2] : "");
            case "more" -> more(question, number(parts));
            default -> keep(question);
        };
    }

    private Turn toggle(Question question, String choice, boolean on) {
        if (question != course.current()) {
            course.move(course.place().correcting(question.name()));
        }
        String given = course.scope().value(question);
        List<String> before = course.place().picked();
        List<String> picked = new ArrayList<>(before.isEmpty() && !given.isEmpty() ? List.of(given.split(" ")) : before);
        picked.remove(choice);
        if (on) {
            picked.add(choice);
        }
        String value = course.voice().alternatives(question).inOrder(picked);
        course.move(course.place().picking(picked).in(Mode.ASKING));
        String shown = value.isEmpty() ? "—" : course.voice().shown(question, value);
        course.say(course.voice().askBriefly(question, course.voice().phrase("chosen", Map.of("answer", shown)).text()));
        return course.turn();
    }

    private Turn done(Question question) {
        String value = course.voice().alternatives(question).inOrder(course.place().picked());
        if (!value.isEmpty()) {
            return course.answer(question, value);
        }
        return course.scope().value(question).isEmpty() ? course.skip(question) : keep();
    }

    private Turn keep(Question question) {
        String suggested = course.voice().suggested(question);
        return suggested == null ? keep() : course.answer(question, suggested);
    }

    /** One of the two things that something typed may have meant. */
    private Turn take(Question question, String value) {
        String given = Given.value(question, value, course.voice().alternatives(question), course.scope(), course.situation());
        return given == null ? old() : course.answer(question, given);
    }

    private Turn keep() {
        course.move(course.place().correcting(null));
        return course.settle();
    }

    private Turn old() {
        course.say(course.voice().phrase("earlier_button", Map.of()));
        return course.ended() ? course.turn() : course.settle();
    }

    private Turn previous() {
        Optional<Question> before = course.voice().before(course.current());
        if (before.isEmpty()) {
            course.say(course.voice().phrase("nothing_before", Map.of()));
        } else {
            course.move(course.place().correcting(before.get().name()));
        }
        return course.settle();
    }

    private Turn corrections(int from) {
        List<Question> correctable = course.correctable();
        if (correctable.isEmpty()) {
            course.backToForm();
            course.say(course.voice().phrase("nothing_to_correct", Map.of()));
            return course.ended() ? course.turn() : course.settle();
        }
        course.voice().corrections(correctable, from).forEach(course::say);
        course.move(course.place().in(Mode.CHOOSING_CORRECTION));
        return course.turn();
    }

    private Turn correct(@Nullable Question question) {
        course.backToForm();
        if (question == null || !course.correctable().contains(question)) {
            return old();
        }
        course.move(course.place().correcting(question.name()));
        return course.settle();
    }

    /** Of a repeat: one more, one less, or one that was removed back again. */
    private Turn instances(String[] parts) {
        course.backToForm();
        Repeats repeats = new Repeats(course);
        Group repeat = parts.length < 2 ? null : course.flow().survey().group(parts[1]);
        int number = number(parts);
        if (repeat == null || !repeat.repeats() || !course.scope().relevant(repeat)) {
            return old();
        }
        return switch (parts[0]) {
            case "add" -> {
                repeats.add(repeat);
                yield settled();
            }
            case "remove" -> repeats.mayRemove(repeat, number) ? remove(repeats, repeat, number) : old();
            default -> repeats.restore(repeat, number) ? settled() : old();
        };
    }

    private Turn remove(Repeats repeats, Group repeat, int number) {
        Question any = course.scope().questions().stream()
                .filter(question -> question.repeat() == repeat && question.instance() == number).findFirst().orElseThrow();
        Say removed = course.voice().removed(repeat, course.scope().position(any), number);
        repeats.remove(repeat, number);
        course.say(removed);
        return settled();
    }

    private static int number(String[] parts) {
        return parts.length > 2 && parts[2].matches("\\d{1,4}") ? Integer.parseInt(parts[2]) : 0;
    }

    private Turn settled() {
        course.move(course.place().correcting(null));
        return course.settle();
    }

    private Turn more(Question question, int start) {
        int size = course.voice().alternatives(question).size();
        String text = course.voice().label(question);
        course.say(course.voice().ask(question, text, start < size ? start : 0));
        return course.turn();
    }

    private Turn later() {
        course.move(course.place().in(Mode.LATER));
        course.say(course.voice().titled("saved_for_later"));
        return course.turn();
    }

    private Turn cancel() {
        course.move(course.place().in(Mode.CONFIRMING_CANCEL));
        boolean received = course.keepsDrafts() && !course.place().answers().isEmpty();
        Say question = course.voice().titled(received ? "cancel_question_received" : "cancel_question");
        course.say(course.voice().choice(question, "drop", "continue"));
        return course.turn();
    }

    private Turn drop() {
        course.say(course.voice().titled("cancelled"));
        return course.drop();
    }

    private Turn leave() {
        String other = course.place().leavingFor();
        if (course.place().mode() != Mode.CONFIRMING_LEAVE || other == null) {
            course.backToForm();
            return old();
        }
        course.wish(new Wish.StartFlow(other));
        return course.drop();
    }

    private Turn language(@Nullable String tag) {
        course.backToForm();
        if (tag == null || !course.library().commands().languages().containsKey(tag)) {
            course.say(Voice.languages(course.library(), course.situation().language()));
            course.move(course.ended() ? course.place() : course.place().in(Mode.CHOOSING_LANGUAGE));
            return course.turn();
        }
        course.speak(tag);
        course.wish(new Wish.ChangeLanguage(tag));
        course.say(course.voice().phrase("language_changed", Map.of()));
        return course.ended() ? course.turn() : course.settle();
    }

    private Turn help() {
        course.backToForm();
        Words help = course.flow().settings().help();
        course.say(help != null ? Say.plain(course.voice().words(help)) : course.voice().phrase("help", Map.of()));
        return course.ended() ? course.turn() : course.settle();
    }

    private Turn menu() {
        course.backToForm();
        course.wish(new Wish.ShowMenu());
        return course.turn();
    }
}
