package jp.tenko.incident;

import java.time.Instant;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says when an incident opens: what it is, since when, and that it is only a drill.
 *
 * @param by null when a damage report opens it by itself
 */
public record Opening(
        OrganizationId organization, IncidentKind kind, boolean drill, @Nullable MemberId by, Instant at) {}
