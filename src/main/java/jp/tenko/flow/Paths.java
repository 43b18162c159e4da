package jp.tenko.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ways through a flow, found by trying combinations of the answers on which anything depends: all choices of a
 * select; of other questions the values they are compared with, and their neighbours. Questions that have no answer in common
 * on which they depend are looked at apart, so that a long sheet does not multiply its choices; where there are still too many
 * combinations some of them are tried. Of a repeat one instance is looked at, and counted as often as it may be asked.
 */
final class Paths {

    private static final int MOST_COMBINATIONS = 5_000;
    private static final int SOME = 1_000;
    private static final Situation NOWHERE = new Situation(Instant.EPOCH, "ja", Set.of(), Facts.NONE);

    private final Flow flow;
    private final Map<String, Set<String>> dependencies = new LinkedHashMap<>();
    private final Map<String, Set<String>> domains = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> unreachable = new LinkedHashSet<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private int shortest;
    private int longest;
    private int mostMessages;

    private Paths(Flow flow) {
        this.flow = flow;
    }

    static Paths of(Flow flow) {
        Paths paths = new Paths(flow);
        paths.findDomains();
        flow.questions().forEach(paths::reach);
        paths.independent().forEach(paths::count);
        paths.combine(paths.domains.keySet(), answers -> !paths.countMessages(answers));
        return paths;
    }

