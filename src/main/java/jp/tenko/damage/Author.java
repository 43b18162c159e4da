package jp.tenko.damage;

import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;

/** Who said it: a contact (担当者, 理事), or a member of staff (職員). */
public sealed interface Author {

    record ByContact(ContactId contact) implements Author {}

    record ByMember(MemberId member) implements Author {}
}
