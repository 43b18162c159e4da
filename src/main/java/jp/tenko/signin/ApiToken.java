package jp.tenko.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A system of the town that may read over the JSON API: a viewer that is no person.
 *
 * @param account its own
 * @param ending the last letters of its token, so that people can tell which one they hold
 * @param seesPeople names of staff, and not only figures
 * @param endsAt from then on it is refused
 * @param revokedAt null: nobody has taken it away
 * @param madeBy the name of the administrator
 * @param lastUsedAt null: never
 */
public record ApiToken(
        AccountId account,
        String name,
        String ending,
        boolean seesPeople,
        Instant endsAt,
        @Nullable Instant revokedAt,
        String madeBy,
        Instant madeAt,
        @Nullable Instant lastUsedAt) {

    public boolean works(Instant now) {
        return revokedAt == null && endsAt.isAfter(now);
    }
}
