package jp.tenko.console;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody of the office changed in the settings, in a member or in a business, with what was there before. Taking it back is a change, too.
 *
 * @param who as they are called
 */
public record Edit(long id, String who, Instant at, List<Change> changes) {

    /** @param name of the field @param before as a form writes it; empty: nothing */
    public record Change(String name, String before, String after) {}

    /** What was there before, by the name of the field. */
    public Map<String, String> before() {
        Map<String, String> before = new LinkedHashMap<>();
        changes.forEach(change -> before.put(change.name(), change.before()));
        return before;
    }

    /** Those of its fields that say something else by now: somebody changed them again. */
    public List<Change> overtaken(Map<String, String> now) {
        return changes.stream().filter(change -> !change.after().equals(now.getOrDefault(change.name(), ""))).toList();
    }
}
