package jp.tenko.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds buttons in a message object by what is written on them. */
final class Buttons {

    private Buttons() {}

    /** The big ones under the bubble first; of those beside a line one is meant by its label and the line: 「修正 状況: 濡れた」. */
    static @Nullable JsonNode inBubble(JsonNode message, String label) {
        JsonNode contents = message.path("contents");
        JsonNode found = labelled(contents.path("footer"), label);
        found = found != null ? found : labelled(contents, label);
        found = found != null ? found : beside(contents, label);
        return found != null ? found : labelled(message.path("template"), label);
    }

    private static @Nullable JsonNode beside(JsonNode part, String label) {
        JsonNode line = part.path("contents").path(0);
        JsonNode action = part.path("contents").path(1).path("action");
        if (label.equals(action.path("label").asString("") + " " + line.path("text").asString(""))) {
            return action;
        }
        for (JsonNode inner : part) {
            JsonNode found = inner.isContainer() ? beside(inner, label) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
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
