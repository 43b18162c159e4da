package jp.tenko.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a flow can run: names, references, circles, and that nothing is out of reach. What LINE says: {@link LineLints}. */
final class FlowLints {

    private final Flow flow;
    private final Sheet sheet;
    private final Map<String, Integer> position = new HashMap<>();
    private final Map<String, Integer> firstIn = new HashMap<>();
    private final Map<String, Integer> lastIn = new HashMap<>();

    /** Where names stand that are looked at. */
    private record Spot(String name, int line, @Nullable Group repeat, int index) {}

    FlowLints(Flow flow, Sheet sheet) {
        this.flow = flow;
        this.sheet = sheet;
        for (int i = 0; i < flow.questions().size(); i++) {
            position.putIfAbsent(flow.questions().get(i).name(), i);
            for (Group group = flow.questions().get(i).group(); group != null; group = group.parent()) {
                firstIn.putIfAbsent(group.name(), i);
                lastIn.put(group.name(), i);
            }
        }
    }

    /** Without these a flow does not even run; asked of stored definitions too. */
    void structure() {
        names();
        for (int i = 0; i < flow.questions().size(); i++) {
            question(flow.questions().get(i), i);
        }
        flow.survey().groups().forEach(this::group);
        settings();
    }

    void paths() {
        Paths paths = Paths.of(flow);
        paths.failures().forEach((question, failure) ->
                sheet.error(lineOf(question), question, "FLOW001", failure));
        paths.unreachable().forEach(question -> sheet.error(lineOf(question), question, "FLOW004",
                "can never be reached: its relevant is false for every combination of choices"));
        Integer most = flow.settings().maxQuestions();
        if (most != null && paths.longest() > most) {
            sheet.error(1, null, "FLOW021", "longest path asks " + paths.longest() + " questions, shortest "
                    + paths.shortest() + "; max_questions is " + most);
        }
        if (paths.mostMessages() > Turn.MOST_WORDS) {
            sheet.error(1, null, "LINE004", "up to " + paths.mostMessages() + " messages at once (notes and a question); "
                    + "LINE takes " + Turn.MOST_WORDS);
        }
    }

    void texts(Set<String> languages, Set<String> optional) {
        TextLints lints = new TextLints(sheet, flow.settings().defaultLanguage(), languages, optional);
        if (!languages.contains(flow.settings().defaultLanguage())) {
            sheet.error(1, null, "FLOW001", "default_language " + flow.settings().defaultLanguage() + " is not spoken here: "
                    + languages);
        }
        flow.lists().forEach((list, choices) -> choices.forEach(choice -> lints.check(choice.label(), list)));
        for (Question question : flow.questions()) {
            texts(question).forEach(words -> lints.check(words, question.name()));
            question.links().forEach(link -> lints.check(link.label(), question.name()));
        }
        flow.survey().groups().forEach(group -> lints.check(group.label(), group.name()));
        lints.check(flow.settings().title(), "form_title");
        lints.check(flow.settings().end(), "end");
        lints.check(flow.settings().help(), "help");
        flow.settings().outcomes().forEach((name, outcome) -> lints.check(outcome.say(), name));
        if (flow.banner() != null) {
            lints.check(flow.banner().text(), "banner");
        }
        lints.missing();
    }

    void commandWords(Commands commands) {
        Set<String> words = commands.anytimeWords();
        flow.lists().forEach((list, choices) -> {
            for (Choice choice : choices) {
                Set<String> both = new HashSet<>(choice.folded());
                both.retainAll(words);
                if (!both.isEmpty()) {
                    sheet.error(choice.line(), list, "FLOW022", "choice " + choice.name() + ": " + both + " is a command word");
                }
            }
        });
        for (String keyword : flow.settings().keywords()) {
            if (words.contains(Fold.fold(keyword))) {
                sheet.error(1, "start", "FLOW022", "start keyword " + keyword + " is a command word");
            }
        }
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        for (Question question : flow.questions()) {
            if (!seen.add(question.name())) {
                sheet.error(question.line(), question.name(), "FLOW002", "two questions are called " + question.name());
            }
        }
        for (Group group : flow.survey().all()) {
            if (!seen.add(group.name())) {
                sheet.error(group.line(), group.name(), "FLOW002", "there is another group or question called " + group.name());
            }
        }
        flow.lists().forEach(this::choices);
    }

