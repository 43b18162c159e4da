package jp.tenko.roster;

import java.time.Instant;
import jp.tenko.line.LineUserId;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff (職員).
 *
 * @param number the organization's own number for the person (職員番号), by which an import finds them again
 * @param name as written, any script, emoji allowed
 * @param kana the reading, for sorting; null when not known
 * @param deputyOrder 1 for the first deputy, 2 for the next …; null unless {@link Role#DEPUTY}
 * @param district the name of the district (地区) they belong to; null when none
 * @param telephone in E.164 ({@code +81…}) where it could be read, otherwise as written; null when not known
 * @param language {@code ja}, {@code ja-x-easy} or {@code en}
 * @param onLeave on leave (休職・休暇): not asked
 * @param lineUserId null until they have joined
 * @param unreachableSince when LINE told us that they blocked or left the account; null while they can be reached
 */
public record Member(
        MemberId id,
        OrganizationId organization,
        String number,
        String name,
        @Nullable String kana,
        Role role,
        @Nullable Integer deputyOrder,
        @Nullable String district,
        @Nullable String telephone,
        @Nullable String email,
        String language,
        boolean onLeave,
        @Nullable LineUserId lineUserId,
        @Nullable Instant unreachableSince) {

    /** Joined, and has not blocked the account. A message to anyone else would be lost in silence. */
    public boolean reachableByLine() {
        return lineUserId != null && unreachableSince == null;
    }

    /** The director and the deputies may start a roll call and see everybody's answers. */
    public boolean leads() {
        return role != Role.STAFF;
    }
}
