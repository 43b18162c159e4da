package jp.tenko.roster;

import jp.tenko.line.LineUserId;
import org.jspecify.annotations.Nullable;

/**
 * A district director (地区理事) or trade director (業種理事): a contact or a member of staff with a post.
 *
 * @param contact null when a member holds the post
 * @param member null when a contact holds it
 * @param reachable LINE user to push to; null: has not joined, or has blocked the account
 */
public record Officer(
        Post post,
        @Nullable ContactId contact,
        @Nullable MemberId member,
        String name,
        @Nullable String telephone,
        String language,
        @Nullable LineUserId reachable) {}
