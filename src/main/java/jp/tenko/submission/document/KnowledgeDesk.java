package jp.tenko.submission.document;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.damage.KnownDamages;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Businesses;
import jp.tenko.submission.RecipientId;
import org.springframework.stereotype.Component;

/** Gathers what is shared with the town from those who know it. */
@Component
class KnowledgeDesk {

    /** A roll call of the incident is among these, unless many others came after it. */
    private static final int NEWEST = 100;

    private final RollCalls rollCalls;
    private final DamageSummaries summaries;
    private final KnownDamages damages;
    private final Businesses businesses;
    private final Incidents incidents;
    private final SharedFigures figures;

    KnowledgeDesk(
            RollCalls rollCalls,
            DamageSummaries summaries,
            KnownDamages damages,
            Businesses businesses,
            Incidents incidents,
            SharedFigures figures) {
        this.rollCalls = rollCalls;
        this.summaries = summaries;
        this.damages = damages;
        this.businesses = businesses;
        this.incidents = incidents;
        this.figures = figures;
    }

    Knowledge of(Incident incident, RecipientId recipient) {
        var summary = summaries.of(incident);
        Needs needs = new Needs();
        Hits hits = new Hits();
        Lifelines lifelines = new Lifelines();
        damages.each(incident.id(), known -> {
            needs.add(known);
            hits.add(known);
            lifelines.add(known);
        });
        hits.sort(businesses.byIds(hits.businesses()));
        lifelines.sort(businesses.byIds(lifelines.businesses()));
        Optional<Tally> tally = rollCalls.newest(incident.organization(), NEWEST).stream()
                .filter(rollCall -> rollCall.incident().equals(incident.id()))
                .findFirst()
                .map(rollCall -> rollCalls.tally(rollCall.id(), summary.asOf()));
        List<ResponsePolicy> policies = incidents.policies(incident.id());
        return new Knowledge(
                summary, needs, hits, lifelines, tally, policies.isEmpty() ? Optional.empty() : Optional.of(policies.getLast()),
                figures.last(incident.id(), recipient));
    }
}
