package jp.tenko.incident;

import java.time.Instant;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says when an incident opens: what it is, since when, and that it is only a drill.
 *
 * @param by null when a damage report opens it by itself, and for an administrator who is no member of staff
 * @param byItself a damage report opens it: nobody in charge knows yet
 */
public record Opening(
        OrganizationId organization, IncidentKind kind, boolean drill, @Nullable MemberId by, boolean byItself, Instant at) {

    /** Somebody opens it. */
    public Opening(OrganizationId organization, IncidentKind kind, boolean drill, @Nullable MemberId by, Instant at) {
        this(organization, kind, drill, by, false, at);
    }

    /** A damage report opens it: of which kind, nobody knows. */
    static Opening byItself(OrganizationId organization, Instant at) {
        return new Opening(organization, IncidentKind.OTHER, false, null, true, at);
    }
}
