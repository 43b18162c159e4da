package jp.tenko.submission;

/** The .xlsx that an organization brought for a recipient, with named cells: every prefecture's form differs. */
public record OwnTemplate(String name, byte[] content) {}
