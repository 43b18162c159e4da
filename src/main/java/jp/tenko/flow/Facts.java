package jp.tenko.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rest of the house knows and a flow may show: the value of a {@code hidden} question ("how many people this
 * roll call reaches"), the choices of a {@code select_one_from_file} ("who has not joined yet"). Asked only when a turn
 * needs it, once for each state of the answers.
 */
public interface Facts {

    Facts NONE = new Facts() {};

    /**
     * @param answers the relevant answers so far, in the order of the form
     * @return null when there is no such value: the question's {@code default}, or nothing
     */
    default @Nullable String value(String name, Map<String, String> answers) {
        return null;
    }

    /** @return in the order in which they are offered; empty when there is nothing to choose */
    default List<Offered> choices(String list, Map<String, String> answers) {
        return List.of();
    }

    /**
     * A choice from outside.
     *
     * @param name the value that is recorded, without spaces
     * @param label in the person's language, of any length
     */
    record Offered(String name, String label) {}
}
