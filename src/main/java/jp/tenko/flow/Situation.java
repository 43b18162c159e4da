package jp.tenko.flow;

import java.time.Instant;
import java.util.Set;

/**
 * What a turn must know that is neither the flow nor the answers.
 *
 * @param language the person's: {@code ja}, {@code ja-x-easy} or {@code en}
 * @param roles what the person is: {@code director}, {@code deputy}, {@code staff}, {@code stranger} …
 */
public record Situation(Instant now, String language, Set<String> roles, Facts facts) {

    public Situation {
        roles = Set.copyOf(roles);
    }

    Situation speaking(String otherLanguage) {
        return new Situation(now, otherLanguage, roles, facts);
    }
}
