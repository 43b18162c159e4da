package jp.tenko.roster.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The words of {@code member-file.properties}: headings, roles, languages, yes and no. */
final class MemberFileWords {

    static final MemberFileWords WORDS = new MemberFileWords();

    private final Properties properties = new Properties();
    private final Map<String, String> meanings = new HashMap<>();

    private MemberFileWords() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("member-file.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("member-file.properties could not be read", e);
        }
        for (String key : properties.stringPropertyNames()) {
            String kind = key.substring(0, key.indexOf('.'));
            words(key).forEach(word -> meanings.put(kind + "." + fold(word), key.substring(kind.length() + 1)));
        }
    }

    /** Which column this heading names; empty when none. */
    Optional<MemberColumn> column(String heading) {
        return meaning("column", heading)
                .map(key -> MemberColumn.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** What this word means in this kind: {@code role}, {@code language}, {@code on-leave}; empty when nothing. */
    Optional<String> meaning(String kind, String word) {
        return Optional.ofNullable(meanings.get(kind + "." + fold(word)));
    }

    /** The usual headings, to be shown to somebody who used an unknown one. */
    String headings() {
        return String.join(", ", Arrays.stream(MemberColumn.values())
                .map(column -> words("column." + column.key()).getFirst())
                .toList());
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
