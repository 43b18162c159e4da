package jp.tenko.submission;

/**
 * What became of one attempt to send a mail. {@code answer}: what the server said, {@code 550 5.1.1 user unknown}, without addresses; or a
 * word of ours for what went wrong: {@code no-server}, {@code login}, {@code unreachable}, {@code unanswered}, {@code unwritable},
 * {@code stopped}, {@code person}.
 */
sealed interface Delivered {

    /** The server has taken it: from now on it is responsible (RFC 5321 §4.5). */
    record Accepted(String answer) implements Delivered {}

    /** It certainly has not been taken; worth another try. */
    record TryLater(String answer) implements Delivered {}

    /** It certainly has not been taken, and will not be. */
    record Refused(String answer) implements Delivered {}

    /** Every byte was handed over, and the connection ended before the server's answer: it may have been taken or not. */
    record Unsure(String answer) implements Delivered {}
}
