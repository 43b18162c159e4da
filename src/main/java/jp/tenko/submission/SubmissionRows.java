package jp.tenko.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code submission} and {@code submission_file}, as people see and decide them; {@link SendingQueue} sends. */
@Repository
class SubmissionRows {

    static final String COLUMNS = """
            id, incident_id, recipient_id, recipient_name, addressee, deadline_id, document, number, state, channel, address, subject, body, unconfirmed,
            known_at, approved_by, approver, approved_at, message_id, attempts, unsure, sent_at, answer, settled_by, note
            """;

    private static final TypeReference<LinkedHashMap<String, Long>> FIGURES = new TypeReference<>() {};

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

    /** Those of which nobody knows whether this recipient has them; one that is being sent at this moment is among them. */
    List<Submission> unsure(IncidentId incident, Recipient recipient) {
        return db.sql("select " + COLUMNS + """
                 from submission
                where incident_id = :incident and recipient_id = :recipient and document = :document
                  and (state = 'sending' or state = 'refused' and unsure)
                order by number
                """)
                .param("incident", incident.value())
                .param("recipient", recipient.id().value())
                .param("document", recipient.document().code())
                .query(SubmissionRows::submission)
                .list();
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

    Map<String, Long> figures(SubmissionId id) {
        return JsonMapper.shared().readValue(
                db.sql("select figures::text from submission where id = :id").param("id", id.value()).query(String.class).single(),
                FIGURES);
    }

    Optional<String> page(SubmissionId id) {
        return db.sql("select page::text from submission where id = :id and page is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** 第n報, whatever became of those before. */
    int nextNumber(IncidentId incident, Recipient recipient) {
        return db.sql("""
                select coalesce(max(number), 0) + 1 from submission
                where incident_id = :incident and recipient_id = :recipient and document = :document
                """)
                .param("incident", incident.value())
                .param("recipient", recipient.id().value())
                .param("document", recipient.document().code())
                .query(Integer.class)
                .single();
    }

    /** The one of its present kind of document. */
    Optional<Submission> numbered(IncidentId incident, Recipient recipient, int number) {
        return db.sql("select " + COLUMNS + """
                 from submission
                where incident_id = :incident and recipient_id = :recipient and document = :document and number = :number
                """)
                .param("incident", incident.value())
                .param("recipient", recipient.id().value())
                .param("document", recipient.document().code())
                .param("number", number)
                .query(SubmissionRows::submission)
                .optional();
    }

    Submission insert(New approved) {
        Draft draft = approved.due().draft();
        Recipient recipient = approved.due().recipient();
        Deadline deadline = approved.due().deadline();
        return db.sql("""
                insert into submission (incident_id, recipient_id, recipient_name, addressee, deadline_id, document, number, state, channel, address, subject,
                    body, unconfirmed, known_at, figures, page, approved_by, approver, approved_at, message_id, next_attempt_at, note)
                values (:incident, :recipient, :recipientName, :addressee, :deadline, :document, :number, 'approved', :channel, :address, :subject,
                    :body, :unconfirmed, :knownAt, :figures::jsonb, :page::jsonb, :by, :approver, :at, :messageId, :at, :note)
                returning\s""" + COLUMNS)
                .param("incident", approved.due().incident().id().value())
                .param("recipient", recipient.id().value())
                .param("recipientName", recipient.name())
                .param("addressee", recipient.addressee())
                .param("deadline", deadline == null ? null : deadline.id().value())
                .param("document", recipient.document().code())
                .param("number", draft.number())
                .param("channel", recipient.channel().code())
                .param("address", approved.address())
                .param("subject", draft.subject())
                .param("body", draft.body())
                .param("unconfirmed", approved.by() == null)
                .param("knownAt", utc(draft.knownAt()))
                .param("figures", JsonMapper.shared().writeValueAsString(draft.figures()))
                .param("page", draft.page())
                .param("by", approved.by() == null || approved.by().member() == null ? null : approved.by().member().value())
                .param("approver", approved.by() == null ? null : approved.by().name())
                .param("at", utc(approved.at()))
                .param("messageId", approved.messageId())
                .param("note", approved.note().replace("\0", ""))
                .query(SubmissionRows::submission)
                .single();
    }

    void insertFiles(SubmissionId id, List<Attachment> files) {
        for (int i = 0; i < files.size(); i++) {
            Attachment file = files.get(i);
            db.sql("""
                    insert into submission_file (submission_id, ordinal, name, media_type, content, sha256)
                    values (:id, :ordinal, :name, :mediaType, :content, encode(sha256(:content), 'hex'))
                    """)
                    .param("id", id.value())
                    .param("ordinal", i)
                    .param("name", file.name())
                    .param("mediaType", file.mediaType())
                    .param("content", file.content())
                    .update();
        }
    }

    /**
     * A person settles what the recipient does not have yet and what nobody is sending at this moment.
     *
     * @param sentAt null: it was not sent
     * @param by their name; null: not said
     * @return empty when it was settled otherwise; then nothing changed
     */
    Optional<Submission> settle(SubmissionId id, Submission.State state, @Nullable Instant sentAt, @Nullable String by, String note) {
        return db.sql("""
                update submission set state = :state, sent_at = :at, settled_by = :by, next_attempt_at = null,
                       note = concat_ws(E'\\n', nullif(note, ''), nullif(:note, ''))
                where id = :id and state in ('approved', 'refused')
                returning\s""" + COLUMNS)
                .param("state", state.code())
                .param("at", sentAt == null ? null : utc(sentAt))
                .param("by", by)
                .param("note", note.replace("\0", ""))
                .param("id", id.value())
                .query(SubmissionRows::submission)
                .optional();
    }

    private static final String DELIVERED_LAST = """
             from submission s
            where s.id = :id and s.state = 'by_hand' and s.sent_at >= :since
              and not exists (select from submission later
                              where later.incident_id = s.incident_id and later.recipient_id = s.recipient_id
                                and later.document = s.document and later.number > s.number and later.state <> 'withdrawn')
            """;

    /** A person said so after this time, and nothing was approved for its recipient since. */
    boolean deliveredLast(SubmissionId id, Instant since) {
        return db.sql("select exists (select" + DELIVERED_LAST + ")")
                .param("id", id.value())
                .param("since", utc(since))
                .query(Boolean.class)
                .single();
    }

    /** Nobody has it; it does not leave by itself. What may have arrived may have arrived still. */
    Optional<Submission> undoDelivery(SubmissionId id, Instant since) {
        return db.sql("""
                update submission set sent_at = null, state = case when unsure then 'refused' else 'approved' end,
                       address = case when unsure then address else '' end
                where id = (select s.id
                """ + DELIVERED_LAST + ") returning " + COLUMNS)
                .param("id", id.value())
                .param("since", utc(since))
                .query(SubmissionRows::submission)
                .optional();
    }

    /** @param address where it goes now: the recipient's may have been wrong */
    boolean again(SubmissionId id, Recipient.Channel channel, String address, Instant now) {
        return db.sql("""
                update submission set state = 'approved', channel = :channel, address = :address, attempts = 0, unsure = false,
                                      next_attempt_at = :now
                where id = :id and (state = 'refused' or state = 'approved' and address = '')
                """)
                        .param("channel", channel.code())
                        .param("address", address)
                        .param("now", utc(now))
                        .param("id", id.value())
                        .update()
                > 0;
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Submission submission(ResultSet row, int n) throws SQLException {
        Long deadline = row.getObject("deadline_id", Long.class);
        Long approvedBy = row.getObject("approved_by", Long.class);
        return new Submission(
                new SubmissionId(row.getLong("id")),
                new IncidentId(row.getLong("incident_id")),
                new RecipientId(row.getLong("recipient_id")),
                row.getString("recipient_name"),
                row.getString("addressee"),
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
                row.getString("approver"),
                row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                row.getString("message_id"),
                row.getInt("attempts"),
                row.getBoolean("unsure"),
                time(row, "sent_at"),
                row.getString("answer"),
                row.getString("settled_by"),
                row.getString("note"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** @param by null: nobody, in time */
    record New(Due due, String address, @Nullable Approver by, Instant at, String messageId, String note) {}
}
