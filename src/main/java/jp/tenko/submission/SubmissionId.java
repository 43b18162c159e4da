package jp.tenko.submission;

/** Identifies a submission. */
public record SubmissionId(long value) {}
