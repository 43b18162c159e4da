package jp.tenko.signin;

/** Identifies an {@link Account}. */
public record AccountId(long value) {}
