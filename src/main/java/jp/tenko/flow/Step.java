package jp.tenko.flow;

import java.util.Map;
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
        for (Question question : course.flow().questions()) {
            String given = prefilled.get(question.name());
            String value = given == null ? null : prefill(question, given);
            if (value != null && question.type().computed()) {
                course.know(question, value);
            } else if (value != null) {
                course.store(question, value);
            }
        }
        return course.settle();
    }

    Turn take(Input input) {
        boolean setClosed = !(input instanceof Input.Pictured) && arrivals.closeSet();
        return switch (input) {
            case Input.Typed typed when setClosed && !isCommand(typed.text()) -> course.settle();
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

    boolean isChoice(String typed) {
        return understanding.isChoice(typed);
    }

    Say reminder() {
        Voice voice = course.voice();
        return course.bannered(voice.choice(voice.titled("still_open"), "continue", "later", "cancel"));
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

    private @Nullable String prefill(Question question, String given) {
        if (question.type() == QuestionType.HIDDEN) {
            return given;
        }
        if (!question.type().answered() || !course.scope().relevant(question)) {
            return null;
        }
        String value = course.voice().alternatives(question).called(given).map(Alternatives.Alternative::name)
                .orElseGet(() -> Reading.typed(question, given, course.situation()) instanceof Reading.Understood read ? read.value() : "");
        return value.isEmpty() || !course.scope().allows(question, value) ? null : value;
    }
}
