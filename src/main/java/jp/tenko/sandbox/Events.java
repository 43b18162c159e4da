package jp.tenko.sandbox;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes webhook events as LINE does (LINE reference, "Webhook Event Objects"). */
@Component("sandboxEvents")
@Profile("sandbox")
final class Events {

    private final JsonMapper json;
    private final Ids ids;
    private final ReplyTokens tokens;
    private final Clock clock;

    Events(JsonMapper json, Ids ids, ReplyTokens tokens, Clock clock) {
        this.json = json;
        this.ids = ids;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @param message with its type and id: text, image, location, sticker */
    PhoneEvent message(Person from, ObjectNode message) {
        ObjectNode event = json.createObjectNode().put("type", "message");
        event.set("message", message);
        return complete(from, event, true);
    }

    ObjectNode text(String text) {
        return messageOf("text").put("text", text);
    }

    ObjectNode location(@Nullable String title, @Nullable String address, double latitude, double longitude) {
        ObjectNode message = json.createObjectNode().put("type", "location").put("id", ids.message());
        if (title != null) {
            message.put("title", title);
        }
        if (address != null) {
            message.put("address", address);
        }
        return message.put("latitude", latitude).put("longitude", longitude);
    }

    /** @param set what several photos sent at once have in common; null for a single photo */
    ObjectNode image(@Nullable String set, int index, int total) {
        ObjectNode message = messageOf("image");
        message.putObject("contentProvider").put("type", "line");
        if (set != null) {
            message.putObject("imageSet").put("id", set).put("index", index).put("total", total);
        }
        return message;
    }

    ObjectNode sticker(String packageId, String stickerId) {
        ObjectNode message = messageOf("sticker").put("stickerId", stickerId).put("packageId", packageId)
                .put("stickerResourceType", "STATIC");
        message.putArray("keywords").add("ok");
        return message;
    }

    /** @param params what a date picker gave: {@code date}, {@code time} or {@code datetime}; null without a picker */
    PhoneEvent postback(Person from, String data, @Nullable JsonNode params) {
        ObjectNode event = json.createObjectNode().put("type", "postback");
        ObjectNode postback = event.putObject("postback").put("data", data);
        if (params != null) {
            postback.set("params", params);
        }
        return complete(from, event, true);
    }

    PhoneEvent follow(Person person, boolean unblocked) {
        ObjectNode event = json.createObjectNode().put("type", "follow");
        event.putObject("follow").put("isUnblocked", unblocked);
        return complete(person, event, true);
    }

    /** The person took a message back (送信取消): nobody can answer that. */
    PhoneEvent unsend(Person person, String messageId) {
        ObjectNode event = json.createObjectNode().put("type", "unsend");
        event.putObject("unsend").put("messageId", messageId);
        return complete(person, event, false);
    }

    PhoneEvent unfollow(Person person) {
        return complete(person, json.createObjectNode().put("type", "unfollow"), false);
    }

    /** The same thing done once more: other ids, another reply token. */
    PhoneEvent again(PhoneEvent event) {
        ObjectNode copy = event.json().deepCopy();
        if (copy.path("message") instanceof ObjectNode message) {
            message.put("id", ids.message());
        }
        return complete(event.person(), copy, event.replyToken() != null);
    }

    /** A new id for a set of photos sent at once. */
    String imageSet() {
        return ids.webhookEvent();
    }

    private ObjectNode messageOf(String type) {
        String id = ids.message();
        return json.createObjectNode().put("type", type).put("id", id)
                .put("quoteToken", "quote-" + id).put("markAsReadToken", "read-" + id);
    }

    private PhoneEvent complete(Person from, ObjectNode event, boolean answerable) {
        String id = ids.webhookEvent();
        String token = answerable ? tokens.issue(from) : null;
        event.put("webhookEventId", id);
        event.putObject("deliveryContext").put("isRedelivery", false);
        event.put("timestamp", clock.millis());
        event.putObject("source").put("type", "user").put("userId", from.id());
        if (token != null) {
            event.put("replyToken", token);
        }
        event.put("mode", "active");
        return new PhoneEvent(from, id, token, event);
    }
}
