package jp.tenko.submission;

/** Identifies a {@link Recipient}. */
public record RecipientId(long value) {}
