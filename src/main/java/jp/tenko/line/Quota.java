package jp.tenko.line;

import org.jspecify.annotations.Nullable;

/**
 * How many messages a channel may still push this month (line.md §2.4). Replies are free and not counted.
 *
 * @param limit of the month; null when the plan has none
 * @param used as LINE counts, and what we have sent or queued since LINE was asked
 * @param known false when LINE could not be asked yet: then nothing is held back
 * @param exhausted LINE has refused a push because the month is used up
 */
public record Quota(@Nullable Long limit, long used, boolean known, boolean exhausted) {

    /** Messages left; {@link Long#MAX_VALUE} when there is no limit or LINE has not told us. */
    public long remaining() {
        if (exhausted) {
            return 0;
        }
        return limit == null || !known ? Long.MAX_VALUE : Math.max(0, limit - used);
    }

    /** Whether a send to so many recipients goes out whole. */
    public boolean covers(long recipients) {
        return recipients <= remaining();
    }

    /** The same for whoever must leave so many messages to others. */
    public Quota keeping(long reserve) {
        return new Quota(limit, used + reserve, known, exhausted);
    }
}
