package jp.tenko.damage;

import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;

/** A business in an incident: what revisions are numbered within. */
record Reported(IncidentId incident, BusinessId business) {}
