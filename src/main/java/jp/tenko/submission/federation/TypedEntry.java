package jp.tenko.submission.federation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * How far one business is.
 *
 * @param takenBy who is typing it; null: nobody
 * @param typedAt null: never typed
 * @param typed field → value as it was typed
 */
public record TypedEntry(
        BusinessId business,
        @Nullable MemberId takenBy,
        @Nullable Instant takenAt,
        @Nullable MemberId typedBy,
        @Nullable Instant typedAt,
        Map<String, String> typed) {

    static TypedEntry none(BusinessId business) {
        return new TypedEntry(business, null, null, null, null, Map.of());
    }

    public boolean done() {
        return typedAt != null;
    }

    /** The fields whose value is another one than was typed; those that are gone are there with an empty value. */
    public List<Field> changed(List<Field> now) {
        if (!done()) {
            return List.of();
        }
        List<String> names = now.stream().map(Field::name).toList();
        return Stream.concat(
                        now.stream().filter(field -> !typed.getOrDefault(field.name(), "").equals(field.value())),
                        typed.keySet().stream()
                                .filter(name -> !names.contains(name) && !typed.get(name).isEmpty())
                                .map(name -> new Field(name, "")))
                .toList();
    }
}
