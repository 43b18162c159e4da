package jp.tenko.roster.file;

import java.util.Set;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Role;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a member file says. A value that is not there, or that was refused, is null (an empty text for
 * number and name).
 *
 * @param line where it begins in the file, from 1
 */
record MemberLine(
        int line,
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
        @Nullable LineUserId lineUserId) {

    /**
     * What is known of the member, with what this line says put over it.
     *
     * @param columns those that count: what is in no column of the file stays as it is known
     */
    Member onto(Member known, Set<MemberColumn> columns) {
        return new Member(
                known.id(),
                known.organization(),
                number,
                name,
                columns.contains(MemberColumn.KANA) ? kana : known.kana(),
                role,
                deputyOrder,
                columns.contains(MemberColumn.DISTRICT) ? district : known.district(),
                columns.contains(MemberColumn.TELEPHONE) ? telephone : known.telephone(),
                columns.contains(MemberColumn.EMAIL) ? email : known.email(),
                columns.contains(MemberColumn.LANGUAGE) ? language : known.language(),
                columns.contains(MemberColumn.ON_LEAVE) ? onLeave : known.onLeave(),
                lineUserId == null ? known.lineUserId() : lineUserId,
                known.unreachableSince());
    }

    /** Nobody yet: what a new member is put over. */
    static Member nobody(OrganizationId organization) {
        return new Member(new MemberId(0), organization, "", "", null, Role.STAFF, null, null, null, null, "ja", false,
                null, null);
    }
}
