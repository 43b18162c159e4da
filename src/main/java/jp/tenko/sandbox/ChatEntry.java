package jp.tenko.sandbox;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A bubble on a phone. Shared between all recipients of a multicast.
 *
 * @param id LINE's message id, unique in the whole sandbox
 * @param at milliseconds since 1970
 * @param way {@code reply}, {@code push}, {@code multicast}, or {@code self} for what the person said
 * @param content a message object as in the API; photos of the person: {@code {"type":"image"}} with the id as content id
 */
record ChatEntry(String id, long at, String way, JsonNode content) {

    static final String SELF = "self";
    private static final String UNSENT = "unsent";

    boolean fromBot() {
        return !way.equals(SELF);
    }

    /** What stays on the screen of a message that was taken back. */
    ChatEntry taken() {
        return new ChatEntry(id, at, way, JsonNodeFactory.instance.objectNode().put("type", UNSENT));
    }

    boolean unsent() {
        return content.path("type").asString("").equals(UNSENT);
    }
}
