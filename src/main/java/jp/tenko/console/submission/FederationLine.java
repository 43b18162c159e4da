package jp.tenko.console.submission;

import java.util.List;
import jp.tenko.roster.BusinessId;
import jp.tenko.submission.federation.Field;
import jp.tenko.submission.federation.TypedEntry;
import org.jspecify.annotations.Nullable;

/**
 * A business in the list of what is to be typed.
 *
 * @param fields the columns of Form I; empty when it is damaged no more
 * @param changed since it was typed
 * @param takenBy who is typing it; null: nobody
 */
record FederationLine(
        BusinessId business, String name, List<Field> fields, TypedEntry entry, List<Field> changed, @Nullable String takenBy, @Nullable String typedBy) {

    /** {@code open}, {@code taken}, {@code changed} (typed, and not true any more), {@code gone} (to be taken out there) or {@code done}. */
    public String state() {
        if (takenBy != null) {
            return "taken";
        }
        if (!entry.done()) {
            return "open";
        }
        if (fields.isEmpty()) {
            return "gone";
        }
        return changed.isEmpty() ? "done" : "changed";
    }
}
