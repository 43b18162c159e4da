package jp.tenko.flow.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tenko.flow.tool.Sheets.Line;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the sheets of one import share: which language is which, what was said, which name became which. */
final class Importing {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final List<Remark> remarks = new ArrayList<>();
    private final Set<String> spoken;
    private final Map<String, String> nameOf = new HashMap<>();
    private final Set<String> names = new java.util.HashSet<>();
    private String language = "";

    /** @param spoken the languages that the bot speaks */
    Importing(Set<String> spoken) {
        this.spoken = spoken;
    }

    String language() {
        return language;
    }

    /** The form's own default, else the first of its languages that the bot speaks, else Japanese or English by its letters. */
    void chooseLanguage(Columns survey, Columns choices, List<Line> lines, String wanted) {
        List<String> there = survey.languages("label");
        List<String> both = new ArrayList<>(there);
        both.addAll(choices.languages("label"));
        String given = wanted.isEmpty() ? "" : Columns.codeOf(wanted);
        boolean unmarked = there.contains("");
        String unmarkedIs = lines.stream().anyMatch(line -> line.cell("label").matches(".*[ぁ-んァ-ヶ].*")) ? "ja" : "en";
        language = !given.isEmpty() && both.contains(given) ? given
                : unmarked ? (spoken.contains(given) ? given : unmarkedIs)
                : there.stream().filter(spoken::contains).findFirst().orElse(there.isEmpty() ? "ja" : there.getFirst());
        if (!given.isEmpty() && !given.equals(language)) {
            say(new Remark("settings", 2, "default_language", wanted, "the default language is " + language));
        }
        if (!spoken.contains(language)) {
            say(new Remark("survey", 0, "label", language, "the bot speaks " + spoken + ": buttons and commands of its own will be in Japanese"));
        }
        both.stream().distinct().filter(one -> !one.isEmpty() && !one.equals(language) && !spoken.contains(one))
                .forEach(one -> say(new Remark("survey", 0, "label::" + one, one, "left out: the bot does not speak it")));
    }

    /** A text in the languages that are kept; null when there is none. */
    @Nullable Map<String, String> words(Columns columns, Line line, String key) {
        Map<String, String> words = new LinkedHashMap<>();
        columns.words(line, key).forEach((code, text) -> {
            String tag = code.isEmpty() ? language : code;
            if (tag.equals(language) || spoken.contains(tag)) {
                words.putIfAbsent(tag, text);
            }
        });
        if (words.isEmpty()) {
            return null;
        }
        if (!words.containsKey(language)) {
            Map<String, String> first = new LinkedHashMap<>(Map.of(language, words.values().iterator().next()));
            first.putAll(words);
            say(new Remark("survey", line.row(), key, first.get(language), "there is no text in " + language + ": the one of another language stands in its place"));
            return first;
        }
        return words;
    }

    /** A name of small letters, digits and _, that no other row has. */
    String newName(String sheet, int row, String written) {
        String plain = written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        String name = plain.matches("[a-z].*") ? plain : "q_" + plain;
        String base = name.length() > 55 ? name.substring(0, 55) : name;
        name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + "_" + i;
        }
        if (!name.equals(written)) {
            say(new Remark(sheet, row, "name", written, "is called " + name + (nameOf.containsKey(written) ? "; ${" + written + "} means the first of that name" : "")));
        }
        nameOf.putIfAbsent(written, name);
        return name;
    }

    /** What a row of that name is called now; null when it was not carried over. */
    @Nullable String nameOf(String written) {
        return nameOf.get(written);
    }

    void say(Remark remark) {
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    /** Of a {@code tenko_} column: a text as it is, or the list or map that it was written from. */
    static Object own(String cell) {
        if (cell.startsWith("{") || cell.startsWith("[")) {
            try {
                return JSON.readValue(cell, Object.class);
            } catch (JacksonException e) {
                return cell;
            }
        }
        return cell;
    }

    static String list(Set<String> values) {
        return values.stream().sorted().collect(Collectors.joining(", "));
    }
}
