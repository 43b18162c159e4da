package jp.tenko.flow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold of any text for people: FLOW010 and LINE003. */
final class TextLints {

    /** A placeholder may become a name or an answer; this long it is allowed to be. */
    private static final int PLACEHOLDER = 200;

    private final Sheet sheet;
    private final String defaultLanguage;
    private final Set<String> languages;

    private final Set<String> optional;
    private final Map<Words, String> checked = new LinkedHashMap<>();

    /** @param optional languages that a file may leave out, but then as a whole */
    TextLints(Sheet sheet, String defaultLanguage, Set<String> languages, Set<String> optional) {
        this.sheet = sheet;
        this.defaultLanguage = defaultLanguage;
        this.languages = languages;
        this.optional = optional;
    }

    void check(@Nullable Words words, String about) {
        if (words == null) {
            return;
        }
        if (!words.has(defaultLanguage)) {
            sheet.error(words.line(), about, "FLOW010", "text in the default language " + defaultLanguage + " is missing");
            return;
        }
        checked.put(words, about);
        for (String language : words.languages()) {
            check(words, language, about);
        }
    }

    /** When all texts were checked: which lack a language that is spoken everywhere, or elsewhere in this file. */
    void missing() {
        Set<String> wanted = languages.stream()
                .filter(language -> !optional.contains(language) || checked.keySet().stream().anyMatch(words -> words.has(language)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        checked.forEach((words, about) -> wanted.stream().filter(language -> !words.has(language)).forEach(language ->
                sheet.warning(words.line(), about, "FLOW010", "text in " + language + " is missing")));
    }

    private void check(Words words, String language, String about) {
        if (!languages.contains(language)) {
            sheet.error(words.line(), about, "FLOW001",
                    "unknown language " + language + Nearest.hint(language, languages));
        }
        Set<String> expected = words.placeholders(defaultLanguage);
        Set<String> found = words.placeholders(language);
        if (!found.equals(expected)) {
            sheet.error(words.line(), about, "FLOW010",
                    "placeholders differ: " + defaultLanguage + " " + expected + ", " + language + " " + found);
        }
        int longest = words.in(language, placeholder -> "x".repeat(PLACEHOLDER)).length();
        if (longest > Say.LONGEST_TEXT) {
            sheet.error(words.line(), about, "LINE003",
                    "text in " + language + " may reach " + longest + " UTF-16 units; LINE takes " + Say.LONGEST_TEXT);
        }
    }
}
