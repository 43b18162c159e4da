package jp.tenko.flow;

import java.util.Map;

/**
 * What came of a record: the name of one of the flow's {@code outcomes}, and the values its words show.
 *
 * @param values by placeholder, in the person's language
 */
public record Outcome(String name, Map<String, String> values) {

    public Outcome {
        values = Map.copyOf(values);
    }
}
