package jp.tenko.webform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code personal_link}: of the secrets only hashes. */
@Repository
class LinkRows {

    private static final String READ = "roll_call_id, member_id, incident_id, business_id, contact_id, issued_at";

    private static final String SAME = """
            kind = 'code' and used_at is null
              and (roll_call_id, member_id) is not distinct from (:rollCall::bigint, :member::bigint)
              and (incident_id, business_id, contact_id) is not distinct from (:incident::bigint, :business::bigint, :contact::bigint)
            """;

    private final JdbcClient db;

    LinkRows(JdbcClient db) {
        this.db = db;
    }

    record Row(LinkFor leadsTo, Instant issuedAt) {}

    void add(LinkFor leadsTo, String kind, byte[] hash, Instant now) {
        with(leadsTo, db.sql("""
                insert into personal_link (roll_call_id, member_id, incident_id, business_id, contact_id, kind, secret_hash, issued_at)
                values (:rollCall, :member, :incident, :business, :contact, :kind, :hash, :now)
                """))
                .param("kind", kind)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The codes that were read out to this person are of no use any more. */
    void endCodes(LinkFor leadsTo, Instant now) {
        with(leadsTo, db.sql("update personal_link set used_at = :now where " + SAME))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A code works once. */
    Optional<Row> enter(byte[] hash, Instant since, Instant now) {
        return db.sql("""
                update personal_link set used_at = :now
                where secret_hash = :hash and kind = 'code' and used_at is null and issued_at > :since
                returning %s
                """.formatted(READ))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("hash", hash)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(LinkRows::row)
                .optional();
    }

    Optional<Row> link(byte[] hash) {
        return db.sql("select " + READ + " from personal_link where secret_hash = :hash and kind = 'link'")
                .param("hash", hash)
                .query(LinkRows::row)
                .optional();
    }

    /** Counts that the page was sent; empty when it was sent too often. */
    Optional<Row> send(byte[] hash, int atMost) {
        return db.sql("""
                update personal_link set sends = sends + 1
                where secret_hash = :hash and kind = 'link' and sends < :atMost returning %s
                """.formatted(READ))
                .param("hash", hash)
                .param("atMost", atMost)
                .query(LinkRows::row)
                .optional();
    }

    private static JdbcClient.StatementSpec with(LinkFor leadsTo, JdbcClient.StatementSpec sql) {
        return switch (leadsTo) {
            case LinkFor.Safety(RollCallId rollCall, MemberId member) -> sql
                    .param("rollCall", rollCall.value()).param("member", member.value())
                    .param("incident", null).param("business", null).param("contact", null);
            case LinkFor.Damage(IncidentId incident, BusinessId business, ContactId contact) -> sql
                    .param("rollCall", null).param("member", null)
                    .param("incident", incident.value()).param("business", business.value()).param("contact", contact.value());
        };
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        Long rollCall = row.getObject("roll_call_id", Long.class);
        LinkFor leadsTo = rollCall != null
                ? new LinkFor.Safety(new RollCallId(rollCall), new MemberId(row.getLong("member_id")))
                : new LinkFor.Damage(new IncidentId(row.getLong("incident_id")), new BusinessId(row.getLong("business_id")),
                        new ContactId(row.getLong("contact_id")));
        return new Row(leadsTo, row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }
}
