package jp.tenko.submission.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.submission.RecipientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The figures of share-outs that were really sent ({@code submission.figures}). */
@Repository
class SharedFigures {

    private static final TypeReference<LinkedHashMap<String, Long>> FIGURES = new TypeReference<>() {};

    private final JdbcClient db;
    private final ObjectMapper json;

    SharedFigures(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Of the last one that this recipient has; empty when there is none. */
    Optional<Knowledge.Previous> last(IncidentId incident, RecipientId recipient) {
        return db.sql("""
                select number, figures from submission
                where incident_id = :incident and recipient_id = :recipient and document = 'share_out' and state in ('sent', 'by_hand')
                order by number desc limit 1
                """)
                .param("incident", incident.value())
                .param("recipient", recipient.value())
                .query((row, n) -> {
                    Map<String, Long> figures = json.readValue(row.getString("figures"), FIGURES);
                    return new Knowledge.Previous(row.getInt("number"), figures);
                })
                .optional();
    }
}
