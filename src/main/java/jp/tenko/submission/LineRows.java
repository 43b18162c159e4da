package jp.tenko.submission;

import static java.util.stream.Collectors.toMap;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code submission_line}. */
@Repository
class LineRows {

    private static final TypeReference<LinkedHashMap<String, String>> FACTS = new TypeReference<>() {};
    private static final String COLUMNS = """
            l.business_id, l.address, l.shopping_street, l.business_name, l.trade, l.yen, l.amount_unknown, l.description,
            l.marking, l.withdrawn, l.facts::text as facts
            """;

    private final JdbcClient db;
    private final JdbcTemplate jdbc;

    LineRows(JdbcClient db, JdbcTemplate jdbc) {
        this.db = db;
        this.jdbc = jdbc;
    }

    List<FormOneLine> of(SubmissionId id) {
        return db.sql("select " + COLUMNS + " from submission_line l where l.submission_id = :id order by l.ordinal")
                .param("id", id.value())
                .query(LineRows::line)
                .list();
    }

    /**
     * @param before only of documents with a smaller number
     * @param until only what was told by then; null: up to now
     */
    Map<BusinessId, FormOneLine> lastTold(IncidentId incident, RecipientId recipient, int before, @Nullable Instant until) {
        return db.sql("select distinct on (l.business_id) " + COLUMNS + """
                from submission s join submission_line l on l.submission_id = s.id
                where s.incident_id = :incident and s.recipient_id = :recipient and s.state in ('sent', 'by_hand')
                  and s.number < :before and (:until::timestamptz is null or coalesce(s.sent_at, s.approved_at) <= :until::timestamptz)
                order by l.business_id, s.number desc
                """)
                .param("incident", incident.value())
                .param("recipient", recipient.value())
                .param("before", before)
                .param("until", until == null ? null : SubmissionRows.utc(until))
                .query(LineRows::line)
                .list()
                .stream()
                .collect(toMap(FormOneLine::business, line -> line));
    }

    void insert(SubmissionId id, List<FormOneLine> lines) {
        List<Numbered> numbered = new ArrayList<>();
        lines.forEach(line -> numbered.add(new Numbered(numbered.size(), line)));
        jdbc.batchUpdate("""
                insert into submission_line (submission_id, ordinal, business_id, address, shopping_street, business_name,
                    trade, yen, amount_unknown, description, marking, withdrawn, facts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """, numbered, 500, (statement, row) -> set(statement, id, row));
    }

    private static void set(PreparedStatement statement, SubmissionId id, Numbered row) throws SQLException {
        FormOneLine line = row.line();
        statement.setLong(1, id.value());
        statement.setInt(2, row.ordinal());
        statement.setLong(3, line.business().value());
        statement.setString(4, line.address());
        statement.setString(5, line.shoppingStreet());
        statement.setString(6, line.businessName());
        statement.setString(7, line.trade());
        statement.setObject(8, line.yen());
        statement.setBoolean(9, line.amountUnknown());
        statement.setString(10, line.description());
        statement.setString(11, line.marking().code());
        statement.setBoolean(12, line.withdrawn());
        statement.setString(13, JsonMapper.shared().writeValueAsString(line.facts()));
    }

    private static FormOneLine line(ResultSet row, int n) throws SQLException {
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
                JsonMapper.shared().readValue(row.getString("facts"), FACTS),
                null);
    }

    private record Numbered(int ordinal, FormOneLine line) {}
}
