package jp.tenko.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Businesses that are taken off the list, because they closed or moved away, and put back. Nothing that they reported is lost, and
 * no figure of the past changes: disasters that began before go on counting them. Table: {@code business}.
 */
@Component
public class Delisting {

    private final JdbcClient db;

    Delisting(JdbcClient db) {
        this.db = db;
    }

    /** Why. */
    public enum Why {
        CLOSED,
        MOVED,
        OTHER
    }

    /** A business that was taken off. */
    public record Gone(BusinessId id, String number, String name, Why why, Instant at) {}

    /**
     * In the caller's transaction. Its people are strangers to it from then on, and its codes are void.
     *
     * @param counted disasters that had begun by this moment go on counting it
     * @return whether it was on the list
     */
    public boolean takeOff(BusinessId business, Why why, Instant counted, Instant now) {
        db.sql("update join_code set voided_at = :now where business_id = :id and voided_at is null")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", business.value())
                .update();
        return db.sql("""
                update business set left_at = :now, left_why = :why, counted_until = :counted
                where id = :id and number is not null and left_at is null
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("why", why.name().toLowerCase(Locale.ROOT))
                .param("counted", counted.atOffset(ZoneOffset.UTC))
                .param("id", business.value())
                .update() == 1;
    }

    /** With the people who spoke for it. @return whether it was off the list */
    public boolean putBack(BusinessId business) {
        return db.sql("update business set left_at = null, left_why = null, counted_until = null where id = :id and left_at is not null")
                .param("id", business.value())
                .update() == 1;
    }

    /** What was taken off, the last first. */
    public List<Gone> gone(OrganizationId organization) {
        return db.sql("""
                select id, number, name, left_why, left_at from business
                where organization_id = :organization and left_at is not null order by left_at desc, id
                """)
                .param("organization", organization.value())
                .query((row, n) -> new Gone(
                        new BusinessId(row.getLong("id")),
                        row.getString("number"),
                        row.getString("name"),
                        Why.valueOf(row.getString("left_why").toUpperCase(Locale.ROOT)),
                        row.getObject("left_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public Optional<Gone> find(OrganizationId organization, long id) {
        return gone(organization).stream().filter(one -> one.id().value() == id).findFirst();
    }
}
