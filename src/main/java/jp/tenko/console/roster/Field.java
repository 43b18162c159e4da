package jp.tenko.console.roster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jp.tenko.roster.file.BadLine;
import jp.tenko.roster.file.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * A field of a form about a member or a business, as a page shows it.
 *
 * @param name as the form sends it
 * @param label in the reader's language
 * @param value what is filled in
 * @param type of the input
 * @param options value → word; empty: free text
 * @param most characters
 * @param error what is wrong with what was filled in; null: nothing
 * @param now what somebody else has saved meanwhile; null: the same
 */
public record Field(
        String name,
        String label,
        String value,
        String type,
        Map<String, String> options,
        boolean required,
        int most,
        @Nullable String error,
        @Nullable String now) {

    private static final Map<String, String> TYPES = Map.of("telephone", "tel", "email", "email");

    /** A value as a person reads it. */
    String word(String value) {
        return value.isEmpty() ? "—" : options.getOrDefault(value, value);
    }

    /**
     * @param options value → word
     * @param mistakes those of all fields
     * @param now what others have saved meanwhile; null: nothing
     */
    static Field of(
            Column column, String value, Map<String, String> options, List<BadLine> mistakes,
            @Nullable Map<Column, String> now, MessageSource messages, Locale locale) {
        String theirs = now == null ? null : now.get(column);
        return new Field(
                column.key(),
                messages.getMessage(column, locale),
                value,
                TYPES.getOrDefault(column.key(), "text"),
                options,
                column.required(),
                column.maxLength(),
                mistakes.stream()
                        .filter(mistake -> Objects.equals(mistake.column(), column))
                        .findFirst()
                        .map(mistake -> messages.getMessage(mistake.expected(), locale))
                        .orElse(null),
                theirs == null || theirs.equals(value) ? null : options.getOrDefault(theirs, theirs));
    }
}
