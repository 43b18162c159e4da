package jp.tenko.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in on a {@link FormPage} and sent.
 *
 * @param given by the name of each field that was shown: the names of the chosen, the words typed, ids of pictures; empty: left
 *     open. A field that is not there was not shown
 * @param add the repeat that is to have one more instance; null: none
 * @param remove the instance that is to go, {@code equipment:2}; null: none
 */
public record FormFilling(Map<String, List<String>> given, @Nullable String add, @Nullable String remove) {

    public FormFilling {
        given = new LinkedHashMap<>(given);
    }

    /** Never what was given: this may end up in a log. */
    @Override
    public String toString() {
        return "filling of " + given.keySet();
    }
}
