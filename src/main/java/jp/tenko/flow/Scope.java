package jp.tenko.flow;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.flow.reading.Money;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.instance.DataInstance;
import org.jspecify.annotations.Nullable;

/**
 * The answers as expressions and texts see them: an answer to a question that is not relevant (any more) counts as
 * empty, calculations and facts are worked out when first needed. Lives for one state of the answers in one thread.
 */
final class Scope extends EvaluationContext {

    private final Flow flow;
    private final Map<String, String> answers;
    private final Situation situation;
    private final Map<String, Boolean> relevance = new HashMap<>();
    private final Map<String, String> computed = new HashMap<>();
    private final Map<String, List<Facts.Offered>> offered = new HashMap<>();
    private final Map<String, Alternatives> alternatives = new HashMap<>();
    private @Nullable String candidate;

    @SuppressWarnings("NullAway")
    Scope(Flow flow, Map<String, String> answers, Situation situation) {
        super((DataInstance<?>) null);
        this.flow = flow;
        this.answers = answers;
        this.situation = situation;
    }

    LocalDateTime now() {
        return situation.inJapan();
    }

    boolean relevant(Question question) {
        Expression relevant = question.relevant();
        if (relevant == null) {
            return true;
        }
        Boolean known = relevance.get(question.name());
        if (known == null) {
            known = relevant.test(this);
            relevance.put(question.name(), known);
        }
        return known;
    }

    boolean allows(Question question, String value) {
        Expression constraint = question.constraint();
        if (constraint == null || question.mayBeUnknown() && value.equals(Money.UNKNOWN)) {
            return true; // "unknown" >= 0 is false, and nothing is wrong with not knowing
        }
        candidate = value;
        try {
            return constraint.test(this);
        } finally {
            candidate = null;
        }
    }

    /** What {@code ${name}} is worth; empty when unanswered or not relevant. */
    String value(String name) {
        Question question = flow.question(name);
        if (question == null || !relevant(question)) {
            return "";
        }
        String answer = answers.get(name);
        if (answer != null) {
            return answer;
        }
        if (!question.type().computed()) {
            return "";
        }
        String known = computed.get(name);
        if (known == null) {
            known = compute(question);
            computed.put(name, known);
        }
        return known;
    }

    /** The relevant answers in the order of the form, calculations among them. */
    Map<String, String> relevantAnswers() {
        Map<String, String> relevant = new LinkedHashMap<>();
        for (Question question : flow.questions()) {
            boolean told = answers.containsKey(question.name()) || question.type() == QuestionType.CALCULATE;
            if (told && relevant(question)) {
                relevant.put(question.name(), value(question.name()));
            }
        }
        return Collections.unmodifiableMap(relevant);
    }

    List<Facts.Offered> offered(String list) {
        List<Facts.Offered> known = offered.get(list);
        if (known == null) {
            known = List.copyOf(situation.facts().choices(list, answered()));
            offered.put(list, known);
        }
        return known;
    }

    /** A list from outside may be a whole roster: it is folded once. */
    Alternatives alternatives(Question question, String language, Commands commands) {
        String key = language + " " + question.name();
        Alternatives known = alternatives.get(key);
        if (known == null) {
            known = Alternatives.of(flow, question, this, language, commands);
            alternatives.put(key, known);
        }
        return known;
    }

    @Override
    public Object getVariable(String name) {
        return switch (name) {
            case Expression.SELF -> candidate == null ? "" : candidate;
            // JavaRosa takes a day to be its midnight in the JVM's zone, whatever that is
            case Expression.TODAY -> Date.from(situation.inJapan().toLocalDate()
                    .atStartOfDay(ZoneId.systemDefault()).toInstant());
            case Expression.NOW -> Date.from(situation.now());
            default -> value(name);
        };
    }

    private String compute(Question question) {
        if (question.calculation() != null) {
            return question.calculation().text(this);
        }
        String fact = situation.facts().value(question.name(), answered());
        return fact != null ? fact : question.initial() != null ? question.initial() : "";
    }

    /** Without calculations: facts may be what a calculation is made of. */
    private Map<String, String> answered() {
        Map<String, String> told = new LinkedHashMap<>();
        for (Question question : flow.questions()) {
            String answer = answers.get(question.name());
            if (answer != null && relevant(question)) {
                told.put(question.name(), answer);
            }
        }
        return Collections.unmodifiableMap(told);
    }
}
