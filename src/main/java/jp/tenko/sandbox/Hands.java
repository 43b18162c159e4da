package jp.tenko.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person can do with the phone in their hands: each makes the bubble on their own screen and the event that LINE would tell
 * the bot.
 */
@Component("sandboxHands")
@Profile("sandbox")
final class Hands {

    private final Events events;
    private final Chats chats;
    private final Contents contents;
    private final JsonMapper json;

    Hands(Events events, Chats chats, Contents contents, JsonMapper json) {
        this.events = events;
        this.chats = chats;
        this.contents = contents;
        this.json = json;
    }

    PhoneEvent write(Phone phone, String text) {
        return message(phone, events.text(text));
    }

    PhoneEvent sticker(Phone phone, String packageId, String stickerId) {
        return message(phone, events.sticker(packageId, stickerId));
    }

    PhoneEvent location(Phone phone, @Nullable String title, @Nullable String address, double latitude, double longitude) {
        return message(phone, events.location(title, address, latitude, longitude));
    }

    /** Several pictures chosen together are several messages of one image set, all sent at once. */
    List<PhoneEvent> photos(Phone phone, List<byte[]> pictures) {
        String set = pictures.size() > 1 ? events.imageSet() : null;
        List<PhoneEvent> sent = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            ObjectNode message = events.image(set, i + 1, pictures.size());
            contents.keep(message.get("id").stringValue(), pictures.get(i));
            sent.add(message(phone, message));
        }
        return sent;
    }

    /**
     * Taps a button.
     *
     * @param params what the date picker gave, for a {@code datetimepicker}
     * @return null when the bot hears nothing of it: a link, the clipboard
     */
    @Nullable PhoneEvent tap(Phone phone, JsonNode action, @Nullable JsonNode params) {
        return switch (action.path("type").asString("")) {
            case "message" -> write(phone, action.get("text").stringValue());
            case "postback" -> {
                String shown = action.path("displayText").asString(action.path("text").asString(""));
                if (shown.isEmpty()) {
                    chats.quickReplyTapped(phone);
                } else {
                    show(phone, events.text(shown));
                }
                yield events.postback(phone.owner(), action.get("data").stringValue(), null);
            }
            case "datetimepicker" -> {
                picked(action, params);
                chats.quickReplyTapped(phone);
                yield events.postback(phone.owner(), action.get("data").stringValue(), params);
            }
            default -> null;
        };
    }

    /** A picker gives nothing outside its bounds; dates and times in LINE's format sort like texts. */
    private static void picked(JsonNode action, @Nullable JsonNode params) {
        String mode = action.path("mode").asString("");
        String value = params == null ? "" : params.path(mode).asString("");
        boolean tooEarly = action.has("min") && value.compareTo(action.get("min").stringValue().replace('t', 'T')) < 0;
        boolean tooLate = action.has("max") && value.compareTo(action.get("max").stringValue().replace('t', 'T')) > 0;
        if (value.isEmpty() || tooEarly || tooLate) {
            throw PeopleApi.refused(HttpStatus.BAD_REQUEST, "the picker wants params." + mode + " within its bounds, not '" + value + "'");
        }
    }

    /**
     * Takes back a message of one's own; its photo is gone from LINE.
     *
     * @return null when this phone shows no such message of its owner
     */
    @Nullable PhoneEvent unsend(Phone phone, String messageId) {
        if (!chats.unsend(phone, messageId)) {
            return null;
        }
        contents.unsend(messageId);
        return events.unsend(phone.owner(), messageId);
    }

    /** Adds the account, or takes back the block. */
    PhoneEvent follow(Phone phone) {
        boolean unblocked = phone.standing() == Phone.Standing.BLOCKED;
        chats.standing(phone, Phone.Standing.FRIEND);
        return events.follow(phone.owner(), unblocked);
    }

    PhoneEvent block(Phone phone) {
        chats.standing(phone, Phone.Standing.BLOCKED);
        return events.unfollow(phone.owner());
    }

    private PhoneEvent message(Phone phone, ObjectNode message) {
        show(phone, message);
        return events.message(phone.owner(), message);
    }

    private void show(Phone phone, ObjectNode message) {
        ObjectNode shown = json.createObjectNode();
        message.properties().stream()
                .filter(property -> !property.getKey().endsWith("Token"))
                .forEach(property -> shown.set(property.getKey(), property.getValue()));
        chats.said(phone, chats.own(message.get("id").stringValue(), shown));
    }
}
