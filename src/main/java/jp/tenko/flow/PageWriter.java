package jp.tenko.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what a form asks now: the questions of {@link Scope}, in the words of {@link Voice}. */
final class PageWriter {

    /** A text that may be longer than this is given several lines. */
    private static final int ONE_LINE = 100;

    private final Course course;
    private final Voice voice;
    private final Scope scope;
    private final Map<String, String> problems;
    private final Map<String, String> typed;

    /** @param typed what was typed, by question, where it is no answer */
    PageWriter(Course course, Map<String, String> problems, Map<String, String> typed) {
        this.course = course;
        this.voice = course.voice();
        this.scope = course.scope();
        this.problems = problems;
        this.typed = typed;
    }

    FormPage page() {
        List<FormPage.Row> rows = new ArrayList<>();
        String above = "";
        for (Question question : scope.questions()) {
            if (!shown(question)) {
                continue;
            }
            if (question.role() == Question.Role.ANOTHER) {
                rows.add(more(question));
                continue;
            }
            String heading = heading(question);
            if (!heading.isEmpty() && !heading.equals(above)) {
                rows.add(new FormPage.Heading(heading, removal(question)));
            }
            above = heading;
            rows.add(question.type() == QuestionType.NOTE ? note(question) : field(question));
        }
        Flow.Banner banner = course.flow().banner();
        return new FormPage(
                course.flow().title(course.situation().language()),
                banner != null && banner.when().test(scope) ? voice.words(banner.text()).strip() : "",
                rows);
    }

    private boolean shown(Question question) {
        return !question.type().computed() && question.role() != Question.Role.CHECKPOINT && scope.relevant(question)
                && (question.choiceFilter() == null || !scope.choices(question).isEmpty())
                && !waits(question);
    }

    /** Whether it is asked at all hangs on an answer that must be given and is still missing: a chat asks for that one first, too. */
    private boolean waits(Question question) {
        boolean waits = question.relevant() != null && scope.about(question, () -> hangsOnOpen(question.relevant()));
        for (Group group = question.group(); group != null && !waits; group = group.parent()) {
            Expression relevant = group.relevant();
            waits = relevant != null && scope.about(question, () -> hangsOnOpen(relevant));
        }
        return waits;
    }

    private boolean hangsOnOpen(Expression relevant) {
        return relevant.references().stream().map(scope::question).anyMatch(other -> other != null
                && other.type().answered() && scope.relevant(other) && scope.required(other) && !course.place().told(other.name()));
    }

    private String heading(Question question) {
        if (question.instance() > 0) {
            return voice.instance(question);
        }
        Group group = question.group();
        while (group != null && group.label() == null) {
            group = group.parent();
        }
        return group == null ? "" : voice.title(group);
    }

    private @Nullable String removal(Question question) {
        Group repeat = question.instance() == 0 ? null : question.repeat();
        return repeat == null || scope.instances(repeat).size() <= repeat.min()
                ? null
                : repeat.name() + ":" + scope.position(question);
    }

    private FormPage.More more(Question another) {
        Group repeat = another.repeat();
        String title = repeat == null ? "" : voice.title(repeat);
        String add = course.library().commands().label("add", course.situation().language());
        return new FormPage.More(repeat == null ? "" : repeat.name(), title + ": " + add);
    }

    private FormPage.Note note(Question note) {
        List<FormPage.Link> links = note.links().stream()
                .map(link -> new FormPage.Link(voice.words(note, link.label()), link.uri()))
                .toList();
        return new FormPage.Note(note.label() == null ? "" : voice.words(note, note.label()), links);
    }

    private FormPage.Field field(Question question) {
        String suggested = voice.suggested(question);
        String value = suggested == null ? voice.present(question) : suggested;
        return new FormPage.Field(
                scope.recorded(question.name()),
                how(question),
                keyboard(question),
                question.label() == null ? "" : voice.words(question, question.label()),
                question.hint() == null ? null : voice.words(question, question.hint()),
                scope.required(question),
                choices(question, value),
                most(question),
                value,
                typed.getOrDefault(question.name(), written(question, value)),
                problems.get(question.name()));
    }

    private List<FormPage.Choice> choices(Question question, String value) {
        if (how(question) != FormPage.How.ONE && how(question) != FormPage.How.SEVERAL) {
            return List.of();
        }
        List<String> chosen = Stream.of(typed.getOrDefault(question.name(), value).split(" ")).toList();
        return voice.alternatives(question).all().stream()
                .map(one -> new FormPage.Choice(one.name(), one.label(), chosen.contains(one.name())))
                .toList();
    }

    /** As somebody would type it, so that it is read as the same again. */
    String written(Question question, String value) {
        return switch (question.type()) {
            case TEXT, INTEGER, DECIMAL, DATE, TIME -> value;
            case DATE_TIME -> value.replace('T', ' ');
            case MONEY -> value.chars().allMatch(Character::isDigit) ? value : voice.shown(question, value);
            case PHONE, GEOPOINT -> voice.shown(question, value);
            case ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE, IMAGE -> value;
            case NOTE, CALCULATE, HIDDEN -> "";
        };
    }

    private static int most(Question question) {
        return switch (how(question)) {
            case PICTURES -> question.pictures();
            case LINES -> question.parameter("max", Reading.LONGEST_ANSWER);
            case LINE -> question.type() == QuestionType.TEXT ? question.parameter("max", ONE_LINE) : ONE_LINE;
            case ONE, SEVERAL -> 0;
        };
    }

    private static FormPage.How how(Question question) {
        return switch (question.type()) {
            case ACKNOWLEDGE, SELECT_ONE -> FormPage.How.ONE;
            case SELECT_MULTIPLE -> FormPage.How.SEVERAL;
            case IMAGE -> FormPage.How.PICTURES;
            case TEXT -> question.parameter("max", Reading.LONGEST_ANSWER) > ONE_LINE ? FormPage.How.LINES : FormPage.How.LINE;
            case INTEGER, DECIMAL, MONEY, PHONE, DATE, TIME, DATE_TIME, GEOPOINT, NOTE, CALCULATE, HIDDEN -> FormPage.How.LINE;
        };
    }

    private static String keyboard(Question question) {
        return switch (question.type()) {
            case PHONE -> "tel";
            case INTEGER, DECIMAL -> "decimal";
            case TEXT, MONEY, DATE, TIME, DATE_TIME, GEOPOINT, NOTE, ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE, IMAGE,
                    CALCULATE, HIDDEN -> "text"; // 30万, きのう
        };
    }
}
