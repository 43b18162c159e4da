package jp.tenko.submission.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Marking;
import jp.tenko.submission.RecipientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a recipient was really told, read from {@code submission_line}: what was sent, not what was drafted or refused. */
@Repository
class ToldLines {

    private static final int FETCHED = 500;

    private final JdbcClient db;
    private final FactsColumn facts;

    ToldLines(JdbcClient db, FactsColumn facts) {
        this.db = db;
        this.facts = facts;
    }

    /** The newest row of each business in this incident, also one that took the row back. */
    Map<BusinessId, FormOneLine> last(IncidentId incident, RecipientId recipient) {
        Map<BusinessId, FormOneLine> last = new HashMap<>();
        db.sql("""
                select distinct on (l.business_id) l.*
                from submission s join submission_line l on l.submission_id = s.id
                where s.incident_id = :incident and s.recipient_id = :recipient and s.state in ('sent', 'by_hand')
                order by l.business_id, s.number desc
                """)
                .withFetchSize(FETCHED)
                .param("incident", incident.value())
                .param("recipient", recipient.value())
                .query(row -> {
                    last.put(new BusinessId(row.getLong("business_id")), line(row));
                });
        return last;
    }

    private FormOneLine line(ResultSet row) throws SQLException {
        return new FormOneLine(
                new BusinessId(row.getLong("business_id")),
                row.getString("address"),
                row.getString("shopping_street"),
                row.getString("business_name"),
                row.getString("trade"),
                row.getObject("yen", Long.class),
                row.getBoolean("amount_unknown"),
                row.getString("description"),
                Marking.of(row.getString("marking")),
                row.getBoolean("withdrawn"),
                facts.read(row.getString("facts")),
                null);
    }
}
