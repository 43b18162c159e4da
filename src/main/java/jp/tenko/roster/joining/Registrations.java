package jp.tenko.roster.joining;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contact;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.FoldedName;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Telephone;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Businesses that register themselves: whoever has no code need not wait for one to report damage. What they report is
 * counted apart until the office has matched them to the list ({@link Matching}). Table: {@code business}.
 */
@Component
public class Registrations {

    /** A LINE user who registers more than this without the office having looked is no business. */
    private static final int WAITING_AT_MOST = 3;

    private final JdbcClient db;
    private final Contacts contacts;
    private final Businesses businesses;
    private final SpeakingFor speakingFor;

    Registrations(JdbcClient db, Contacts contacts, Businesses businesses, SpeakingFor speakingFor) {
        this.db = db;
        this.contacts = contacts;
        this.businesses = businesses;
        this.speakingFor = speakingFor;
    }

    /** In the caller's transaction. Somebody who is a member of staff registers nothing: ask before. */
    public RegisterResult register(
            OrganizationId organization, ChannelKey channel, LineUserId user, NewBusiness said, Instant now) {
        Optional<Contact> known = contacts.byLine(channel, user);
        List<Business> theirs = known.map(Contact::businesses).orElse(List.of());
        Optional<Business> same = theirs.stream()
                .filter(business -> FoldedName.of(business.name()).equals(FoldedName.of(said.name())))
                .findFirst();
        if (same.isPresent()) {
            return new RegisterResult.AlreadyTheirs(known.orElseThrow(), same.get());
        }
        int waiting = (int) theirs.stream().filter(business -> !business.listed()).count();
        if (waiting >= WAITING_AT_MOST) {
            return new RegisterResult.TooMany(waiting);
        }
        String telephone = said.telephone() == null ? null : Telephone.e164(said.telephone()).orElse(said.telephone());
        ContactId contact = known.map(Contact::id).orElseGet(() -> speakingFor.add(
                organization, user, said.person() == null ? said.name() : said.person(), telephone, now));
        if (known.isPresent() && said.person() != null) {
            speakingFor.rename(contact, said.person());
        }
        BusinessId business = add(organization, said, telephone, now);
        speakingFor.begin(contact, business, now);
        return new RegisterResult.Registered(contacts.get(contact), businesses.get(business));
    }

    /** What the office has not looked at yet, the oldest first. */
    public List<Registration> waiting(OrganizationId organization) {
        return db.sql("""
                select id, registered_at from business
                where organization_id = :organization and number is null and listed_as is null and declined_at is null
                order by registered_at, id
                """)
                .param("organization", organization.value())
                .query((row, n) -> registration(
                        new BusinessId(row.getLong("id")), row.getObject("registered_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** This one, if nobody has looked at it yet; from then on nobody else does until commit. */
    Optional<Registration> lockWaiting(OrganizationId organization, BusinessId id) {
        return db.sql("""
                select registered_at from business
                where id = :id and organization_id = :organization
                  and number is null and listed_as is null and declined_at is null
                for update
                """)
                .param("id", id.value())
                .param("organization", organization.value())
                .query((row, n) -> registration(id, row.getObject("registered_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Those of which the leaders have not been told; from then on they have. */
    public List<Registration> toTell(OrganizationId organization, Instant now) {
        List<Registration> untold = db.sql("""
                update business set told_at = :now
                where organization_id = :organization and told_at is null
                  and number is null and listed_as is null and declined_at is null
                returning id, registered_at
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("organization", organization.value())
                .query((row, n) -> registration(
                        new BusinessId(row.getLong("id")), row.getObject("registered_at", OffsetDateTime.class).toInstant()))
                .list();
        return untold.stream().sorted(Comparator.comparing(Registration::at)).toList();
    }

    /** When the leaders were last told of some; empty when never. */
    public Optional<Instant> lastTold(OrganizationId organization) {
        return db.sql("select max(told_at) as told from business where organization_id = :organization")
                .param("organization", organization.value())
                .query((row, n) -> Optional.ofNullable(row.getObject("told", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private Registration registration(BusinessId id, Instant at) {
        return new Registration(businesses.get(id), contacts.of(id), at);
    }

    private BusinessId add(
            OrganizationId organization, NewBusiness said, @Nullable String telephone, Instant now) {
        return new BusinessId(db.sql("""
                insert into business (organization_id, name, folded_name, telephone, district_id, registered_at)
                values (:organization, :name, :folded, :telephone,
                        (select id from district where organization_id = :organization and name = :district), :now)
                returning id
                """)
                .param("organization", organization.value())
                .param("name", said.name())
                .param("folded", FoldedName.of(said.name()))
                .param("telephone", telephone)
                .param("district", said.district())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
    }
}
