package jp.tenko.webform;

import jp.tenko.rollcall.RollCallId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;

/** Who fills in which form about what. Whether they may, the page has asked. */
public sealed interface Errand {

    /** Staff for a business of their organization: the damage report, or the hearing sheet. */
    record ForBusiness(MemberId by, BusinessId business, boolean hearingSheet, Heard heard) implements Errand {}

    /** How staff know what they report. */
    enum Heard {
        TELEPHONE,
        VISIT
    }

    /** Somebody who speaks for a business: its damage report. */
    record Damage(ContactId by, BusinessId business) implements Errand {}

    /** Somebody themself, in the roll call that asks them; also late, and when it has ended. */
    record Safety(MemberId by, RollCallId rollCall) implements Errand {}

    /** Staff for somebody else, in the open roll call. */
    record Proxy(MemberId by) implements Errand {}
}
