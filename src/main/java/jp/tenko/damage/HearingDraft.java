package jp.tenko.damage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;

/**
 * A hearing sheet (ヒアリングシート) that somebody has begun: whoever goes on with it, the business or staff going round,
 * begins with these answers.
 *
 * @param answers path → value, in the order of the form
 * @param passedOver what was asked and left out, which is not asked once more; it may name notes that were shown, too
 * @param basedOn the revision with which it began; null when there was none
 * @param savedAt when the last group was answered
 * @param author who answered it
 */
public record HearingDraft(
        IncidentId incident,
        BusinessId business,
        Map<String, String> answers,
        List<String> passedOver,
        @Nullable Integer basedOn,
        Instant savedAt,
        Author author) {}
