package jp.tenko.damage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;

/**
 * What an evidence link is for.
 *
 * @param until in whole seconds; from then on the link is dead
 */
record Evidence(IncidentId incident, BusinessId business, Instant until) {

    Evidence {
        until = until.truncatedTo(ChronoUnit.SECONDS);
    }
}
