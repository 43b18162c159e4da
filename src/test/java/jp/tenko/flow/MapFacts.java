package jp.tenko.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the house knows, for a test. */
record MapFacts(Map<String, String> values, Map<String, Map<String, String>> lists) implements Facts {

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
