package jp.tenko.conversation;

import java.util.List;
import java.util.Optional;
import jp.tenko.roster.Contact;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.FoldedName;
import jp.tenko.roster.OrganizationId;
import org.springframework.stereotype.Component;

/** Officers (理事) of the list who have not joined: they are found by name and invited like a business. */
@Component
class UnjoinedOfficers {

    private static final String PREFIX = "officer-";

    private final Contacts contacts;

    UnjoinedOfficers(Contacts contacts) {
        this.contacts = contacts;
    }

    List<Contact> named(OrganizationId organization, String part) {
        String folded = FoldedName.of(part);
        return contacts.of(organization).stream()
                .filter(contact -> contact.lineUserId() == null && !contact.posts().isEmpty())
                .filter(contact -> FoldedName.of(contact.name()).contains(folded))
                .toList();
    }

    /** As a choice of a flow is recorded: {@code officer-3}. */
    static String value(Contact officer) {
        return PREFIX + officer.id().value();
    }

    static Optional<ContactId> id(String value) {
        return value.startsWith(PREFIX)
                ? Optional.of(new ContactId(Long.parseLong(value.substring(PREFIX.length()))))
                : Optional.empty();
    }
}
