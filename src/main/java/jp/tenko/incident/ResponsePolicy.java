package jp.tenko.incident;

import java.time.Instant;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * The response policy (応急対策の方針) that was chosen for an incident: stay at home, come in once the warning is lifted …
 * (domain.md §1). A later one takes its place; none is ever changed.
 *
 * @param code one of the choices of the flow; null when the words are free
 * @param words what the director wrote; null when the choice says it all
 */
public record ResponsePolicy(
        IncidentId incident, @Nullable String code, @Nullable String words, MemberId chosenBy, Instant chosenAt) {

    public ResponsePolicy {
        words = words == null ? null : words.replace("\0", "");   // PostgreSQL stores no NUL
        boolean nothing = (code == null || code.isBlank()) && (words == null || words.isBlank());
        if (nothing) {
            throw new IllegalArgumentException("a response policy has neither a choice nor words; nothing was chosen");
        }
    }
}
