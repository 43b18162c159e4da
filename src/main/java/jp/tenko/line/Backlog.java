package jp.tenko.line;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What waits between a channel's people and us.
 *
 * @param inbox events not handled yet
 * @param oldestInbox how long the oldest of them has waited; null: none waits
 * @param outbox requests that LINE has not taken yet
 * @param oldestOutbox how long the oldest of them has waited; null: none waits
 * @param quotaAskedAgo when LINE was asked last about the month's messages; null: never
 */
public record Backlog(
        ChannelKey channel,
        int inbox,
        @Nullable Duration oldestInbox,
        int outbox,
        @Nullable Duration oldestOutbox,
        @Nullable Duration quotaAskedAgo) {}
