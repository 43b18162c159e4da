package jp.tenko.flow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kind of answer a question wants; the names are XLSForm's. */
enum QuestionType {
    NOTE("note"),
    ACKNOWLEDGE("acknowledge"),
    SELECT_ONE("select_one"),
    SELECT_MULTIPLE("select_multiple"),
    TEXT("text"),
    INTEGER("integer"),
    DECIMAL("decimal"),
    MONEY("money"),
    PHONE("phone"),
    DATE("date"),
    TIME("time"),
    DATE_TIME("dateTime"),
    GEOPOINT("geopoint"),
    IMAGE("image"),
    CALCULATE("calculate"),
    HIDDEN("hidden");

    /** XLSForm's, known by name and to come. */
    static final Set<String> LATER = Set.of(
            "rank", "range", "audio", "video", "file",
            "geotrace", "geoshape", "barcode");

    private static final Map<String, QuestionType> BY_WORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(type -> type.word, Function.identity()));

    private final String word;

    QuestionType(String word) {
        this.word = word;
    }

    static Optional<QuestionType> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    static Set<String> words() {
        return BY_WORD.keySet();
    }

    String word() {
        return word;
    }

    /** The person answers it; a note is only read, a calculation and a hidden value are not even seen. */
    boolean answered() {
        return this != NOTE && !computed();
    }

    boolean computed() {
        return this == CALCULATE || this == HIDDEN;
    }

    boolean chosen() {
        return this == SELECT_ONE || this == SELECT_MULTIPLE;
    }
}
