package jp.tenko.webform;

import java.util.Optional;
import jp.tenko.damage.DamageReports;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import org.springframework.stereotype.Component;

/** Asks a business for its damage, unless somebody has reported it meanwhile. */
@Component
class SurveyLetters {

    private final SurveyLinks links;
    private final Incidents incidents;
    private final Businesses businesses;
    private final DamageReports reports;
    private final SurveyMailWords words;

    SurveyLetters(SurveyLinks links, Incidents incidents, Businesses businesses, DamageReports reports, SurveyMailWords words) {
        this.links = links;
        this.incidents = incidents;
        this.businesses = businesses;
        this.reports = reports;
        this.words = words;
    }

    /** Empty: it is not wanted any more. */
    Optional<Letter> of(MailFor.Survey asks, int number) {
        Incident incident = incidents.get(asks.incident());
        Business business = businesses.get(asks.business());
        if (!incident.isOpen() || business.email() == null || reports.latest(incident.id(), business.id()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Letter(business.email(), words.mail(incident, business, number, links.link(incident, business))));
    }
}
