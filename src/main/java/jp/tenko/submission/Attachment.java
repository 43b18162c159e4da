package jp.tenko.submission;

/** @param name with its ending, in the language of the recipient: {@code 様式Ⅰ_広川町商工会_第2報.xlsx} */
public record Attachment(String name, String mediaType, byte[] content) {}
