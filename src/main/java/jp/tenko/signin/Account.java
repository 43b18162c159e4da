package jp.tenko.signin;

import java.time.Instant;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may open the console of one organization: a member of staff, a viewer from the town, or an administrator. What
 * they may do follows the member list: a deputy who is made staff there is staff here at the next click.
 *
 * @param member null for somebody from outside
 * @param name the member's, or as it was written in the invitation
 * @param seesPeople names and telephone numbers, not only figures
 * @param endsAt from then on they are not let in; null: no end
 * @param signedInAt when they last came in; null: never
 */
public record Account(
        AccountId id,
        OrganizationId organization,
        @Nullable MemberId member,
        String name,
        Access access,
        boolean seesPeople,
        @Nullable Instant endsAt,
        @Nullable Instant signedInAt) {}
