package jp.tenko.damage;

import java.time.Instant;
import jp.tenko.line.ChannelKey;
import org.jspecify.annotations.Nullable;

/**
 * A photo in a report. One that is not here is shown as such, never left out in silence.
 *
 * @param number the report (第n報) in which it came first; 0: it is an officer's
 * @param saidAt when it was sent, at the latest with that report
 * @param sha256 of the original, hexadecimal; null until it is here
 * @param width of the copy for viewing, in pixels; 0 while there is none
 */
public record Photo(
        ChannelKey channel,
        String messageId,
        int number,
        Instant saidAt,
        State state,
        @Nullable String sha256,
        int width,
        int height) {

    public enum State {
        /** On its way from LINE, or the copy for viewing is being made. */
        COMING,
        /** Can be seen. */
        READY,
        /** Here, but no picture that a browser shows: only the original can be had. */
        UNVIEWABLE,
        /** LINE did not give it, however often it was asked. */
        MISSING,
        /** Its sender took it back. */
        UNSENT,
        /** Deleted on the date. */
        ERASED
    }
}
