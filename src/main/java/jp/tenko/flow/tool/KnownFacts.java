package jp.tenko.flow.tool;

import java.util.List;
import java.util.Map;
import jp.tenko.flow.Facts;
import org.jspecify.annotations.Nullable;

/**
 * What the house knows, as told by a dialogue or on the command line.
 *
 * @param lists by list, label by name
 */
record KnownFacts(Map<String, String> values, Map<String, Map<String, String>> lists) implements Facts {

    @Override
    public @Nullable String value(String name, Map<String, String> answers) {
        return values.get(name);
    }

    @Override
    public List<Offered> choices(String list, Map<String, String> answers) {
        return lists.getOrDefault(list, Map.of()).entrySet().stream()
                .map(entry -> new Offered(entry.getKey(), entry.getValue())).toList();
    }
}
