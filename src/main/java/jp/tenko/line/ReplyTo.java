package jp.tenko.line;

import java.time.Instant;

/**
 * Where an answer goes and how long it goes free of charge.
 *
 * @param token LINE's reply token, single use
 * @param usableUntil one minute after we received the event, and for a redelivered one no later than 20 minutes after
 *     it occurred (line.md §2.1); afterwards the answer goes as a push and costs one message
 */
public record ReplyTo(ChannelKey channel, LineUserId person, String token, Instant usableUntil) {}
