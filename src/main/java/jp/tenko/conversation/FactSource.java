package jp.tenko.conversation;

import java.util.List;
import java.util.Map;
import jp.tenko.flow.Facts;
import org.jspecify.annotations.Nullable;

/** A part of the house that knows things which flows show: members, businesses … All parts are asked until one knows. */
interface FactSource {

    /**
     * What this person may be told; {@link Facts#NONE} when nothing.
     *
     * @param subject of the conversation; null: none
     */
    Facts of(Exchange exchange, @Nullable String subject);

    static Facts all(List<FactSource> sources, Exchange exchange, @Nullable String subject) {
        List<Facts> parts = sources.stream().map(source -> source.of(exchange, subject)).toList();
        return new Facts() {
            @Override
            public @Nullable String value(String name, Map<String, String> answers) {
                for (Facts part : parts) {
                    String value = part.value(name, answers);
                    if (value != null) {
                        return value;
                    }
                }
                return null;
            }

            @Override
            public List<Offered> choices(String list, Map<String, String> answers) {
                for (Facts part : parts) {
                    List<Offered> choices = part.choices(list, answers);
                    if (!choices.isEmpty()) {
                        return choices;
                    }
                }
                return List.of();
            }
        };
    }
}
