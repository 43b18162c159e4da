package jp.tenko.webform;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.roster.Contact;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.Contacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ways by which a business reports its damage without LINE: a link in a mail, or a code that is read out. */
@Component
public class SurveyLinks {

    private final PersonalLinks links;
    private final Contacts contacts;
    private final Clock clock;

    SurveyLinks(PersonalLinks links, Contacts contacts, Clock clock) {
        this.links = links;
        this.contacts = contacts;
        this.clock = clock;
    }

    /**
     * A code for this person of the business.
     *
     * @param person null: whoever of it is on the telephone
     * @return empty when that person does not speak for it
     */
    public Optional<String> code(Incident incident, Business business, @Nullable ContactId person) {
        if (person == null) {
            return Optional.of(links.code(itself(incident, business)));
        }
        List<Contact> theirs = contacts.of(business.id());
        return theirs.stream()
                .filter(one -> one.id().equals(person))
                .findFirst()
                .map(one -> links.code(new LinkFor.Damage(incident.id(), business.id(), one.id())));
    }

    URI link(Incident incident, Business business) {
        return links.link(itself(incident, business));
    }

    private LinkFor.Damage itself(Incident incident, Business business) {
        return new LinkFor.Damage(incident.id(), business.id(), contacts.withoutLine(business.id(), clock.instant()));
    }
}
