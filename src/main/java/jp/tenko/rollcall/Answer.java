package jp.tenko.rollcall;

import java.time.Instant;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * One answer to one question, as it was given: a line of a member's history. None is ever overwritten.
 *
 * @param value empty when an answer was taken back
 * @param source by LINE, on a page, or by somebody else
 * @param proxyBy who answered for them; null when they did
 * @param late given after the deadline or after the end
 */
public record Answer(
        String question,
        String value,
        Instant answeredAt,
        Instant receivedAt,
        Reply.Source source,
        @Nullable MemberId proxyBy,
        boolean late) {}