    /** Questions asked on the shortest way. */
    int shortest() {
        return shortest;
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

    /** Whose relevant is false for all combinations; only where all were tried. */
    Set<String> unreachable() {
        return unreachable;
    }

    private void findDomains() {
        Map<String, Set<String>> literals = new HashMap<>();
        for (Question question : flow.questions()) {
            Set<String> names = new LinkedHashSet<>();
            deciding(question).forEach(expression -> {
                for (String name : expression.references()) {
                    names.add(name);
                    literals.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(expression.literals());
                }
            });
            dependencies.put(question.name(), names);
        }
        for (Group group : flow.survey().groups()) {
            Set<String> names = new LinkedHashSet<>();
            around(group).forEach(relevant -> names.addAll(relevant.references()));
            dependencies.putIfAbsent(group.name(), names);
        }
        literals.forEach((name, values) -> {
            Question question = flow.question(name);
            boolean told = question != null && question.role() == Question.Role.WRITTEN;
            Group repeat = flow.survey().group(name);
            if (repeat != null && repeat.repeats()) {
                domains.put(name, domain(repeat));
            } else if (question != null && told && question.type() != QuestionType.CALCULATE) {
                domains.put(name, domain(question, values));
            }
        });
    }

    /** How many instances there may be; what is in the later ones is not tried. */
    private Set<String> domain(Group repeat) {
        open.add(repeat.name());
        return IntStream.of(Math.max(1, repeat.min()), repeat.max()).distinct()
                .mapToObj(count -> IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What decides whether and with what a question is asked. */
    private static Stream<Expression> deciding(Question question) {
        Stream<Expression> own = question.relevant() == null && question.calculation() == null
                ? Stream.empty()
                : FlowLints.expressions(question).stream();
        return Stream.concat(own, question.group() == null ? Stream.empty() : around(question.group()));
    }

    private static Stream<Expression> around(Group group) {
        Stream<Expression> outer = group.parent() == null ? Stream.empty() : around(group.parent());
        return group.relevant() == null ? outer : Stream.concat(outer, Stream.of(group.relevant()));
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

    /** All names that a question hangs on, itself among them. */
    private Set<String> closure(String name) {
        Set<String> names = new LinkedHashSet<>();
        List<String> next = new ArrayList<>(List.of(name));
        while (!next.isEmpty()) {
            String one = next.removeLast();
            if (names.add(one)) {
                next.addAll(dependencies.getOrDefault(one, Set.of()));
            }
        }
        return names;
    }

    /** Names that hang together; each question and repeat is in one of these sets. */
    private List<Set<String>> independent() {
        List<Set<String>> apart = new ArrayList<>();
        for (String name : dependencies.keySet()) {
            Set<String> together = closure(name);
            apart.removeIf(other -> {
                boolean shared = other.stream().anyMatch(together::contains);
                if (shared) {
                    together.addAll(other);
                }
                return shared;
            });
            apart.add(together);
        }
        return apart;
    }

    private void reach(Question question) {
        Set<String> hangsOn = closure(question.name());
        boolean closed = hangsOn.stream().noneMatch(name -> !name.equals(question.name())
                && (open.contains(name) || isHidden(name) || isOfAnotherRepeat(name, question)));
        boolean[] reached = new boolean[1];
        boolean all = combine(hangsOn, answers -> {
            Scope scope = new Scope(flow, answers, NOWHERE);
            Question asked = asked(question);
            reached[0] = relevant(scope, asked);
            if (reached[0]) {
                tryOut(scope, asked);
            }
            return !reached[0];
        });
        if (closed && all && !reached[0] && !failures.containsKey(question.name())) {
            unreachable.add(question.name());
        }
    }

    private boolean isHidden(String name) {
        Question question = flow.question(name);
        return question != null && question.type() == QuestionType.HIDDEN;
    }

    /** Seen from outside there is one for each instance, and only one is tried. */
    private boolean isOfAnotherRepeat(String name, Question question) {
        Question other = flow.question(name);
        return other != null && other.repeat() != null && other.repeat() != question.repeat();
    }

    /** The questions among these that are asked on the shortest and on the longest way. */
    private void count(Set<String> names) {
        int[] fewestAndMost = {Integer.MAX_VALUE, 0};
        combine(names, answers -> {
            Scope scope = new Scope(flow, answers, NOWHERE);
            int fewest = 0;
            int most = 0;
            for (Question question : flow.questions()) {
                if (names.contains(question.name()) && question.type().answered() && relevant(scope, asked(question))) {
                    Group repeat = question.repeat();
                    fewest += repeat == null ? 1 : repeat.min();
                    most += repeat == null ? 1 : repeat.max();
                    if (question.required() && domains.containsKey(question.name()) && !answers.containsKey(asked(question).name())) {
                        return true;
                    }
                }
            }
            for (Group group : flow.survey().groups()) {
                if (group.repeats() && names.contains(group.name()) && scope.relevant(group)) {
                    fewest += group.min() < group.max() ? 1 : 0;
                    most += group.max() - group.min();
                }
            }
            fewestAndMost[0] = Math.min(fewestAndMost[0], fewest);
            fewestAndMost[1] = Math.max(fewestAndMost[1], most);
            return true;
        });
        shortest += fewestAndMost[0] == Integer.MAX_VALUE ? fewestAndMost[1] : fewestAndMost[0];
        longest += fewestAndMost[1];
    }

    private boolean countMessages(Map<String, String> answers) {
        Scope scope = new Scope(flow, answers, NOWHERE);
        int run = 0;
        for (Question written : flow.questions()) {
            Question question = asked(written);
            if (!relevant(scope, question)) {
                continue;
            }
            tryOut(scope, question);
            run = question.type() == QuestionType.NOTE ? run + 1 : question.type().answered() ? 0 : run;
            mostMessages = Math.max(mostMessages, run + 2);
        }
        return false;
    }

    /** Of a repeat, that of its first instance. */
    private Question asked(Question written) {
        Question first = flow.survey().question(written, 1);
        return first == null ? written : first;
    }

    /**
     * Tries combinations of answers until one is enough.
     *
     * @param tried says whether to go on
     * @return whether all there are were tried (or would have been)
     */
    private boolean combine(Set<String> names, Predicate<Map<String, String>> tried) {
        List<String> deciding = domains.keySet().stream().filter(names::contains).toList();
        double combinations = deciding.stream().mapToDouble(name -> domains.get(name).size()).reduce(1, (a, b) -> a * b);
        Map<String, String> answers = new HashMap<>();
        flow.survey().groups().stream().filter(Group::repeats).forEach(repeat -> answers.put(repeat.name(), "1"));
        if (combinations <= MOST_COMBINATIONS) {
            combine(deciding, 0, answers, tried);
            return true;
        }
        Random random = new Random(deciding.size());
        for (int i = 0; i < SOME; i++) {
            for (String name : deciding) {
                List<String> values = List.copyOf(domains.get(name));
                put(answers, name, values.get(random.nextInt(values.size())));
            }
            if (!tried.test(answers)) {
                return false;
            }
        }
        return false;
    }

    private boolean combine(List<String> names, int index, Map<String, String> answers, Predicate<Map<String, String>> tried) {
        if (index == names.size()) {
            return tried.test(answers);
        }
        for (String value : domains.get(names.get(index))) {
            put(answers, names.get(index), value);
            if (!combine(names, index + 1, answers, tried)) {
                return false;
            }
        }
        return true;
    }

    private void put(Map<String, String> answers, String name, String value) {
        Question written = flow.question(name);
        String asked = written == null ? name : asked(written).name();
        if (value.isEmpty()) {
            answers.remove(asked);
        } else {
            answers.put(asked, value);
        }
    }

    private boolean relevant(Scope scope, Question question) {
        try {
            return scope.relevant(question);
        } catch (IllegalStateException e) {
            failures.putIfAbsent(question.written(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void tryOut(Scope scope, Question question) {
        try {
            scope.value(question);
            scope.required(question);
            scope.choices(question);
            scope.initial(question);
            for (String value : List.of("", "1", "words")) {
                scope.allows(question, value);
            }
        } catch (IllegalStateException e) {
            failures.putIfAbsent(question.written(), String.valueOf(e.getMessage()));
        }
    }
}
