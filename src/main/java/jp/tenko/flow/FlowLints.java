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

    FlowLints(Flow flow, Sheet sheet) {
        this.flow = flow;
        this.sheet = sheet;
        for (int i = 0; i < flow.questions().size(); i++) {
            position.putIfAbsent(flow.questions().get(i).name(), i);
        }
    }

    /** Without these a flow does not even run; asked of stored definitions too. */
    void structure() {
        names();
        for (int i = 0; i < flow.questions().size(); i++) {
            question(flow.questions().get(i), i);
        }
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

    void texts(Set<String> languages) {
        TextLints lints = new TextLints(sheet, flow.settings().defaultLanguage(), languages);
        if (!languages.contains(flow.settings().defaultLanguage())) {
            sheet.error(1, null, "FLOW001", "default_language " + flow.settings().defaultLanguage() + " is not spoken here: "
                    + languages);
        }
        flow.lists().forEach((list, choices) -> choices.forEach(choice -> lints.check(choice.label(), list)));
        for (Question question : flow.questions()) {
            texts(question).forEach(words -> lints.check(words, question.name()));
            question.links().forEach(link -> lints.check(link.label(), question.name()));
        }
        lints.check(flow.settings().title(), "form_title");
        lints.check(flow.settings().end(), "end");
        lints.check(flow.settings().help(), "help");
        flow.settings().outcomes().forEach((name, outcome) -> lints.check(outcome.say(), name));
        if (flow.banner() != null) {
            lints.check(flow.banner().text(), "banner");
        }
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
        flow.lists().forEach(this::choices);
    }

    private void choices(String list, List<Choice> choices) {
        Set<String> names = new HashSet<>();
        Map<String, String> meaning = new HashMap<>();
        for (Choice choice : choices) {
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
        expressions(question).forEach(expression -> references(question, index, expression.references()));
        texts(question).forEach(words -> references(question, index, words.placeholders()));
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
        if (question.buttons() && !question.type().chosen() && question.type() != QuestionType.ACKNOWLEDGE) {
            wrong(question, "appearance buttons needs something to choose from");
        }
    }

    private static Choice dummy() {
        return Choice.of("unknown", new Words("ja", Map.of("ja", "unknown"), 0), List.of(), 0);
    }

    private void references(Question question, int index, Set<String> names) {
        for (String name : names) {
            Integer at = position.get(name);
            if (name.equals(Expression.SELF)) {
                continue;
            }
            if (at == null) {
                wrong(question, "unknown ${" + name + "}" + Nearest.hint(name, position.keySet()));
            } else if (at >= index) {
                sheet.error(question.line(), question.name(), "FLOW003", at == index
                        ? "${" + name + "} refers to itself; a constraint writes . for its own answer"
                        : "${" + name + "} refers to a later question");
            }
        }
    }

    private void settings() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(flow.settings().end(), flow.settings().help(), flow.banner() == null ? null : flow.banner().text())
                .filter(java.util.Objects::nonNull).forEach(words -> names.addAll(words.placeholders()));
        if (flow.submitIf() != null) {
            names.addAll(flow.submitIf().references());
        }
        if (flow.banner() != null) {
            names.addAll(flow.banner().when().references());
        }
        for (String name : names) {
            if (!position.containsKey(name)) {
                sheet.error(1, "settings", "FLOW001", "unknown ${" + name + "}" + Nearest.hint(name, position.keySet()));
            }
        }
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
