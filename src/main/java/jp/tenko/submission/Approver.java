package jp.tenko.submission;

import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Whoever looks a document over and answers for it: 記入担当者 on the form.
 *
 * @param member null: an administrator of the console who is no member of staff
 * @param name as it stands on the document and stays on record
 */
public record Approver(@Nullable MemberId member, String name) {

    public static Approver of(Member member) {
        return new Approver(member.id(), member.name());
    }
}
