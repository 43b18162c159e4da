package jp.tenko.rollcall;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What one event says about one member: the answers that are new or changed.
 *
 * @param answers question → value; any question may be there, those below are counted. An empty value takes the answer
 *     back
 * @param answeredAt LINE's time of the event, also when it came late
 * @param proxyBy who has seen the member (代理); null unless the source is a proxy
 * @param eventId LINE's webhookEventId: the same event twice changes nothing
 */
public record Reply(
        RollCallId rollCall,
        MemberId member,
        Map<String, String> answers,
        Instant answeredAt,
        Instant receivedAt,
        Source source,
        @Nullable MemberId proxyBy,
        String eventId) {

    /** {@value #SAFE}, {@value #INJURED} or {@value #NEEDS_HELP}. Who has not answered this one is silent. */
    public static final String SAFETY = "safety";

    public static final String SAFE = "safe";
    public static final String INJURED = "injured";
    public static final String NEEDS_HELP = "needs_help";

    /** The worst last. */
    private static final List<String> SAFETY_BY_URGENCY = List.of(SAFE, INJURED, NEEDS_HELP);

    /** Able to work or not (業務従事の可否). */
    public static final String ABLE_TO_WORK = "able_to_work";

    /** Damage to their house (家屋被害). */
    public static final String HOUSE = "house";

    /** The roads they see (道路状況). */
    public static final String ROAD = "road";

    /** Where the road is cut: a {@link Place}. */
    public static final String ROAD_PLACE = "road_place";

    /** Where help is needed: a {@link Place}. */
    public static final String HELP_PLACE = "help_place";

    /** What else they themself wrote. */
    public static final String REMARKS = "remarks";

    /** What else was said of them by somebody who answered for them. */
    public static final String NOTE = "note";

    /** Who says so. */
    public enum Source {
        /** They themself, by LINE. */
        SELF,
        PROXY,
        /** They themself, on the page behind their personal link. */
        WEB
    }

    /** @param safety what is said now @param than what was said; empty: nothing */
    public static boolean isWorse(String safety, String than) {
        return SAFETY_BY_URGENCY.indexOf(safety) > SAFETY_BY_URGENCY.indexOf(than);
    }

    public Reply {
        if ((source == Source.PROXY) != (proxyBy != null)) {
            throw new IllegalArgumentException("a reply by " + source + " with proxyBy " + proxyBy
                    + "; a proxy is named when, and only when, somebody answers for another");
        }
        Map<String, String> clean = new TreeMap<>();
        answers.forEach((question, value) -> clean.put(question, value.replace("\0", ""))); // PostgreSQL stores no NUL
        answers = clean;
    }
}
