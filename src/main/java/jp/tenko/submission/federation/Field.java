package jp.tenko.submission.federation;

/**
 * One field of the federation's system.
 *
 * @param name as the form names it: 所在地
 * @param value as it is to be typed; empty when nothing is known
 */
public record Field(String name, String value) {}
