package jp.tenko.rollcall;

/** Identifies a {@link RollCall}. */
public record RollCallId(long value) {}
