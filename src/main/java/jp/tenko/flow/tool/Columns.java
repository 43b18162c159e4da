package jp.tenko.flow.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.flow.tool.Sheets.Line;

/** How a sheet's columns are headed: {@code label}, {@code label::English (en)}, {@code Label:French}, {@code media::image::ja}. */
final class Columns {

    private static final Pattern CODE = Pattern.compile("\\(\\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9-]+)?)\\s*\\)\\s*$");
    private static final Map<String, String> OLD_NAMES = Map.of("relevance", "relevant", "calculate", "calculation", "constraint message", "constraint_message",
            "required message", "required_message", "list name", "list_name", "value", "name", "choice filter", "choice_filter", "read_only", "readonly");

    /** @param language empty when the column has none */
    record Column(String key, String language) {}

    private final Map<String, Column> byHeader = new LinkedHashMap<>();

    Columns(List<Line> lines) {
        lines.forEach(line -> line.cells().keySet().forEach(header -> byHeader.computeIfAbsent(header, Columns::column)));
    }

    Map<String, Column> byHeader() {
        return byHeader;
    }

    /** The languages of a text's columns, in the order in which they stand; empty text: without a language. */
    List<String> languages(String key) {
        return byHeader.values().stream().filter(column -> column.key().equals(key)).map(Column::language).distinct().toList();
    }

    /** The cells of that text by language. */
    Map<String, String> words(Line line, String key) {
        Map<String, String> words = new LinkedHashMap<>();
        byHeader.forEach((header, column) -> {
            if (column.key().equals(key) && !line.cell(header).isEmpty()) {
                words.put(column.language(), line.cell(header));
            }
        });
        return words;
    }

    /** Of a column that has no language, or the first that has one; empty when there is none. */
    String cell(Line line, String key) {
        return words(line, key).values().stream().findFirst().orElse("");
    }

    private static Column column(String header) {
        boolean media = header.toLowerCase(Locale.ROOT).startsWith("media:") || header.toLowerCase(Locale.ROOT).startsWith("bind:");
        String[] parts = header.strip().split("\\s*::\\s*|(?<!jr)\\s*:\\s*", media ? 3 : 2);
        boolean named = media && parts.length > 1;
        String key = (named ? parts[0] + "::" + parts[1] : parts[0]).toLowerCase(Locale.ROOT).strip();
        String language = named ? (parts.length > 2 ? parts[2] : "") : parts.length > 1 ? parts[1] : "";
        return new Column(OLD_NAMES.getOrDefault(key, key.replace(' ', '_')), language.isEmpty() ? "" : codeOf(language));
    }

    /** {@code English (en)}, {@code English}, {@code 日本語} or {@code ja}; what is none of these is its own code. */
    static String codeOf(String language) {
        Matcher code = CODE.matcher(language);
        if (code.find()) {
            return code.group(1);
        }
        String name = language.strip();
        Optional<String> known = Set.of(Locale.getISOLanguages()).stream()
                .filter(iso -> iso.equalsIgnoreCase(name) || Locale.of(iso).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(name)
                        || Locale.of(iso).getDisplayLanguage(Locale.of(iso)).equalsIgnoreCase(name))
                .findFirst();
        return known.orElse(name);
    }
}
