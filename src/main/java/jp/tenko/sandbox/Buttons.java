package jp.tenko.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds buttons in a message object by what is written on them. */
final class Buttons {

    private Buttons() {}

    static @Nullable JsonNode inBubble(JsonNode message, String label) {
        JsonNode found = labelled(message.path("contents"), label);
        return found != null ? found : labelled(message.path("template"), label);
    }

    static @Nullable JsonNode labelled(JsonNode part, String label) {
        JsonNode action = part.get("action");
        if (action != null && action.path("label").asString("").equals(label)) {
            return action;
        }
        if (part.has("actions")) {
            for (JsonNode choice : part.get("actions")) {
                if (choice.path("label").asString("").equals(label)) {
                    return choice;
                }
            }
        }
        for (JsonNode inner : part) {
            JsonNode found = inner.isContainer() ? labelled(inner, label) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static void labels(JsonNode part, List<String> into) {
        if (part.isObject() && part.path("label").isString() && part.path("type").isString()) {
            into.add(part.get("label").stringValue());
        }
        for (JsonNode inner : part) {
            if (inner.isContainer()) {
                labels(inner, into);
            }
        }
    }
}
