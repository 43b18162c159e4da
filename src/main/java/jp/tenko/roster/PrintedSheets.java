package jp.tenko.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When the sheet with everybody's telephone number was printed: one that is older than a month has wrong numbers on it on the night
 * when nothing else is left. Table: {@code printed_sheet}.
 */
@Repository
public class PrintedSheets {

    private final JdbcClient db;

    PrintedSheets(JdbcClient db) {
        this.db = db;
    }

    /** @param account of whoever printed it */
    public void printed(OrganizationId organization, long account, Instant at) {
        db.sql("insert into printed_sheet (organization_id, printed_at, printed_by) values (:organization, :at, :by)")
                .param("organization", organization.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", account)
                .update();
    }

    /** Empty when it never was. */
    public Optional<Instant> last(OrganizationId organization) {
        return db.sql("select max(printed_at) as last from printed_sheet where organization_id = :organization")
                .param("organization", organization.value())
                .query((row, n) -> Optional.ofNullable(row.getObject("last", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }
}
