package jp.tenko.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What the bot says outside the questions of a form, by name: the engine's own phrases ({@code commands.yaml}) and the
 * notices ({@code notices.yaml}).
 */
public final class Phrases {

    /** Those the engine says. Each must exist with exactly these placeholders. */
    static final Map<String, Set<String>> ENGINE = Map.ofEntries(
            Map.entry("location_button", Set.of()),
            Map.entry("camera_button", Set.of()),
            Map.entry("album_button", Set.of()),
            Map.entry("not_understood", Set.of()),
            Map.entry("not_understood_choice", Set.of()),
            Map.entry("not_understood_number", Set.of()),
            Map.entry("not_understood_money", Set.of()),
            Map.entry("not_understood_phone", Set.of()),
            Map.entry("not_understood_date", Set.of()),
            Map.entry("not_understood_time", Set.of()),
            Map.entry("not_understood_date_time", Set.of()),
            Map.entry("area_code_missing", Set.of()),
            Map.entry("time_missing", Set.of()),
            Map.entry("too_little", Set.of("bound")),
            Map.entry("too_much", Set.of("bound")),
            Map.entry("too_early", Set.of("bound")),
            Map.entry("too_late", Set.of("bound")),
            Map.entry("yen", Set.of("amount")),
            Map.entry("date_button", Set.of()),
            Map.entry("time_button", Set.of()),
            Map.entry("not_understood_place", Set.of()),
            Map.entry("not_understood_image", Set.of()),
            Map.entry("not_understood_summary", Set.of()),
            Map.entry("place_not_asked", Set.of()),
            Map.entry("cry", Set.of()),
            Map.entry("call_119", Set.of()),
            Map.entry("too_long", Set.of("most")),
            Map.entry("too_short", Set.of("least")),
            Map.entry("not_allowed", Set.of()),
            Map.entry("required", Set.of()),
            Map.entry("nothing_to_choose", Set.of()),
            Map.entry("chosen", Set.of("answer")),
            Map.entry("present_answer", Set.of("answer")),
            Map.entry("changed", Set.of("answer")),
            Map.entry("already_have", Set.of("answer")),
            Map.entry("nothing_before", Set.of()),
            Map.entry("nothing_to_correct", Set.of()),
            Map.entry("correct_which", Set.of()),
            Map.entry("summary", Set.of()),
            Map.entry("saved_for_later", Set.of("title")),
            Map.entry("resumed", Set.of("title")),
            Map.entry("still_open", Set.of("title")),
            Map.entry("still_open_until", Set.of("title", "end")),
            Map.entry("cancel_question", Set.of("title")),
            Map.entry("cancel_question_received", Set.of("title")),
            Map.entry("cancelled", Set.of("title")),
            Map.entry("leave_question", Set.of("title", "other")),
            Map.entry("help", Set.of()),
            Map.entry("which_language", Set.of()),
            Map.entry("language_changed", Set.of()),
            Map.entry("earlier_button", Set.of()),
            Map.entry("finished", Set.of("title")),
            Map.entry("photos", Set.of("count")),
            Map.entry("which_of", Set.of("first", "second")),
            Map.entry("chosen_by_words", Set.of("answer")),
            Map.entry("suggested", Set.of("answer")),
            Map.entry("type_part", Set.of()),
            Map.entry("found", Set.of("count")),
            Map.entry("found_more", Set.of("count")),
            Map.entry("not_found", Set.of()),
            Map.entry("given_up", Set.of()),
            Map.entry("given_to_staff", Set.of()),
            Map.entry("taken_for", Set.of("question", "answer")),
            Map.entry("pictures_full", Set.of("most")),
            Map.entry("pictures_left_out", Set.of("most", "count")),
            Map.entry("checkpoint", Set.of("title", "done", "total")),
            Map.entry("group_heading", Set.of("title")),
            Map.entry("instance", Set.of("title", "number")),
            Map.entry("another", Set.of("title", "count")),
            Map.entry("any", Set.of("title")),
            Map.entry("removed", Set.of("title", "number")));

    private final Map<String, Words> byName;

    private Phrases(Map<String, Words> byName) {
        this.byName = byName;
    }

    /**
     * @param values by placeholder; more than the text wants are allowed
     * @throws IllegalArgumentException when there is no such text, or a value that it wants is missing
     */
    public String text(String name, String language, Map<String, String> values) {
        return words(name).in(language, placeholder -> {
            String value = values.get(placeholder);
            if (value == null) {
                throw new IllegalArgumentException(
                        "text " + name + " wants a value for ${" + placeholder + "}; given: " + values.keySet());
            }
            return value;
        });
    }

    public String text(String name, String language) {
        return text(name, language, Map.of());
    }

    /** The placeholders of a text. */
    public Set<String> placeholders(String name) {
        return words(name).placeholders();
    }

    public Set<String> names() {
        return byName.keySet();
    }

    private Words words(String name) {
        Words words = byName.get(name);
        if (words == null) {
            throw new IllegalArgumentException("no text " + name + " in commands.yaml or notices.yaml"
                    + Nearest.hint(name, byName.keySet()));
        }
        return words;
    }

    static Phrases of(Map<String, Words> byName) {
        return new Phrases(Map.copyOf(byName));
    }

    /** Reads a mapping name → text and adds it to {@code into}; a name that is there already is a finding. */
    static void read(Sheet sheet, Map<String, Node> texts, TextLints lints, Map<String, Words> into) {
        texts.forEach((name, node) -> {
            Words words = sheet.words(node, name, "ja");
            if (words == null) {
                return;
            }
            lints.check(words, name);
            if (into.putIfAbsent(name, words) != null) {
                sheet.error(words.line(), name, "FLOW002", "text " + name + " exists twice");
            }
        });
        lints.missing();
    }

    static void checkEngine(Sheet sheet, Map<String, Words> texts) {
        new LinkedHashMap<>(ENGINE).forEach((name, placeholders) -> {
            Words words = texts.get(name);
            if (words == null) {
                sheet.error(1, name, "FLOW001", "phrase " + name + " is missing");
            } else if (!words.placeholders().equals(placeholders)) {
                sheet.error(words.line(), name, "FLOW010",
                        "phrase " + name + " must show exactly " + placeholders + ", shows " + words.placeholders());
            }
        });
    }
}
