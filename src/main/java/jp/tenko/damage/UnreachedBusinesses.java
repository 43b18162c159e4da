package jp.tenko.damage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Contacts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Businesses of which LINE reaches nobody: those with an address are asked by mail, which costs nothing of the month. */
@Component
class UnreachedBusinesses {

    private final Businesses businesses;
    private final Contacts contacts;
    private final ObjectProvider<SurveyByMail> mail;

    UnreachedBusinesses(Businesses businesses, Contacts contacts, ObjectProvider<SurveyByMail> mail) {
        this.businesses = businesses;
        this.contacts = contacts;
        this.mail = mail;
    }

    void ask(Incident incident) {
        Set<BusinessId> reached = contacts.of(incident.organization()).stream()
                .filter(Contact::reachableByLine)
                .flatMap(contact -> contact.businesses().stream())
                .map(Business::id)
                .collect(Collectors.toSet());
        List<BusinessId> unreached = businesses.withEmail(incident.organization()).stream()
                .filter(business -> !reached.contains(business))
                .toList();
        mail.ifAvailable(way -> way.ask(incident.id(), unreached));
    }
}
