package jp.tenko.webform;

import jp.tenko.incident.IncidentId;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.MemberId;

/** Whom a mail asks about what. */
sealed interface MailFor {

    record RollCall(RollCallId rollCall, MemberId member) implements MailFor {}

    record Survey(IncidentId incident, BusinessId business) implements MailFor {}
}
