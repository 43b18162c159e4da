package jp.tenko.sandbox;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something a person did, as LINE tells the bot: one element of {@code events}.
 *
 * @param replyToken null for events nobody can answer (unfollow)
 * @param json the whole event object
 */
record PhoneEvent(Person person, String id, @Nullable String replyToken, ObjectNode json) {}
