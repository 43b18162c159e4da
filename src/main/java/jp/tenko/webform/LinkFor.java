package jp.tenko.webform;

import jp.tenko.incident.IncidentId;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;

/** Whose page a personal link or a code opens, and about what; never more than that. */
public sealed interface LinkFor {

    /** Somebody of the staff says whether they are safe. */
    record Safety(RollCallId rollCall, MemberId member) implements LinkFor {}

    /** Somebody reports the damage of a business that they speak for. */
    record Damage(IncidentId incident, BusinessId business, ContactId contact) implements LinkFor {}
}
