package jp.tenko.roster;

import java.time.Instant;
import java.util.List;
import jp.tenko.line.LineUserId;
import org.jspecify.annotations.Nullable;

/**
 * A contact (担当者): somebody who is no member of staff and speaks for businesses, or holds a post (理事), or both.
 *
 * @param name as written
 * @param telephone in E.164 ({@code +81…}) where it could be read, otherwise as written; null when not known
 * @param language of the conversation: {@code ja}, {@code ja-x-easy}, {@code en} …
 * @param businesses those they speak for, in the order in which they joined them; one that was matched to the list is
 *     the listed one
 * @param posts empty when they are no officer
 * @param lineUserId null: an officer of the file who has not joined
 * @param unreachableSince when LINE told us that they blocked or left the account; null while they can be reached
 */
public record Contact(
        ContactId id,
        OrganizationId organization,
        String name,
        @Nullable String telephone,
        String language,
        List<Business> businesses,
        List<Post> posts,
        @Nullable LineUserId lineUserId,
        @Nullable Instant unreachableSince) {

    public Contact {
        businesses = List.copyOf(businesses);
        posts = List.copyOf(posts);
    }

    /** Joined, and has not blocked the account. A message to anyone else would be lost in silence. */
    public boolean reachableByLine() {
        return lineUserId != null && unreachableSince == null;
    }

    /** Whether they speak for this one. */
    public boolean speaksFor(BusinessId business) {
        return businesses.stream().anyMatch(theirs -> theirs.id().equals(business));
    }
}
