package jp.tenko.flow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * What a turn must know that is neither the flow nor the answers.
 *
 * @param language the person's: {@code ja}, {@code ja-x-easy} or {@code en}
 * @param roles what the person is: {@code director}, {@code deputy}, {@code staff}, {@code stranger} …
 */
public record Situation(Instant now, String language, Set<String> roles, Facts facts) {

    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    public Situation {
        roles = Set.copyOf(roles);
    }

    /** The time of day where all of this happens. */
    LocalDateTime inJapan() {
        return now.atZone(JAPAN).toLocalDateTime();
    }

    Situation speaking(String otherLanguage) {
        return new Situation(now, otherLanguage, roles, facts);
    }
}