    private void choices(String list, List<Choice> choices) {
        Set<String> names = new HashSet<>();
        Map<String, String> meaning = new HashMap<>();
        for (Choice choice : choices) {
            columns(list, choice);
            if (!names.add(choice.name())) {
                sheet.error(choice.line(), list, "FLOW002", "two choices are called " + choice.name());
            }
            for (String word : choice.folded()) {
                String other = meaning.putIfAbsent(word, choice.name());
                if (other != null && !other.equals(choice.name())) {
                    sheet.error(choice.line(), list, "LINE006",
                            "「" + word + "」 means both " + other + " and " + choice.name());
                }
            }
        }
    }

    private void question(Question question, int index) {
        shape(question);
        Spot spot = new Spot(question.name(), question.line(), question.repeat(), index);
        Stream.concat(expressions(question).stream(), further(question)).forEach(expression -> references(spot, expression));
        texts(question).forEach(words -> references(spot, words.placeholders(), words.placeholders()));
    }

    private void group(Group group) {
        Group around = group.parent() == null ? null : group.parent().repeat();
        Spot spot = new Spot(group.name(), group.line(), around, firstIn.getOrDefault(group.name(), 0));
        if (group.relevant() != null) {
            references(spot, group.relevant());
        }
        if (group.label() != null) {
            references(spot, group.label().placeholders(), group.label().placeholders());
        } else if (group.repeats()) {
            sheet.error(group.line(), group.name(), "FLOW001", "key label is missing: what is there another of?");
        }
    }

    private void shape(Question question) {
        String list = question.list();
        if (list != null && !question.external() && !flow.lists().containsKey(list)) {
            wrong(question, "unknown list " + list + Nearest.hint(list, flow.lists().keySet()));
        }
        if (list != null && !question.external() && flow.lists().getOrDefault(list, List.of(dummy())).isEmpty()) {
            wrong(question, "list " + list + " is empty");
        }
        if (question.label() == null && !question.type().computed()) {
            wrong(question, "key label is missing");
        }
        if ((question.type() == QuestionType.CALCULATE) != (question.calculation() != null)) {
            wrong(question, "calculation belongs to calculate, and only there");
        }
        if (question.searched() && !question.type().chosen()) {
            wrong(question, "appearance minimal and autocomplete need a list to search");
        }
        if (question.choiceFilter() != null) {
            filter(question, question.choiceFilter());
        }
        if (question.initial() != null && question.initial().references().isEmpty() && list != null && !question.external()
                && flow.choices(question).stream().noneMatch(choice -> choice.name().equals(question.initial().toString()))) {
            wrong(question, "default " + question.initial() + " is not in list " + list);
        }
        if (question.buttons() && !question.type().chosen() && question.type() != QuestionType.ACKNOWLEDGE) {
            wrong(question, "appearance buttons needs something to choose from");
        }
    }

    private void filter(Question question, Expression filter) {
        if (!question.type().chosen() || question.external()) {
            wrong(question, "choice_filter needs a select with a list of this flow");
            return;
        }
        Set<String> known = new LinkedHashSet<>(Set.of("name"));
        flow.choices(question).forEach(choice -> known.addAll(choice.columns().keySet()));
        for (String column : filter.columns()) {
            if (!known.contains(column)) {
                wrong(question, "choice_filter asks for " + column + ", which no choice of " + question.list() + " has"
                        + Nearest.hint(column, known));
            }
        }
    }

    /** A key of a choice that no filter asks for is a slip of the pen. */
    private void columns(String list, Choice choice) {
        Set<String> asked = new LinkedHashSet<>();
        flow.questions().stream().filter(question -> list.equals(question.list()) && question.choiceFilter() != null)
                .forEach(question -> asked.addAll(question.choiceFilter().columns()));
        Set<String> known = new LinkedHashSet<>(FlowReader.CHOICE);
        known.addAll(asked);
        for (String column : choice.columns().keySet()) {
            if (!asked.contains(column)) {
                sheet.error(choice.line(), list, "FLOW001", "unknown key " + column + Nearest.hint(column, known)
                        + ("; further keys are for a choice_filter, and none asks for it"));
            }
        }
    }

