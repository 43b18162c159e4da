package jp.tenko.roster;

/** Identifies a {@link Contact}. */
public record ContactId(long value) {}
