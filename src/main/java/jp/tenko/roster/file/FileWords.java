package jp.tenko.roster.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that one kind of file may use: headings, roles, yes and no. From {@code <kind>-file.properties}. */
final class FileWords<C extends Column> {

    private final List<C> columns;
    private final Properties properties = new Properties();
    private final Map<String, String> meanings = new HashMap<>();

    FileWords(String resource, C[] columns) {
        this.columns = List.of(columns);
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " could not be read", e);
        }
        for (String key : properties.stringPropertyNames()) {
            String kind = key.substring(0, key.indexOf('.'));
            words(key).forEach(word -> meanings.put(kind + "." + fold(word), key.substring(kind.length() + 1)));
        }
    }

    /** All that the file may have. */
    List<C> columns() {
        return columns;
    }

    /** Which column this heading names; empty when none. */
    Optional<C> column(String heading) {
        return meaning("column", heading)
                .flatMap(key -> columns.stream().filter(column -> column.key().equals(key)).findFirst());
    }

    /** What this word means in this kind: {@code role}, {@code language}, {@code on-leave}; empty when nothing. */
    Optional<String> meaning(String kind, String word) {
        return Optional.ofNullable(meanings.get(kind + "." + fold(word)));
    }

    /** The usual word for this meaning: 事務局長 for {@code role}, {@code director}. */
    String word(String kind, String meaning) {
        return words(kind + "." + meaning).getFirst();
    }

    String yesOrNo(C column, boolean yes) {
        return word(column.key(), yes ? "yes" : "no");
    }

    /** The usual heading of this column. */
    String heading(C column) {
        return words("column." + column.key()).getFirst();
    }

    /** The usual headings, to be shown to somebody who used an unknown one. */
    String headings() {
        return headings(columns.stream()).collect(Collectors.joining(", "));
    }

    String requiredHeadings() {
        return headings(columns.stream().filter(Column::required)).collect(Collectors.joining(", "));
    }

    private Stream<String> headings(Stream<C> some) {
        return some.map(this::heading);
    }

    private List<String> words(String key) {
        return List.of(properties.getProperty(key).split("\\s*,\\s*"));
    }

    private static String fold(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
