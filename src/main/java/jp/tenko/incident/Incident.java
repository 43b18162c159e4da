package jp.tenko.incident;

import java.time.Duration;
import java.time.Instant;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * A disaster (災害) that struck an organization, or a drill (訓練) of one.
 *
 * @param beganAt T of the plan (domain.md §1): every due time counts from here
 * @param openedBy null when it opened by itself, and when an administrator opened it who is no member of staff
 * @param byItself a damage report opened it, and nobody in charge has taken it up yet
 * @param closedAt null while it goes on
 * @param closedBy null while it goes on, when the clock closed it, and when an administrator did who is no member
 */
public record Incident(
        IncidentId id,
        OrganizationId organization,
        IncidentKind kind,
        boolean drill,
        Instant beganAt,
        @Nullable MemberId openedBy,
        boolean byItself,
        @Nullable Instant closedAt,
        @Nullable MemberId closedBy) {

    /** In its first week a disaster is one, whatever comes with it (domain.md §1: T … 1 week). */
    private static final Duration FIRST_WEEK = Duration.ofDays(7);

    /** Whether a roll call at this time is taken for one of this disaster, unless somebody says that it is another. */
    public boolean maySpread(Instant at) {
        return isOpen() && at.isBefore(beganAt.plus(FIRST_WEEK));
    }

    public boolean isOpen() {
        return closedAt == null;
    }
}
