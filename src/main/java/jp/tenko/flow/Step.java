package jp.tenko.flow;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.tenko.flow.Place.Mode;
import org.jspecify.annotations.Nullable;

/** One turn: what came in goes to whoever understands it. Used once, by one thread. */
final class Step {

    private final Course course;
    private final Buttons buttons;
    private final Understanding understanding;
    private final Arrivals arrivals;

    Step(FlowLibrary library, Flow flow, Place place, Situation situation) {
        course = new Course(library, flow, place, situation);
        buttons = new Buttons(course);
        understanding = new Understanding(course, buttons);
        arrivals = new Arrivals(course, understanding);
    }

    Turn begin(Map<String, String> prefilled) {
        for (Group group : course.flow().survey().groups()) {
            if (group.repeats()) {
                prefillInstances(group, prefilled.keySet());
            }
        }
        for (Question written : course.flow().questions()) {
            Group repeat = written.repeat();
            if (repeat == null) {
                prefill(written, prefilled);
            } else {
                for (int number : course.scope().instances(repeat)) {
                    prefill(course.flow().survey().question(written, number), prefilled);
                }
            }
        }
        return course.settle();
    }

    /** As many as are known; that there are no more of them is known, too. */
    private void prefillInstances(Group repeat, Set<String> names) {
        int known = 0;
        for (String name : names) {
            Question question = course.flow().question(name);
            if (question != null && question.repeat() == repeat && question.instance() <= repeat.max()) {
                known = Math.max(known, question.instance());
            }
        }
        Question another = course.flow().question(repeat.another());
        if (known > 0 && another != null) {
            String numbers = IntStream.rangeClosed(1, Math.max(known, repeat.min()))
                    .mapToObj(String::valueOf).collect(Collectors.joining(" "));
            course.move(course.place().answered(repeat.name(), course.answerOf(Place.Answer.INSTANCES, numbers)));
            course.know(another, Repeats.NO_MORE);
        }
    }

    private void prefill(@Nullable Question question, Map<String, String> prefilled) {
        String given = question == null ? null : prefilled.get(question.name());
        if (question == null || given == null) {
            return;
        }
        if (given.isEmpty() && question.type().answered() && !course.scope().required(question)) {
            course.move(course.place().shown(question.name()));
            return;
        }
        String value = prefilled(question, given);
        if (value != null) {
            course.know(question, value);
        }
    }

    Turn take(Input input) {
        boolean setClosed = !(input instanceof Input.Pictured) && arrivals.closeSet();
        return switch (input) {
            case Input.Typed typed when setClosed && !isCommand(typed.text()) && !understanding.isCry(typed.text()) -> course.settle();
            case Input.Typed typed -> understanding.typed(typed.text());
            case Input.Tapped tapped -> buttons.tapped(tapped.question(), tapped.choice());
            case Input.Picked picked -> buttons.picked(picked.question(), picked.value());
            case Input.TappedCommand tapped -> buttons.command(tapped.command());
            case Input.Located located -> arrivals.located(located);
            case Input.Pictured pictured -> arrivals.pictured(pictured);
            case Input.Other other -> understanding.notUnderstood();
        };
    }

    Turn resume() {
        return understanding.resume();
    }

    boolean takesWords() {
        return understanding.takesWords();
    }

    boolean isChoice(String typed) {
        return understanding.isChoice(typed);
    }

    Say reminder(boolean last) {
        Voice voice = course.voice();
        Say open = Reminders.end(course.flow().settings(), course.place()).filter(end -> last)
                .map(end -> voice.phrase("still_open_until", Map.of(
                        "title", course.flow().title(course.situation().language()), "end", voice.moment(end))))
                .orElseGet(() -> voice.titled("still_open"));
        return course.bannered(voice.choice(open, "continue", "later", "cancel"));
    }

    Turn conclude(Turn turn, Outcome outcome) {
        Settings.OutcomeWords rule = course.flow().settings().outcomes().get(outcome.name());
        if (rule == null) {
            throw new IllegalArgumentException("flow " + course.flow().formId() + " has no outcome " + outcome.name()
                    + "; it knows " + course.flow().settings().outcomes().keySet());
        }
        String text = course.voice().words(rule.say(), name -> value(name, outcome));
        Question asked = rule.ask() == null ? null : course.flow().question(rule.ask());
        if (asked != null) {
            course.move(course.place().without(asked.name()).correcting(asked.name()).in(Mode.ASKING));
            course.say(course.voice().ask(asked, text, 0));
            return course.concluded();
        }
        course.say(Say.plain(text));
        if (rule.goesOn()) {
            course.say(turn.words());
        } else {
            course.move(course.place().end());
        }
        if (turn.wish() != null) {
            course.wish(turn.wish());
        }
        return course.concluded();
    }

    private String value(String name, Outcome outcome) {
        String value = outcome.values().get(name);
        if (value == null && course.flow().question(name) == null) {
            throw new IllegalArgumentException("outcome " + outcome.name() + " of flow " + course.flow().formId()
                    + " wants a value for ${" + name + "}; given: " + outcome.values().keySet());
        }
        return value != null ? value : course.voice().shown(name);
    }

    private boolean isCommand(String text) {
        return course.library().commands().named(text).isPresent();
    }

    private @Nullable String prefilled(Question question, String given) {
        if (question.type() == QuestionType.HIDDEN) {
            return given;
        }
        return question.type().answered() && course.scope().relevant(question)
                ? Given.value(question, given, course.voice().alternatives(question), course.scope(), course.situation())
                : null;
    }
}
