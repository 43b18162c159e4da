package jp.tenko.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a form that was filled in on a page: every field by the rules by which a chat takes its answer, in the order of the
 * form, so that what one answer makes relevant or allowed holds for the next. Used once, by one thread.
 */
final class Clerk {

    private final Course course;
    private final Ear ear;
    private final Repeats repeats;
    private final FormFilling filling;
    private final Map<String, String> problems = new HashMap<>();
    private final Map<String, String> typed = new HashMap<>();

    Clerk(Course course, FormFilling filling) {
        this.course = course;
        this.ear = new Ear(course);
        this.repeats = new Repeats(course);
        this.filling = filling;
    }

    Filled take() {
        course.flow().survey().groups().stream()
                .filter(Group::checkpoint)
                .forEach(group -> course.move(course.place().shown(group.name())));
        boolean goesOn = changeInstances();
        Set<String> seen = new HashSet<>();
        for (Question question = next(seen); question != null; question = next(seen)) {
            List<String> given = filling.given().get(question.name());
            if (question.role() == Question.Role.ANOTHER) {
                course.know(question, Repeats.NO_MORE);
            } else if (given != null) {
                take(question, given);
            }
        }
        readNotes();
        boolean done = !goesOn && problems.isEmpty() && course.current() == null;
        Turn turn = done ? course.end() : course.saved();
        return new Filled(turn, new PageWriter(course, problems, typed).page());
    }

    /** They stand on the page, among the questions: nothing of them is said again. */
    private void readNotes() {
        course.scope().questions().stream()
                .filter(note -> note.type() == QuestionType.NOTE && course.scope().relevant(note))
                .forEach(note -> course.move(course.place().shown(note.name())));
    }

    /** @return whether the person wants to go on with another instance, or with one less */
    private boolean changeInstances() {
        for (Group repeat : course.flow().survey().groups()) {
            if (repeat.repeats()) {
                List.copyOf(course.scope().instances(repeat)).stream()
                        .filter(number -> isBlank(repeat, number) && repeats.mayRemove(repeat, number))
                        .forEach(number -> repeats.remove(repeat, number));
            }
        }
        Group grows = filling.add() == null ? null : course.flow().survey().group(filling.add());
        if (grows != null && grows.repeats()) {
            repeats.add(grows);
        }
        return removed() || grows != null;
    }

    private boolean removed() {
        String[] what = filling.remove() == null ? new String[0] : filling.remove().split(":");
        Group repeat = what.length == 2 && what[1].matches("\\d{1,2}") ? course.flow().survey().group(what[0]) : null;
        if (repeat == null || !repeat.repeats()) {
            return false;
        }
        int number = Integer.parseInt(what[1]);
        if (repeats.mayRemove(repeat, number)) {
            repeats.remove(repeat, number);
        }
        return true;
    }

    /** It was on the page, and nothing was written into it. */
    private boolean isBlank(Group repeat, int number) {
        String prefix = repeat.path(number, "");
        List<List<String>> fields = filling.given().entrySet().stream()
                .filter(field -> field.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
        return !fields.isEmpty() && fields.stream().flatMap(List::stream).allMatch(String::isBlank);
    }

    /** The first one, as things stand now, that has not been looked at. */
    private @Nullable Question next(Set<String> seen) {
        return course.scope().questions().stream()
                .filter(question -> question.type().answered() && course.scope().relevant(question) && seen.add(question.name()))
                .findFirst()
                .orElse(null);
    }

    private void take(Question question, List<String> given) {
        String words = String.join(" ", given).replace("\r\n", "\n").strip();
        String present = course.voice().present(question);
        if (words.isEmpty()) {
            leaveOpen(question);
        } else if (!present.isEmpty() && words.equals(written(question, present).strip())) {
            check(question, present, words);
        } else {
            switch (heard(question, given, words)) {
                case Ear.Heard.Answer(String value) -> check(question, value, words);
                case Ear.Heard.Refused(String why) -> refuse(question, why, words);
                case Ear.Heard.Either either -> refuse(question, course.voice().whichOf(question, either).text(), words);
                case Ear.Heard.Nothing nothing -> refuse(question, ear.notUnderstood(question), words);
            }
        }
    }

    private void leaveOpen(Question question) {
        boolean answered = course.place().answers().containsKey(question.name());
        if (course.scope().required(question)) {
            if (!course.voice().nothingToChoose(question)) {
                problems.put(question.name(), course.requiredMessage(question));
            }
            if (answered) {
                course.move(course.place().without(question.name()));
            }
        } else {
            course.move(course.place().skipping(question.name()));
        }
        if (answered) {
            course.changed(question.name());
        }
    }

    private void check(Question question, String value, String words) {
        if (!course.scope().allows(question, value)) {
            refuse(question, course.constraintMessage(question), words);
        } else if (!value.equals(course.scope().value(question))) {
            course.store(question, value);
        }
    }

    private void refuse(Question question, String why, String words) {
        problems.put(question.name(), why);
        typed.put(question.name(), words);
    }

    private Ear.Heard heard(Question question, List<String> given, String words) {
        return switch (question.type()) {
            case ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE -> chosen(question, given);
            case IMAGE -> new Ear.Heard.Answer(String.join(" ", Stream.of(words.split(" ")).distinct().limit(question.pictures()).toList()));
            case TEXT, INTEGER, DECIMAL, MONEY, PHONE, DATE, TIME, DATE_TIME, GEOPOINT, NOTE, CALCULATE, HIDDEN ->
                ear.written(question, words);
        };
    }

    private Ear.Heard chosen(Question question, List<String> given) {
        Alternatives alternatives = course.voice().alternatives(question);
        boolean several = question.type() == QuestionType.SELECT_MULTIPLE;
        boolean offered = given.stream().allMatch(name -> alternatives.called(name).isPresent()) && (several || given.size() == 1);
        return offered ? new Ear.Heard.Answer(alternatives.inOrder(given)) : new Ear.Heard.Nothing();
    }

    private String written(Question question, String value) {
        return new PageWriter(course, Map.of(), Map.of()).written(question, value);
    }
}
