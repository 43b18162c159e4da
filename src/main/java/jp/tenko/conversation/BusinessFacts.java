package jp.tenko.conversation;

import java.util.Map;
import jp.tenko.flow.Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a flow may show of businesses: the name of the one it is about. */
@Component
class BusinessFacts implements FactSource {

    private final WhichBusiness which;

    BusinessFacts(WhichBusiness which) {
        this.which = which;
    }

    @Override
    public Facts of(Exchange exchange, @Nullable String subject) {
        return new Facts() {
            @Override
            public @Nullable String value(String name, Map<String, String> answers) {
                return switch (name) {
                    case "business" -> AboutBusiness.of(subject).map(which::name).orElse(null);
                    default -> null;
                };
            }
        };
    }
}
