package jp.tenko.flow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The same words in several languages, by their tag: {@code ja}, {@code ja-x-easy}, {@code en}, {@code zh-Hans}. A language that is
 * missing falls back to its main language ({@code ja-x-easy} to {@code ja}), then to English, which whoever reads neither rather reads
 * than Japanese, then to the default one.
 */
public final class Words {

    private static final String ENGLISH = "en";

    private final String defaultLanguage;
    private final Map<String, Template> byLanguage;
    private final int line;

    Words(String defaultLanguage, Map<String, String> texts, int line) {
        this.defaultLanguage = defaultLanguage;
        this.line = line;
        Map<String, Template> templates = new LinkedHashMap<>();
        texts.forEach((language, text) -> templates.put(language, Template.of(text)));
        this.byLanguage = java.util.Collections.unmodifiableMap(templates);
    }

    /** As written, placeholders untouched. */
    public String in(String language) {
        return template(language).source();
    }

    String in(String language, Function<String, String> valueOf) {
        return template(language).render(valueOf).strip();
    }

    /** In every language, as written. */
    List<String> all() {
        return byLanguage.values().stream().map(Template::source).toList();
    }

    Set<String> languages() {
        return byLanguage.keySet();
    }

    Set<String> placeholders() {
        Set<String> names = new LinkedHashSet<>();
        byLanguage.values().forEach(template -> names.addAll(template.placeholders()));
        return names;
    }

    Set<String> placeholders(String language) {
        return template(language).placeholders();
    }

    boolean has(String language) {
        return byLanguage.containsKey(language);
    }

    int line() {
        return line;
    }

    private Template template(String language) {
        Template exact = byLanguage.get(language);
        if (exact != null) {
            return exact;
        }
        int dash = language.indexOf('-');
        @Nullable Template main = dash < 0 ? null : byLanguage.get(language.substring(0, dash));
        if (main != null) {
            return main;
        }
        return Stream.of(ENGLISH, defaultLanguage)
                .<Template>mapMulti((fallback, found) -> Optional.ofNullable(byLanguage.get(fallback)).ifPresent(found))
                .findFirst()
                .orElseGet(() -> byLanguage.values().iterator().next());
    }
}
