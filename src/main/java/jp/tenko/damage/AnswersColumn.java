package jp.tenko.damage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** How answers are kept: {@code answers jsonb}, and {@code questions text[]} for the order of the form, which jsonb loses. */
@Component
class AnswersColumn {

    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final ObjectMapper json;

    AnswersColumn(ObjectMapper json) {
        this.json = json;
    }

    String json(Map<String, String> answers) {
        return json.writeValueAsString(answers);
    }

    /** Their paths, one a line: an array within an array for {@code unnest}. */
    String questions(Map<String, String> answers) {
        return String.join("\n", answers.keySet());
    }

    /** In the order of the form; what was erased is not there any more. */
    /** With those that were passed over: they have no answer. */
    String questions(Map<String, String> answers, Collection<String> passedOver) {
        return Stream.concat(answers.keySet().stream(), passedOver.stream()).distinct().collect(Collectors.joining("\n"));
    }

    List<String> passedOver(ResultSet row) throws SQLException {
        Map<String, String> answered = json.readValue(row.getString("answers"), ANSWERS);
        return Stream.of((String[]) row.getArray("questions").getArray())
                .filter(question -> !answered.containsKey(question))
                .toList();
    }

    Map<String, String> read(ResultSet row) throws SQLException {
        Map<String, String> unordered = json.readValue(row.getString("answers"), ANSWERS);
        Map<String, String> answers = new LinkedHashMap<>();
        for (String question : (String[]) row.getArray("questions").getArray()) {
            if (unordered.containsKey(question)) {
                answers.put(question, Objects.requireNonNull(unordered.get(question)));
            }
        }
        return answers;
    }
}
