package jp.tenko.sandbox.rules;

import static jp.tenko.sandbox.rules.Counting.UTF16;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tenko.sandbox.rules.ActionRules.Where;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What LINE refuses in the {@code messages} of a request: one to five message objects within the limits of line.md §3.
 * An empty list means that LINE would take them. Not checked, since only LINE can: pictures behind URLs, stickers, coupons.
 */
public final class MessageRules {

    private static final Set<String> TYPES = new LinkedHashSet<>(List.of(
            "text", "textV2", "image", "video", "audio", "location", "sticker", "template", "imagemap", "flex", "coupon"));
    private static final Pattern KEY = Pattern.compile("[0-9a-zA-Z_]{1,20}");

    private MessageRules() {}

    /** @param messages the value of {@code messages}; null when the request has none */
    public static List<Violation> violations(@Nullable JsonNode messages) {
        List<Violation> found = new ArrayList<>(0);
        Part all = Part.root("messages", messages, found);
        if (all.array(1, 5)) {
            for (int i = 0; i < all.json().size(); i++) {
                message(all.item(i));
            }
        }
        return found;
    }

    private static void message(Part message) {
        if (!message.object() || !message.get("type").oneOf(TYPES)) {
            return;
        }
        switch (message.get("type").string()) {
            case "text" -> text(message);
            case "textV2" -> textV2(message);
            case "image" -> media(message, "previewImageUrl");
            case "video" -> {
                media(message, "previewImageUrl");
                message.get("trackingId").optionalText(100, UTF16);
            }
            case "audio" -> audio(message);
            case "location" -> location(message);
            case "sticker" -> {
                message.get("packageId").text(100, UTF16);
                message.get("stickerId").text(100, UTF16);
            }
            case "template" -> {
                message.get("altText").text(1500, UTF16);
                TemplateRules.check(message.get("template"));
            }
            case "flex" -> {
                message.get("altText").text(1500, UTF16);
                FlexRules.check(message.get("contents"));
            }
            case "imagemap" -> imagemap(message);
            default -> message.get("couponId").text(100, UTF16);
        }
        quickReply(message);
        sender(message);
    }

    private static void text(Part message) {
        Part text = message.get("text");
        if (!text.text(5000, UTF16) || !message.has("emojis") || !message.get("emojis").array(0, 20)) {
            return;
        }
        String wording = text.string();
        for (int i = 0; i < message.json().get("emojis").size(); i++) {
            Part index = message.get("emojis").item(i).get("index");
            int at = index.json().asInt(-1);
            if (at < 0 || at >= wording.length() || wording.charAt(at) != '$') {
                index.refuse("Must point to a '$' in the text");
            }
        }
    }

    /** Braces stand for substitutions here, so a brace somebody typed must have been doubled. */
    private static void textV2(Part message) {
        Part text = message.get("text");
        if (!text.text(5000, UTF16)) {
            return;
        }
        String rest = text.string().replace("{{", "").replace("}}", "");
        for (int open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{', open + 1)) {
            int close = rest.indexOf('}', open);
            String key = close < 0 ? "" : rest.substring(open + 1, close);
            if (!KEY.matcher(key).matches() || !message.get("substitution").has(key)) {
                text.refuse("A brace must be doubled or enclose a key of substitution");
                return;
            }
        }
        if (rest.chars().filter(c -> c == '{').count() != rest.chars().filter(c -> c == '}').count()) {
            text.refuse("A brace must be doubled or enclose a key of substitution");
        }
        if (message.json().path("substitution").size() > 100) {
            message.get("substitution").refuse("Size must be between 0 and 100");
        }
    }

    private static void media(Part message, String preview) {
        message.get("originalContentUrl").mediaUrl();
        message.get(preview).mediaUrl();
    }

    private static void audio(Part message) {
        message.get("originalContentUrl").mediaUrl();
        if (!message.get("duration").json().isNumber()) {
            message.get("duration").refuse("May not be empty");
        }
    }

    private static void location(Part message) {
        message.get("title").text(100, UTF16);
        message.get("address").text(100, UTF16);
        degrees(message.get("latitude"), 90);
        degrees(message.get("longitude"), 180);
    }

    private static void degrees(Part value, int most) {
        if (!value.json().isNumber() || Math.abs(value.json().doubleValue()) > most) {
            value.refuse("Must be between -" + most + " and " + most);
        }
    }

    private static void imagemap(Part message) {
        message.get("altText").text(1500, UTF16);
        message.get("baseUrl").mediaUrl();
        if (message.json().path("baseSize").path("width").asInt(0) != 1040) {
            message.get("baseSize").get("width").refuse("Must be 1040");
        }
        message.get("actions").array(1, 50);
    }

    private static void quickReply(Part message) {
        if (!message.has("quickReply")) {
            return;
        }
        Part items = message.get("quickReply").get("items");
        if (!items.array(1, 13)) {
            return;
        }
        for (int i = 0; i < items.json().size(); i++) {
            Part item = items.item(i);
            if (item.get("type").oneOf(Set.of("action"))) {
                item.get("imageUrl").optionalMediaUrl();
                ActionRules.check(item.get("action"), Where.QUICK_REPLY);
            }
        }
    }

    private static void sender(Part message) {
        if (message.has("sender")) {
            message.get("sender").get("name").optionalText(20, UTF16);
            message.get("sender").get("iconUrl").optionalMediaUrl();
        }
    }
}
