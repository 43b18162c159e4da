package jp.tenko.roster.joining;

import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;

/** Whom a code makes of the LINE user who sends it. */
sealed interface Invited {

    /** This member of staff. */
    record AsMember(MemberId member) implements Invited {}

    /** This officer from outside the staff. */
    record AsOfficer(ContactId contact) implements Invited {}

    /** Somebody who speaks for this business; several people may. */
    record ForBusiness(BusinessId business) implements Invited {}

    /** The column of {@code join_code}, which is also the table of whoever it is, with {@code _id}. */
    default String table() {
        return switch (this) {
            case AsMember member -> "member";
            case AsOfficer officer -> "contact";
            case ForBusiness business -> "business";
        };
    }

    default long id() {
        return switch (this) {
            case AsMember(MemberId member) -> member.value();
            case AsOfficer(ContactId contact) -> contact.value();
            case ForBusiness(BusinessId business) -> business.value();
        };
    }
}
