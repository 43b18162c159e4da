package jp.tenko.rollcall;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * What the director or a deputy orders: call the roll.
 *
 * @param startedBy a leader; asked too, their own safety counts. Null: an administrator who is no member of staff
 * @param another although one goes on, this is another disaster: what businesses report from now on is counted apart
 * @param at the start, from which every due time counts, in whole milliseconds
 */
public record StartOrder(
        OrganizationId organization,
        IncidentKind kind,
        boolean drill,
        Audience audience,
        @Nullable MemberId startedBy,
        boolean another,
        Instant at) {

    /** Of the disaster that goes on, if one does. */
    public StartOrder(
            OrganizationId organization, IncidentKind kind, boolean drill, Audience audience, @Nullable MemberId startedBy, Instant at) {
        this(organization, kind, drill, audience, startedBy, false, at);
    }

    public StartOrder {
        at = at.truncatedTo(ChronoUnit.MILLIS); // as Quartz counts
    }
}
