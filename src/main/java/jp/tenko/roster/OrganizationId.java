package jp.tenko.roster;

/** Identifies an {@link Organization}. */
public record OrganizationId(long value) {}
