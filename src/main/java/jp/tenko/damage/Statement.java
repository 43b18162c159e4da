package jp.tenko.damage;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * What one event says about the damage of one business: the whole form as it stands now.
 *
 * @param answers path → canonical value, in the order of the form; any question may be there, those of {@link Question}
 *     are counted
 * @param sensitive names of the questions that the form marks as sensitive: their answers are erased on the date
 * @param saidAt LINE's time of the event, also when it came late
 * @param eventId LINE's webhookEventId: the same event twice changes nothing
 * @param basedOn the number of the revision whose answers the author began with ({@link DamageReports#answersToStartFrom});
 *     null when there was none
 */
public record Statement(
        OrganizationId organization,
        BusinessId business,
        Form form,
        Map<String, String> answers,
        Set<String> sensitive,
        Instant saidAt,
        Instant receivedAt,
        Source source,
        Author author,
        String eventId,
        @Nullable Integer basedOn) {

    public Statement {
        answers = clean(answers);
        sensitive = Set.copyOf(sensitive);
        if ((source == Source.SELF) != (author instanceof Author.ByContact)) {
            throw new IllegalArgumentException("a report from " + source + " by " + author
                    + "; a business reports by its own people, staff visit or telephone for it");
        }
    }

    /** PostgreSQL stores no NUL, and no answer is the same as an empty one. */
    static Map<String, String> clean(Map<String, String> answers) {
        Map<String, String> clean = new LinkedHashMap<>();
        answers.forEach((question, value) -> {
            if (!value.isBlank()) {
                clean.put(question, value.replace("\0", ""));
            }
        });
        return Collections.unmodifiableMap(clean);
    }
}
