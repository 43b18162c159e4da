package jp.tenko.submission;

/** A file of a submission, exactly as it was sent. @param sha256 of its content, in hexadecimal */
public record SentFile(Attachment file, String sha256) {}