    private static Choice dummy() {
        return Choice.of("unknown", new Words("ja", Map.of("ja", "unknown"), 0), List.of(), Map.of(), 0);
    }

    private void references(Spot spot, Expression expression) {
        references(spot, expression.references(), expression.singles());
        if (expression.positional() && spot.repeat() == null) {
            sheet.error(spot.line(), spot.name(), "FLOW001", "position(..) belongs into a repeat");
        }
    }

    private void references(Spot spot, Set<String> names, Set<String> singles) {
        for (String name : names) {
            if (!name.equals(Expression.SELF)) {
                reference(spot, name, singles.contains(name));
            }
        }
    }

    /** @param single one answer is wanted, not those of all instances of a repeat */
    private void reference(Spot spot, String name, boolean single) {
        Group repeat = flow.survey().group(name);
        if (repeat != null && repeat.repeats()) {
            if (single) {
                sheet.error(spot.line(), spot.name(), "FLOW001", "${" + name + "} is a repeat; write count(${" + name + "})");
            } else if (spot.repeat() != repeat && lastIn.getOrDefault(name, 0) >= spot.index()) {
                sheet.error(spot.line(), spot.name(), "FLOW003", "${" + name + "} refers to a later repeat");
            }
            return;
        }
        Integer at = position.get(name);
        Question question = flow.question(name);
        if (at == null || question == null) {
            sheet.error(spot.line(), spot.name(), "FLOW001", "unknown ${" + name + "}" + Nearest.hint(name, position.keySet()));
        } else if (at >= spot.index()) {
            sheet.error(spot.line(), spot.name(), "FLOW003", name.equals(spot.name())
                    ? "${" + name + "} refers to itself; a constraint writes . for its own answer"
                    : "${" + name + "} refers to a later question");
        } else if (single && question.repeat() != null && question.repeat() != spot.repeat()) {
            sheet.error(spot.line(), spot.name(), "FLOW001", "${" + name + "} has an answer in each " + question.repeat().name()
                    + "; outside write sum(${" + name + "}), count-non-empty(${" + name + "}) or indexed-repeat(${" + name
                    + "}, ${" + question.repeat().name() + "}, 1)");
        }
    }

    private void settings() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(flow.settings().end(), flow.settings().help(), flow.banner() == null ? null : flow.banner().text())
                .filter(java.util.Objects::nonNull).forEach(words -> names.addAll(words.placeholders()));
        Spot end = new Spot("settings", 1, null, Integer.MAX_VALUE);
        references(end, names, names);
        Stream.of(flow.submitIf(), flow.confirmIf(), flow.banner() == null ? null : flow.banner().when())
                .filter(java.util.Objects::nonNull).forEach(expression -> references(end, expression));
        flow.settings().outcomes().forEach((name, outcome) -> {
            Question asked = outcome.ask() == null ? null : flow.question(outcome.ask());
            if (outcome.ask() != null && (asked == null || !asked.type().answered())) {
                sheet.error(outcome.say().line(), name, "FLOW001", "outcome asks unknown question " + outcome.ask()
                        + Nearest.hint(outcome.ask(), position.keySet()));
            }
        });
        if (!flow.settings().outcomes().isEmpty() && flow.settings().submit() == null) {
            sheet.error(1, "settings", "FLOW001", "outcomes need a record: key submit is missing");
        }
    }

    private void wrong(Question question, String message) {
        sheet.error(question.line(), question.name(), "FLOW001", message);
    }

    private int lineOf(String question) {
        Question known = flow.question(question);
        return known == null ? 1 : known.line();
    }

    private static Stream<Expression> further(Question question) {
        Stream<@Nullable Expression> all = Stream.of(question.requiredIf(), question.choiceFilter(), question.initial());
        return all.filter(java.util.Objects::nonNull).map(expression -> expression);
    }

    static List<Expression> expressions(Question question) {
        return Stream.of(question.relevant(), question.constraint(), question.calculation())
                .filter(java.util.Objects::nonNull).<Expression>map(e -> e).toList();
    }

    private static List<Words> texts(Question question) {
        Stream<@Nullable Words> all = Stream.of(question.label(), question.hint(), question.shortLabel(),
                question.requiredMessage(), question.constraintMessage(), question.unrecognizedMessage());
        return all.filter(java.util.Objects::nonNull).<Words>map(words -> words).toList();
    }
}
