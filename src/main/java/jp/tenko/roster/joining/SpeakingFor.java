package jp.tenko.roster.joining;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is a contact, and for which businesses. Tables: {@code contact}, {@code contact_business}. */
@Component
class SpeakingFor {

    private final JdbcClient db;

    SpeakingFor(JdbcClient db) {
        this.db = db;
    }

    ContactId add(OrganizationId organization, LineUserId user, String name, @Nullable String telephone, Instant now) {
        return new ContactId(db.sql("""
                insert into contact (organization_id, name, telephone, line_user_id, joined_at, line_told_at)
                values (:organization, :name, :telephone, :user, :now, :now)
                returning id
                """)
                .param("organization", organization.value())
                .param("name", name)
                .param("telephone", telephone)
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
    }

    void rename(ContactId contact, String name) {
        db.sql("update contact set name = :name where id = :id").param("name", name).param("id", contact.value()).update();
    }

    /** From now on this contact speaks for this business, too. */
    void begin(ContactId contact, BusinessId business, Instant now) {
        db.sql("""
                insert into contact_business (contact_id, business_id, since) values (:contact, :business, :now)
                on conflict do nothing
                """)
                .param("contact", contact.value())
                .param("business", business.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who speaks for the one, and whether for the other, too, in case both turn out to be two. */
    void remember(BusinessId registered, BusinessId listed) {
        db.sql("""
                insert into matched_contact (registered_id, contact_id, since, spoke_before)
                select s.business_id, s.contact_id, s.since,
                       exists (select from contact_business o
                               where o.contact_id = s.contact_id and o.business_id = :listed and :listed <> :registered)
                from contact_business s where s.business_id = :registered
                """)
                .param("registered", registered.value())
                .param("listed", listed.value())
                .update();
    }

    /** As they were remembered, for both. */
    void back(BusinessId registered, @Nullable BusinessId listed) {
        for (String sql : new String[] {
            """
            delete from contact_business s using matched_contact k
            where k.registered_id = :registered and not k.spoke_before and s.contact_id = k.contact_id
              and s.business_id = :listed
            """,
            """
            insert into contact_business (contact_id, business_id, since)
            select contact_id, registered_id, since from matched_contact where registered_id = :registered
            on conflict do nothing
            """,
            "delete from matched_contact where registered_id = :registered"
        }) {
            db.sql(sql).param("registered", registered.value()).param("listed", listed == null ? null : listed.value(), Types.BIGINT).update();
        }
    }

    /** Whoever speaks for the one speaks for the other instead. */
    void move(BusinessId from, BusinessId to) {
        db.sql("""
                insert into contact_business (contact_id, business_id, since)
                select contact_id, :to, since from contact_business where business_id = :from
                on conflict do nothing
                """)
                .param("from", from.value())
                .param("to", to.value())
                .update();
        end(from);
    }

    void end(BusinessId business) {
        db.sql("delete from contact_business where business_id = :business").param("business", business.value()).update();
    }

    /**
     * The LINE user is the officer of the list. Were they a contact before, that one takes over posts and businesses.
     *
     * @return who they are from now on
     */
    ContactId become(ContactId officer, Optional<ContactId> before, LineUserId user, Instant now) {
        if (before.isPresent() && !before.get().equals(officer)) {
            take(officer, before.get());
            return before.get();
        }
        db.sql("""
                update contact set line_user_id = :user, joined_at = :now, unreachable_since = null, line_told_at = :now
                where id = :id
                """)
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", officer.value())
                .update();
        return officer;
    }

    private void take(ContactId officer, ContactId into) {
        for (String sql : new String[] {
            "update officer set contact_id = :into where contact_id = :officer",
            """
            insert into contact_business (contact_id, business_id, since)
            select :into, business_id, since from contact_business where contact_id = :officer on conflict do nothing
            """,
            """
            update contact k set name = o.name, telephone = coalesce(o.telephone, k.telephone)
            from contact o where k.id = :into and o.id = :officer
            """,
            "delete from contact where id = :officer"
        }) {
            db.sql(sql).param("into", into.value()).param("officer", officer.value()).update();
        }
    }

    /** They have become a member of staff: the phone is the member's. */
    void unlink(ContactId contact) {
        db.sql("""
                update contact set line_user_id = null, joined_at = null, unreachable_since = null, line_told_at = null
                where id = :id
                """)
                .param("id", contact.value())
                .update();
    }
}
