package jp.tenko.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a question offers to choose from in one language, and which of it a typed word means. */
record Alternatives(List<Alternative> all) {

    private static final Pattern NUMBERED = Pattern.compile("[(（]?(\\d{1,3})[)）]?(番|ばん|番目|[.．])?");
    private static final Pattern COMMAS = Pattern.compile("[,、，・/]");
    private static final Pattern GAPS = Pattern.compile("[,、，・/\\s]+");
    private static final Pattern AND = Pattern.compile("と|や|および|及び|\\band\\b|和|跟|và");
    private static final Pattern ANY = Pattern.compile("[,、，・/\\s]+|" + AND);

    /** @param folded the words that mean it */
    record Alternative(String name, String label, Set<String> folded) {}

    /** The value of an acknowledged text, XLSForm's. */
    static final String ACKNOWLEDGED = "OK";

    static Alternatives of(Question question, Scope scope, String language, Commands commands) {
        List<Alternative> all = new ArrayList<>();
        if (question.role() == Question.Role.CHECKPOINT) {
            all.add(command(ACKNOWLEDGED, "next", language, commands));
        } else if (question.role() == Question.Role.ANOTHER) {
            all.add(command(Repeats.ADD, "add", language, commands));
            all.add(command(Repeats.NO_MORE, "no_more", language, commands));
        } else if (question.type() == QuestionType.ACKNOWLEDGE) {
            all.add(command(ACKNOWLEDGED, "acknowledge", language, commands));
        } else if (question.external() && question.list() != null) {
            for (Facts.Offered offered : scope.offered(question.list())) {
                all.add(new Alternative(offered.name(), offered.label(), Set.of(Fold.fold(offered.label()))));
            }
        } else {
            for (Choice choice : scope.choices(question)) {
                all.add(new Alternative(choice.name(), choice.label().in(language), choice.folded()));
            }
        }
        return new Alternatives(all);
    }

    private static Alternative command(String value, String command, String language, Commands commands) {
        return new Alternative(value, commands.label(command, language), commands.folded(command));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int size() {
        return all.size();
    }

    Optional<Alternative> called(String name) {
        return all.stream().filter(alternative -> alternative.name().equals(name)).findFirst();
    }

    /** Those names as one value, in the order of the list. */
    String inOrder(List<String> names) {
        return String.join(" ", all.stream().map(Alternative::name).filter(names::contains).toList());
    }

    /** Its label or a word that means it; empty when none, or when it could be two (people of the same name). */
    Optional<Alternative> worded(String typed) {
        String folded = Fold.fold(typed);
        Optional<Alternative> exact = only(folded);
        return exact.isPresent() ? exact : only(Fold.plain(folded));
    }

    /** By its words, or by its number in the list from 1. */
    Optional<Alternative> chosen(String typed) {
        Optional<Alternative> worded = worded(typed);
        return worded.isPresent() ? worded : numbered(typed);
    }

    /** Those in whose words it occurs. */
    List<Alternative> containing(String typed) {
        String folded = Fold.fold(typed);
        return folded.isEmpty()
                ? List.of()
                : all.stream().filter(one -> one.folded().stream().anyMatch(word -> word.contains(folded))).toList();
    }

    /** Several: {@code 1,3}, {@code １ ３}, {@code 電気、水道}, {@code 建物と機械です}. Empty when any of them is not understood. */
    List<Alternative> severalChosen(String typed) {
        Optional<Alternative> one = chosen(typed);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        return Stream.of(COMMAS, GAPS, AND, ANY)
                .map(between -> all(between.split(Fold.narrow(typed))))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Alternative> all(String[] parts) {
        Set<Alternative> found = new LinkedHashSet<>();
        for (String part : parts) {
            Optional<Alternative> one = part.isBlank() ? Optional.empty() : chosen(part);
            if (one.isEmpty()) {
                return List.of();
            }
            found.add(one.get());
        }
        return List.copyOf(found);
    }

    private Optional<Alternative> only(String folded) {
        List<Alternative> meant = all.stream().filter(one -> one.folded().contains(folded)).limit(2).toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private Optional<Alternative> numbered(String typed) {
        Matcher number = NUMBERED.matcher(Fold.plain(Fold.fold(typed)));
        if (!number.matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(number.group(1));
        return index >= 1 && index <= all.size() ? Optional.of(all.get(index - 1)) : Optional.empty();
    }
}
