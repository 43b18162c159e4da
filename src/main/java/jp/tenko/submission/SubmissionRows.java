package jp.tenko.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code submission} and {@code submission_file}, read. */
@Repository
class SubmissionRows {

    static final String COLUMNS = """
            id, incident_id, recipient_id, deadline_id, document, number, state, channel, address, subject, body, unconfirmed,
            known_at, approved_by, approved_at, message_id, attempts, unsure, sent_at, answer, note
            """;

    private final JdbcClient db;

    SubmissionRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Submission> find(SubmissionId id) {
        return db.sql("select " + COLUMNS + " from submission where id = :id")
                .param("id", id.value())
                .query(SubmissionRows::submission)
                .optional();
    }

    List<Submission> history(IncidentId incident) {
        return db.sql("select " + COLUMNS + " from submission where incident_id = :incident order by approved_at desc, id desc")
                .param("incident", incident.value())
                .query(SubmissionRows::submission)
                .list();
    }

    /** The one that stands for it, withdrawn ones do not; empty when nobody approved anything yet. */
    Optional<Submission> ofDeadline(DeadlineId deadline) {
        return db.sql("select " + COLUMNS + " from submission where deadline_id = :deadline and state <> 'withdrawn'")
                .param("deadline", deadline.value())
                .query(SubmissionRows::submission)
                .optional();
    }

    Optional<Submission> lastTold(IncidentId incident, RecipientId recipient) {
        return db.sql("select " + COLUMNS + """
                 from submission
                where incident_id = :incident and recipient_id = :recipient and state in ('sent', 'by_hand')
                order by number desc limit 1
                """)
                .param("incident", incident.value())
                .param("recipient", recipient.value())
                .query(SubmissionRows::submission)
                .optional();
    }

    List<SentFile> files(SubmissionId id) {
        return db.sql("""
                select name, media_type, content, sha256 from submission_file where submission_id = :id order by ordinal
                """)
                .param("id", id.value())
                .query((row, n) -> new SentFile(
                        new Attachment(row.getString("name"), row.getString("media_type"), row.getBytes("content")),
                        row.getString("sha256")))
                .list();
    }

    static Submission submission(ResultSet row, int n) throws SQLException {
        Long deadline = row.getObject("deadline_id", Long.class);
        Long approvedBy = row.getObject("approved_by", Long.class);
        return new Submission(
                new SubmissionId(row.getLong("id")),
                new IncidentId(row.getLong("incident_id")),
                new RecipientId(row.getLong("recipient_id")),
                deadline == null ? null : new DeadlineId(deadline),
                DocumentKind.of(row.getString("document")),
                row.getInt("number"),
                Submission.State.of(row.getString("state")),
                Recipient.Channel.of(row.getString("channel")),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                row.getBoolean("unconfirmed"),
                row.getObject("known_at", OffsetDateTime.class).toInstant(),
                approvedBy == null ? null : new MemberId(approvedBy),
                row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                row.getString("message_id"),
                row.getInt("attempts"),
                row.getBoolean("unsure"),
                time(row, "sent_at"),
                row.getString("answer"),
                row.getString("note"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
