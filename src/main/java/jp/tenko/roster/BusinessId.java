package jp.tenko.roster;

/** Identifies a {@link Business}. */
public record BusinessId(long value) {}
