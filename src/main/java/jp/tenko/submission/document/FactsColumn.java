package jp.tenko.submission.document;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** How facts are kept: {@code facts jsonb}. */
@Component
class FactsColumn {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final ObjectMapper json;

    FactsColumn(ObjectMapper json) {
        this.json = json;
    }

    String json(Map<String, String> facts) {
        return json.writeValueAsString(facts);
    }

    Map<String, String> read(String facts) {
        return json.readValue(facts, FACTS);
    }
}
