package jp.tenko.submission;

/** Identifies a deadline. */
public record DeadlineId(long value) {}
