package jp.tenko.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * A request that the stand-in accepted: what one or many people now see on their phones.
 *
 * @param event the event it answers; null when it came unasked
 * @param at {@link System#nanoTime}
 * @param body the request as it came
 */
record Arrival(@Nullable Event event, long at, String body) {}
