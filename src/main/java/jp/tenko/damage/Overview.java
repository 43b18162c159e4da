package jp.tenko.damage;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import jp.tenko.roster.Area;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Rough first news (domain.md §2): how a district or a trade looks to its director (地区理事・業種理事).
 *
 * @param area of what it is said
 * @param answers path → canonical value, in the order of the form; the names below are read, the others are kept
 * @param sensitive names of the questions that the form marks as sensitive: their answers are erased on the date
 * @param saidAt LINE's time of the event, also when it came late
 * @param eventId LINE's webhookEventId: the same event twice changes nothing
 */
public record Overview(
        OrganizationId organization,
        Area area,
        Author author,
        Map<String, String> answers,
        Set<String> sensitive,
        Instant saidAt,
        Instant receivedAt,
        String eventId) {

    /** {@value #ALMOST_NONE}, partly, wide or {@value #UNREACHABLE}. */
    public static final String LOOK = "look";

    public static final String ALMOST_NONE = "almost_none";

    public static final String UNREACHABLE = "unreachable";

    /** open, {@value #CUT} or unknown. */
    public static final String ROADS = "roads";

    public static final String CUT = "cut";

    /** Where the roads are cut: words, or a place. */
    public static final String ROADS_WHERE = "roads_where";

    /** seen, heard or guess. */
    public static final String SURE = "sure";

    public Overview {
        answers = Statement.clean(answers);
        sensitive = Set.copyOf(sensitive);
    }

    /**
     * Nobody gets there, or the roads are cut so that nobody can check: 大規模な被害あり, whatever was reported. A trade is no
     * place that can be cut off.
     */
    public boolean cutOff() {
        return !(area instanceof Area.OfTrade) && (UNREACHABLE.equals(answer(LOOK)) || CUT.equals(answer(ROADS)));
    }

    /** An officer has looked and seen next to nothing. */
    boolean almostNone() {
        return ALMOST_NONE.equals(answer(LOOK));
    }

    /** Of the same district or trade, from the same person. */
    boolean isOfSame(Overview other) {
        return area.equals(other.area) && author.equals(other.author);
    }

    @Nullable String answer(String question) {
        return answers.get(question);
    }
}
