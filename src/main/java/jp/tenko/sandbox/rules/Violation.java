package jp.tenko.sandbox.rules;

/**
 * One thing LINE would refuse: an entry of {@code details} in its 400 answer (line.md §2.5).
 *
 * @param property where, as LINE writes it: {@code messages[0].text}
 * @param message why, in LINE's words where they are known
 */
public record Violation(String property, String message) {}
