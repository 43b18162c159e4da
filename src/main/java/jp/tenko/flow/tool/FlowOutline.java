package jp.tenko.flow.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.tenko.flow.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A flow for people who do not read YAML: its questions in the order of the form with the condition of each in words, and everything it
 * says, in all languages it has.
 *
 * @param languages those in which anything of it is written, Japanese first
 * @param lines in the order of the form; what nobody sees (hidden, calculated) is left out
 * @param said what it says outside of its questions: title, end, help, outcomes
 */
public record FlowOutline(List<String> languages, List<Line> lines, List<Text> said) {

    private static final List<String> ORDER = List.of("ja", "ja-x-easy", "en", "zh-Hans", "vi");
    private static final List<String> TEXTS =
            List.of("label", "hint", "short", "required_message", "constraint_message", "unrecognized_message");

    public FlowOutline {
        languages = List.copyOf(languages);
        lines = List.copyOf(lines);
        said = List.copyOf(said);
    }

    /**
     * @param depth how many groups it stands in
     * @param kind {@code question}, {@code note}, {@code group}, {@code repeat}, {@code call}
     * @param type XLSForm's; empty for what is no question
     * @param condition when it is asked, in the words of the form; empty: always
     * @param target the flow that it calls; empty for all others
     * @param buttons its choices stay tappable
     */
    public record Line(
            int depth,
            String kind,
            String name,
            String type,
            String condition,
            String target,
            boolean required,
            boolean buttons,
            List<Text> texts,
            List<Choice> choices) {

        /** What a person reads; its name when nothing is written. */
        public String label(String language) {
            return texts.stream().filter(text -> text.what().equals("label")).findFirst().map(text -> text.in(language)).orElse(name);
        }
    }

    public record Choice(String name, Text label) {}

    /**
     * @param what the key it stands under: {@code label}, {@code hint} …
     * @param byLanguage only the languages it is written in
     */
    public record Text(String what, Map<String, String> byLanguage) {

        /** Of a language that is missing the first one that is there. */
        public String in(String language) {
            return byLanguage.containsKey(language)
                    ? byLanguage.get(language)
                    : byLanguage.values().stream().findFirst().orElse("");
        }

        /** Null: not written in it. */
        public @Nullable String written(String language) {
            return byLanguage.get(language);
        }
    }

    /** @param language of the conditions */
    public static FlowOutline of(Flow flow, String language) {
        XlsForm form = XlsForm.parse(flow.source());
        Diagram words = new Diagram(form, language);
        List<Line> lines = new ArrayList<>();
        form.survey().forEach(row -> add(lines, row, 0, form, words));
        List<Text> said = new ArrayList<>();
        for (String key : List.of("form_title", "end", "help")) {
            said.addAll(text(key, form.settings().get(key), form));
        }
        XlsForm.map(form.settings().get("outcomes")).forEach((outcome, keys) ->
                said.addAll(text(outcome, XlsForm.map(keys).get("say"), form)));
        return new FlowOutline(languages(lines, said), lines, said);
    }

    private static void add(List<Line> lines, XlsForm.Row row, int depth, XlsForm form, Diagram words) {
        if (!row.seen()) {
            return;
        }
        List<Text> texts = TEXTS.stream().flatMap(key -> text(key, row.keys().get(key), form).stream()).toList();
        String kind = switch (row.kind()) {
            case GROUP -> "group";
            case REPEAT -> "repeat";
            case CALL -> "call";
            case QUESTION -> row.type().equals("note") ? "note" : "question";
        };
        lines.add(new Line(
                depth,
                kind,
                row.name(),
                row.type(),
                row.text("relevant").isEmpty() ? "" : words.words(row.text("relevant")),
                row.kind() == XlsForm.Kind.CALL ? row.text("call") : "",
                "true".equals(String.valueOf(row.keys().get("required"))),
                row.text("appearance").contains("buttons"),
                texts,
                form.choices(row).stream()
                        .map(choice -> new Choice(
                                String.valueOf(choice.get("name")),
                                text("label", choice.get("label"), form).stream().findFirst().orElse(new Text("label", Map.of()))))
                        .toList()));
        row.inside().forEach(inner -> add(lines, inner, depth + 1, form, words));
    }

    private static List<Text> text(String what, @Nullable Object words, XlsForm form) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        if (words instanceof Map<?, ?> written) {
            written.forEach((language, text) -> byLanguage.put(String.valueOf(language), String.valueOf(text)));
        } else if (words != null) {
            byLanguage.put(form.defaultLanguage(), words.toString());
        }
        return byLanguage.isEmpty() ? List.of() : List.of(new Text(what, byLanguage));
    }

    private static List<String> languages(List<Line> lines, List<Text> said) {
        Set<String> found = new TreeSet<>((one, other) -> {
            int order = Integer.compare(order(one), order(other));
            return order != 0 ? order : one.compareTo(other);
        });
        Stream.concat(said.stream(), lines.stream().flatMap(line ->
                        Stream.concat(line.texts().stream(), line.choices().stream().map(Choice::label))))
                .forEach(text -> found.addAll(text.byLanguage().keySet()));
        return List.copyOf(found);
    }

    private static int order(String language) {
        int known = ORDER.indexOf(language);
        return known < 0 ? ORDER.size() : known;
    }
}
