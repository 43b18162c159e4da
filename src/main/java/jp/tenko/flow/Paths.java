package jp.tenko.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ways through a flow, found by trying every combination of the answers on which anything depends: all choices of a
 * select; of other questions the values they are compared with, and their neighbours.
 */
final class Paths {

    /** More combinations than this are not tried: then nothing is said to be unreachable. */
    private static final int MOST_COMBINATIONS = 20_000;
    private static final Situation NOWHERE = new Situation(Instant.EPOCH, "ja", Set.of(), Facts.NONE);

    private final Flow flow;
    private final Map<String, Set<String>> domains = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> reached = new HashSet<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private boolean everyCombination = true;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private int mostMessages;

    private Paths(Flow flow) {
        this.flow = flow;
    }

    static Paths of(Flow flow) {
        Paths paths = new Paths(flow);
        paths.findDomains();
        paths.combine(new ArrayList<>(paths.domains.keySet()), 0, new HashMap<>(), new int[1]);
        return paths;
    }

    /** Questions asked on the shortest way. */
    int shortest() {
        return shortest == Integer.MAX_VALUE ? longest : shortest;
    }

    int longest() {
        return longest;
    }

    /** Notes in a row, the question behind them and the word about a change. */
    int mostMessages() {
        return mostMessages;
    }

    /** By question: its expression fails when it is evaluated. */
    Map<String, String> failures() {
        return failures;
    }

    List<String> unreachable() {
        return flow.questions().stream()
                .filter(question -> everyCombination && !reached.contains(question.name()) && closed(question, new HashSet<>()))
                .map(Question::name).toList();
    }

    private void findDomains() {
        Map<String, Set<String>> literals = new HashMap<>();
        Set<String> named = new LinkedHashSet<>();
        for (Question question : flow.questions()) {
            List<Expression> deciding = question.relevant() == null && question.calculation() == null
                    ? List.of()
                    : FlowLints.expressions(question);
            for (Expression expression : deciding) {
                for (String name : expression.references()) {
                    named.add(name);
                    literals.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(expression.literals());
                }
            }
        }
        for (String name : named) {
            Question question = flow.question(name);
            if (question != null && question.type() != QuestionType.CALCULATE) {
                domains.put(name, domain(question, literals.getOrDefault(name, Set.of())));
            }
        }
    }

    private Set<String> domain(Question question, Set<String> literals) {
        Set<String> values = new LinkedHashSet<>();
        values.add("");
        List<Choice> choices = flow.choices(question);
        choices.forEach(choice -> values.add(choice.name()));
        if (question.type() == QuestionType.SELECT_MULTIPLE && !choices.isEmpty()) {
            values.add(String.join(" ", choices.stream().map(Choice::name).toList()));
        }
        if (choices.isEmpty()) {
            open.add(question.name());
            values.add("1");
            for (String literal : literals) {
                values.add(literal);
                if (literal.matches("-?\\d{1,15}")) {
                    values.add(String.valueOf(Long.parseLong(literal) - 1));
                    values.add(String.valueOf(Long.parseLong(literal) + 1));
                }
            }
        }
        return values;
    }

    private void combine(List<String> names, int index, Map<String, String> answers, int[] tried) {
        if (tried[0] >= MOST_COMBINATIONS) {
            everyCombination = false;
            return;
        }
        if (index == names.size()) {
            tried[0]++;
            walk(answers);
            return;
        }
        for (String value : domains.get(names.get(index))) {
            if (value.isEmpty()) {
                answers.remove(names.get(index));
            } else {
                answers.put(names.get(index), value);
            }
            combine(names, index + 1, answers, tried);
        }
        answers.remove(names.get(index));
    }

    private void walk(Map<String, String> answers) {
        Scope scope = new Scope(flow, answers, NOWHERE);
        int asked = 0;
        int notes = 0;
        int run = 0;
        boolean finished = true;
        for (Question question : flow.questions()) {
            if (!relevant(scope, question)) {
                continue;
            }
            reached.add(question.name());
            tryOut(scope, question);
            if (question.type() == QuestionType.NOTE) {
                run++;
            } else if (question.type().answered()) {
                asked++;
                run = 0;
                finished &= !question.required() || !domains.containsKey(question.name())
                        || answers.containsKey(question.name());
            }
            notes = Math.max(notes, run);
        }
        if (finished) {
            shortest = Math.min(shortest, asked);
            longest = Math.max(longest, asked);
            mostMessages = Math.max(mostMessages, notes + 2);
        }
    }

    private boolean relevant(Scope scope, Question question) {
        try {
            return scope.relevant(question);
        } catch (IllegalStateException e) {
            failures.putIfAbsent(question.name(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void tryOut(Scope scope, Question question) {
        try {
            scope.value(question.name());
            for (String value : List.of("", "1", "words")) {
                scope.allows(question, value);
            }
        } catch (IllegalStateException e) {
            failures.putIfAbsent(question.name(), String.valueOf(e.getMessage()));
        }
    }

    /** Everything it depends on is a choice, so that all combinations were really tried. */
    private boolean closed(Question question, Set<String> seen) {
        if (open.contains(question.name()) || question.type() == QuestionType.HIDDEN) {
            return false;
        }
        for (Expression expression : FlowLints.expressions(question)) {
            for (String name : expression.references()) {
                Question other = flow.question(name);
                if (other != null && seen.add(name) && !closed(other, seen)) {
                    return false;
                }
            }
        }
        return true;
    }
}
