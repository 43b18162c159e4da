package jp.tenko.damage;

import java.time.Instant;
import java.util.Map;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;

/**
 * One report as it was said (第n報). None is ever changed; a correction is a further one.
 *
 * @param number from 1 for each business in each incident, in the order of arrival. The newest is the one said last
 * @param answers path → canonical value, as they were said
 * @param basedOn the revision that its author knew; null when they knew none
 * @param parallelTo a revision that somebody else reported meanwhile, without either knowing of the other; null when
 *     nobody did
 */
public record Revision(
        IncidentId incident,
        BusinessId business,
        int number,
        Form form,
        Map<String, String> answers,
        Instant saidAt,
        Instant receivedAt,
        Source source,
        Author author,
        String eventId,
        @Nullable Integer basedOn,
        @Nullable Integer parallelTo) {}
