package jp.tenko.webform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;

/** Whether a link still leads somewhere: what it was made for may be over, and who it was made for may speak for the business no more. */
@Component
class LinkTargets {

    /** An answer to a roll call that comes late counts, too. */
    static final Duration AFTER_THE_ROLL_CALL = Duration.ofDays(1);

    /** As long as an incident that nobody ends may go on; a report after the end would belong to none, or begin another. */
    static final Duration SURVEY_LASTS = Duration.ofDays(14);

    private final RollCalls rollCalls;
    private final Members members;
    private final Incidents incidents;
    private final Businesses businesses;
    private final Contacts contacts;

    LinkTargets(RollCalls rollCalls, Members members, Incidents incidents, Businesses businesses, Contacts contacts) {
        this.rollCalls = rollCalls;
        this.members = members;
        this.incidents = incidents;
        this.businesses = businesses;
        this.contacts = contacts;
    }

    Optional<PersonalLink> of(LinkRows.Row row, Instant now) {
        return switch (row.leadsTo()) {
            case LinkFor.Safety(var rollCall, var member) -> Optional.of(rollCalls.get(rollCall))
                    .filter(found -> works(found, now))
                    .map(found -> new PersonalLink.OfRollCall(found, members.get(member)));
            case LinkFor.Damage damage -> survey(damage)
                    .filter(any -> now.isBefore(row.issuedAt().plus(SURVEY_LASTS)))
                    .map(PersonalLink.class::cast);
        };
    }

    private Optional<PersonalLink.OfSurvey> survey(LinkFor.Damage damage) {
        Incident incident = incidents.get(damage.incident());
        Business business = businesses.get(damage.business());
        Contact contact = contacts.get(damage.contact());
        return incident.isOpen() && contact.speaksFor(business.id())
                ? Optional.of(new PersonalLink.OfSurvey(incident, business, contact))
                : Optional.empty();
    }

    private static boolean works(RollCall rollCall, Instant now) {
        return rollCall.closedAt() == null || now.isBefore(rollCall.closedAt().plus(AFTER_THE_ROLL_CALL));
    }
}
