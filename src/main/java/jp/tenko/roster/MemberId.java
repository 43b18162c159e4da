package jp.tenko.roster;

/** Identifies a {@link Member}. */
public record MemberId(long value) {}
