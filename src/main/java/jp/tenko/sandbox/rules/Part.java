package jp.tenko.sandbox.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A place in the request that is being looked at: its JSON, and the way back to the root, from which the property's name
 * is written only when something is wrong there.
 */
record Part(JsonNode json, @Nullable Part parent, Object step, List<Violation> found) {

    static Part root(String name, @Nullable JsonNode json, List<Violation> found) {
        return new Part(json == null ? MissingNode.getInstance() : json, null, name, found);
    }

    /** LINE treats {@code null} like a property that is not there. */
    boolean absent() {
        return json.isMissingNode() || json.isNull();
    }

    boolean has(String field) {
        JsonNode value = json.get(field);
        return value != null && !value.isNull();
    }

    Part get(String field) {
        return new Part(json.path(field), this, field, found);
    }

    Part item(int index) {
        return new Part(json.path(index), this, index, found);
    }

    String string() {
        return json.isString() ? json.stringValue() : "";
    }

    void refuse(String why) {
        found.add(new Violation(path(), why));
    }

    String path() {
        String own = step instanceof Integer index ? "[" + index + "]" : step.toString();
        if (parent == null) {
            return own;
        }
        return step instanceof Integer ? parent.path() + own : parent.path() + "." + own;
    }

    /** A text that must be there and must not be empty. */
    boolean text(int limit, Counting counting) {
        if (absent() || json.isString() && json.stringValue().isEmpty()) {
            refuse("May not be empty");
            return false;
        }
        return optionalText(limit, counting);
    }

    boolean optionalText(int limit, Counting counting) {
        if (absent()) {
            return true;
        }
        if (!json.isString()) {
            refuse("Must be a string");
            return false;
        }
        if (counting.longer(json.stringValue(), limit)) {
            refuse("Length must be between 0 and " + limit);
            return false;
        }
        return true;
    }

    boolean oneOf(Set<String> values) {
        if (json.isString() && values.contains(json.stringValue())) {
            return true;
        }
        refuse("Must be one of the following values: [" + String.join(", ", values) + "]");
        return false;
    }

    void optionally(Predicate<JsonNode> rule, String why) {
        if (!absent() && !rule.test(json)) {
            refuse(why);
        }
    }

    /** An array of so many objects. */
    boolean array(int least, int most) {
        if (absent()) {
            refuse("May not be empty");
            return false;
        }
        if (!json.isArray()) {
            refuse("Must be an array");
            return false;
        }
        if (json.size() < least || json.size() > most) {
            refuse("Size must be between " + least + " and " + most);
            return false;
        }
        return true;
    }

    boolean object() {
        if (absent()) {
            refuse("May not be empty");
            return false;
        }
        if (!json.isObject()) {
            refuse("Must be an object");
            return false;
        }
        return true;
    }

    /** The address of a picture or film: https, at most 2,000 characters. */
    void mediaUrl() {
        if (text(2000, Counting.UTF16) && !string().startsWith("https://")) {
            refuse("Must be a valid HTTPS URL");
        }
    }

    void optionalMediaUrl() {
        if (!absent()) {
            mediaUrl();
        }
    }
}
