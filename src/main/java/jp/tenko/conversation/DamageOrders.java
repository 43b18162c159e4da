package jp.tenko.conversation;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.tenko.damage.DamageReports;
import jp.tenko.damage.DamageSurveys;
import jp.tenko.damage.EvidenceLinks;
import jp.tenko.damage.Survey;
import jp.tenko.damage.SurveyOpening;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Outcome;
import jp.tenko.flow.Place;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/** What is asked for around the damage: the director opens the survey, a business wants its own photos and reports back. */
@Component
class DamageOrders {

    private final DamageSurveys surveys;
    private final DamageReports reports;
    private final EvidenceLinks links;
    private final WhichBusiness which;
    private final Texts texts;
    private final Clock clock;

    DamageOrders(
            DamageSurveys surveys,
            DamageReports reports,
            EvidenceLinks links,
            WhichBusiness which,
            Texts texts,
            Clock clock) {
        this.surveys = surveys;
        this.reports = reports;
        this.links = links;
        this.which = which;
        this.texts = texts;
        this.clock = clock;
    }

    Outcome openSurvey(Exchange exchange, Member leader, FormRecord record) {
        Survey.Push push = Survey.Push.of(String.valueOf(record.answers().get("tell")));
        return switch (surveys.open(leader.organization(), push, leader.id(), exchange.occasion().receivedAt())) {
            case SurveyOpening.Opened(Incident incident, Survey survey) ->
                Records.outcome("opened", Map.of("told", String.valueOf(survey.told())));
            case SurveyOpening.AlreadyOpen(Survey survey) ->
                Records.outcome("already_open", Map.of("time", texts.time(survey.openedAt())));
            case SurveyOpening.NotEnoughQuota(long cost, long remaining) ->
                Records.outcome("not_enough_quota", Map.of("cost", String.valueOf(cost), "remaining", String.valueOf(remaining)));
        };
    }

    /** Of the incident in which the business last reported: it is needed for weeks, also after the incident has ended. */
    Outcome evidence(Exchange exchange, Place place) {
        AboutBusiness about = which.allowed(exchange.person(), String.valueOf(place.subject()))
                .orElseThrow(() -> new IllegalStateException("evidence of " + place.subject() + " for somebody else"));
        Optional<EvidenceLinks.Link> link = reports.lastIncident(about.business())
                .map(incident -> links.of(incident, about.business(), clock.instant()));
        String business = which.name(about);
        return link.map(found -> Records.outcome("link", Map.of(
                        "business", business, "link", found.uri().toString(), "until", texts.day(found.until()))))
                .orElseGet(() -> Records.outcome("nothing", Map.of("business", business)));
    }
}
