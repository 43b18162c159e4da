package jp.tenko.conversation;

import java.time.Instant;
import jp.tenko.line.LineEvent;
import jp.tenko.rollcall.Reply;

/**
 * When something was said, as it is recorded, whichever way it came.
 *
 * @param id LINE's webhookEventId, or {@code web:…}: what comes twice is recorded once
 * @param at when the person did it
 * @param source {@link Reply.Source#SELF}: by LINE
 */
record Occasion(String id, Instant at, Instant receivedAt, Reply.Source source) {

    static Occasion of(LineEvent event) {
        return new Occasion(event.id(), event.occurredAt(), event.receivedAt(), Reply.Source.SELF);
    }

    static Occasion onAPage(String id, Instant now) {
        return new Occasion("web:" + id, now, now, Reply.Source.WEB);
    }
}
