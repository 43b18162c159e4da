package jp.tenko.damage;

import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.Organization;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import org.springframework.stereotype.Component;

/** Whom and what a report names. */
@Component
class Names {

    private final Organizations organizations;
    private final Businesses businesses;
    private final Contacts contacts;
    private final Members members;

    Names(Organizations organizations, Businesses businesses, Contacts contacts, Members members) {
        this.organizations = organizations;
        this.businesses = businesses;
        this.contacts = contacts;
        this.members = members;
    }

    Organization organization(OrganizationId id) {
        return organizations.get(id);
    }

    /** Of one that was matched to the list, the listed one. */
    Business business(BusinessId id) {
        return businesses.get(id);
    }

    String of(Author author) {
        return switch (author) {
            case Author.ByContact(ContactId id) -> contacts.get(id).name();
            case Author.ByMember(MemberId id) -> members.get(id).name();
        };
    }
}
