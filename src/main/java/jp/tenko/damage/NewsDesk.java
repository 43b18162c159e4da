package jp.tenko.damage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.tenko.duty.Duties;
import jp.tenko.incident.Incident;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Brings to the leaders what cannot wait: people hurt, 全壊, a road that is cut, an incident that opened by itself. Each once. The
 * first at once; what comes within the next minute is gathered, since in a flood hundreds come, and each push costs.
 */
@Component
class NewsDesk {

    private final NewsRows rows;
    private final NewsEdition edition;
    private final DamageVoice voice;
    private final Duties duties;
    private final Clock clock;
    private final Duration gatherFor;

    NewsDesk(
            NewsRows rows,
            NewsEdition edition,
            DamageVoice voice,
            Duties duties,
            Clock clock,
            @Value("${tenko.damage.gather-news-for:1m}") Duration gatherFor) {
        this.rows = rows;
        this.edition = edition;
        this.voice = voice;
        this.duties = duties;
        this.clock = clock;
        this.gatherFor = gatherFor;
    }

    /** A report was filed. @param before what was counted of the business until now */
    void filed(Filed filed, Figures before, Figures now) {
        Set<NewsItem.Reason> reasons = EnumSet.noneOf(NewsItem.Reason.class);
        if (filed.incident().byItself() && !filed.incident().drill() && rows.isFirst(filed.incident().id())) {
            reasons.add(NewsItem.Reason.OPENED);
        }
        if (now.hurtSomebody() && !before.hurtSomebody()) {
            reasons.add(NewsItem.Reason.HURT);
        }
        if (now.level() == Level.DESTROYED && before.level() != Level.DESTROYED) {
            reasons.add(NewsItem.Reason.DESTROYED);
        }
        if (!reasons.isEmpty()) {
            rows.add(filed.incident().id(), reasons, filed.revision(), null, clock.instant());
            tellSoon(filed.incident());
        }
    }

    /** A director of a district says that it is cut off. */
    void cutOff(Incident incident, long overview) {
        rows.add(incident.id(), EnumSet.of(NewsItem.Reason.CUT_OFF), null, overview, clock.instant());
        tellSoon(incident);
    }

    /** The minute is over. */
    void gathered(Incident incident) {
        rows.lock(incident.id());
        rows.due(incident.id(), null);
        tell(incident);
    }

    private void tellSoon(Incident incident) {
        NewsRows.Round round = rows.lock(incident.id());
        Instant now = clock.instant();
        Instant next = round.toldAt() == null ? now : round.toldAt().plus(gatherFor).truncatedTo(ChronoUnit.MILLIS);
        if (!next.isAfter(now)) {
            tell(incident);
        } else if (round.dueAt() == null) {
            rows.due(incident.id(), next);
            duties.schedule(List.of(TellNewsJob.of(incident.id(), next)));
        }
    }

    /** With no messages left of the month nothing is lost: it is told with the next news that there are messages for. */
    private void tell(Incident incident) {
        List<NewsRows.Row> untold = rows.untold(incident.id());
        if (!untold.isEmpty() && voice.news(edition.of(incident, untold))) {
            rows.told(incident.id(), untold, clock.instant());
        }
    }
}
