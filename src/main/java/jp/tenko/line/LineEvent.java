package jp.tenko.line;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person did in the chat, as LINE reported it.
 *
 * @param id LINE's webhookEventId, a ULID: the same event delivered again has the same id
 * @param occurredAt when it happened on LINE, also when it was delivered late
 * @param replyTo null when it cannot be answered (a block, a standby channel)
 */
public record LineEvent(
        String id,
        ChannelKey channel,
        LineUserId person,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable ReplyTo replyTo,
        What what) {

    /** What was done. */
    public sealed interface What {

        record Text(String text) implements What {}

        /**
         * Tapped a button that carries data of ours.
         *
         * @param picked what was chosen in a picker of days or hours, {@code 2026-07-10}, {@code 06:15} or {@code 2026-07-10T06:15};
         *     null without one
         */
        record Postback(String data, @Nullable String picked) implements What {

            public Postback(String data) {
                this(data, null);
            }
        }

        record Location(double latitude, double longitude, @Nullable String title, @Nullable String address)
                implements What {}

        /**
         * A photo; several sent at once share a {@code setId} and arrive in any order.
         *
         * @param index 1…total within the set; null when sent alone
         */
        record Image(String messageId, @Nullable String setId, @Nullable Integer index, @Nullable Integer total)
                implements What {}

        /** Added the account as a friend, or unblocked it. */
        record Follow() implements What {}

        /** Blocked the account. Nothing we push arrives from now on, though LINE answers 200. */
        record Unfollow() implements What {}

        /** Took back a message that they had sent; the picture in it shall not be seen or used any more (line.md §3). */
        record Unsent(String messageId) implements What {}

        /** A sticker, video, voice message, file: nothing we can read. */
        record Unreadable(String type) implements What {}
    }
}
