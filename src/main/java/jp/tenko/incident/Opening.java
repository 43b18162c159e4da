package jp.tenko.incident;

import java.time.Instant;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;

/** What somebody says when an incident opens: what it is, since when, and that it is only a drill. */
public record Opening(OrganizationId organization, IncidentKind kind, boolean drill, MemberId by, Instant at) {}
