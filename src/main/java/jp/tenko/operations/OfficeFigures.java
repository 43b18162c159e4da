package jp.tenko.operations;

import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Clock;
import jp.tenko.damage.Counted;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Organization;
import jp.tenko.roster.Organizations;
import jp.tenko.submission.SubmissionCounts;
import org.springframework.stereotype.Component;

/** How the open roll call and the damage of what goes on stand, nothing while nothing goes on; and what became of the documents. A drill is marked, and is no disaster. */
@Component
class OfficeFigures {

    private final Organizations organizations;
    private final Incidents incidents;
    private final RollCalls rollCalls;
    private final DamageSummaries damage;
    private final SubmissionCounts submissions;
    private final Clock clock;

    OfficeFigures(
            Organizations organizations,
            Incidents incidents,
            RollCalls rollCalls,
            DamageSummaries damage,
            SubmissionCounts submissions,
            Clock clock) {
        this.organizations = organizations;
        this.incidents = incidents;
        this.rollCalls = rollCalls;
        this.damage = damage;
        this.submissions = submissions;
        this.clock = clock;
    }

    void gather(Gauges gauges) {
        for (Organization organization : organizations.all()) {
            rollCalls.open(organization.id()).ifPresent(open -> rollCall(gauges, organization, open));
            incidents.ongoing(organization.id()).ifPresent(incident -> damage(gauges, organization, incident));
        }
        submissions.byState().forEach((state, count) -> gauges.set(
                "tenko_submissions", "Documents for prefecture and town, by state; refused ones wait for a person",
                Labels.of("state", state), count));
    }

    private void rollCall(Gauges gauges, Organization organization, RollCall open) {
        Tally tally = rollCalls.tally(open.id(), clock.instant());
        Labels labels = labels(organization, open.drill());
        gauges.set("tenko_roll_call_asked", "Whom the open roll call counts", labels, tally.asked());
        gauges.set("tenko_roll_call_answered", "Who has answered it", labels, tally.answered());
        gauges.set("tenko_roll_call_silent", "Who has not; that is not the same as safe", labels, tally.silent().size());
        gauges.set("tenko_roll_call_needs_help", "Who needs help", labels, tally.status("needs_help"));
    }

    private void damage(Gauges gauges, Organization organization, Incident incident) {
        Counted counted = damage.of(incident).whole().counted();
        Labels labels = labels(organization, incident.drill());
        gauges.set("tenko_damage_businesses", "All businesses of the area", labels, counted.businesses());
        gauges.set("tenko_damage_heard", "Who has reported, damaged or not", labels, counted.heard());
        gauges.set("tenko_damage_damaged", "Who has reported light or heavy damage", labels, counted.damaged());
    }

    private static Labels labels(Organization organization, boolean drill) {
        return Labels.of("channel", organization.channel().value(), "drill", String.valueOf(drill));
    }
}
