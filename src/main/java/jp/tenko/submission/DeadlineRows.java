package jp.tenko.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code deadline}. */
@Repository
class DeadlineRows {

    private static final String COLUMNS =
            "id, incident_id, recipient_id, due_at, origin, note, state, added_by, responsible, unsaid_at";

    private final JdbcClient db;
    private final Clock clock;

    DeadlineRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Until the transaction ends nobody else decides about what this recipient is sent. */
    void lock(RecipientId recipient) {
        db.sql("select id from recipient where id = :id for no key update")
                .param("id", recipient.value())
                .query(Long.class)
                .single();
    }

    Optional<Deadline> find(DeadlineId id) {
        return db.sql("select " + COLUMNS + " from deadline where id = :id")
                .param("id", id.value())
                .query(DeadlineRows::deadline)
                .optional();
    }

    List<Deadline> of(IncidentId incident) {
        return db.sql("select " + COLUMNS + " from deadline where incident_id = :incident order by due_at, id")
                .param("incident", incident.value())
                .query(DeadlineRows::deadline)
                .list();
    }

    /** Those that are new; one that is there already, whatever became of it, stays as it is. */
    List<Deadline> lay(IncidentId incident, RecipientId recipient, Collection<Instant> due) {
        return db.sql("""
                insert into deadline (incident_id, recipient_id, due_at, origin)
                select :incident, :recipient, due, 'plan' from unnest(:due::timestamptz[]) as due
                on conflict (incident_id, recipient_id, due_at) do nothing
                returning\s""" + COLUMNS)
                .param("incident", incident.value())
                .param("recipient", recipient.value())
                .param("due", due.stream().map(Instant::toString).toArray(String[]::new))
                .query(DeadlineRows::deadline)
                .list();
    }

    /** The one of this time, asked for by hand; wanted again when it had been dropped. */
    Deadline ask(IncidentId incident, RecipientId recipient, Instant due, String note, MemberId by) {
        return db.sql("""
                insert into deadline (incident_id, recipient_id, due_at, origin, note, added_by)
                values (:incident, :recipient, :due, 'asked', :note, :by)
                on conflict (incident_id, recipient_id, due_at) do update
                set note = excluded.note, added_by = excluded.added_by,
                    state = case when deadline.state = 'dropped' then 'open' else deadline.state end
                returning\s""" + COLUMNS)
                .param("incident", incident.value())
                .param("recipient", recipient.value())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("note", note.replace("\0", ""))
                .param("by", by.value())
                .query(DeadlineRows::deadline)
                .single();
    }

    void state(DeadlineId id, Deadline.State state) {
        db.sql("update deadline set state = :state where id = :id")
                .param("state", state.code())
                .param("id", id.value())
                .update();
    }

    /** Those that were dropped and are due after this time. */
    List<Deadline> wantAgain(IncidentId incident, Instant after) {
        return db.sql("""
                update deadline set state = 'open'
                where incident_id = :incident and state = 'dropped' and due_at > :after
                returning\s""" + COLUMNS)
                .param("incident", incident.value())
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query(DeadlineRows::deadline)
                .list();
    }

    /** The same, of one recipient only. */
    List<Deadline> wantAgain(IncidentId incident, RecipientId recipient, Instant after) {
        return db.sql("""
                update deadline set state = 'open'
                where incident_id = :incident and recipient_id = :recipient and state = 'dropped' and due_at > :after
                returning\s""" + COLUMNS)
                .param("incident", incident.value())
                .param("recipient", recipient.value())
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query(DeadlineRows::deadline)
                .list();
    }

    /** The recipient has the document, in time or late. */
    void met(DeadlineId id) {
        db.sql("update deadline set state = 'met' where id = :id and state in ('open', 'missed')")
                .param("id", id.value())
                .update();
    }

    /** @param told whether a notice about it has reached anybody */
    void said(DeadlineId id, boolean told) {
        db.sql("update deadline set unsaid_at = case when :told then null else :now::timestamptz end where id = :id")
                .param("told", told)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    void responsible(DeadlineId id, MemberId member) {
        db.sql("update deadline set responsible = :member where id = :id")
                .param("member", member.value())
                .param("id", id.value())
                .update();
    }

    /** Of the plan, still to come, nothing approved for it: as if they had never been laid. */
    List<Deadline> takeUp(IncidentId incident, RecipientId recipient, Instant after) {
        return db.sql("""
                delete from deadline d
                where incident_id = :incident and recipient_id = :recipient and origin = 'plan' and state = 'open'
                  and due_at > :after and not exists (select from submission s where s.deadline_id = d.id)
                returning\s""" + COLUMNS)
                .param("incident", incident.value())
                .param("recipient", recipient.value())
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query(DeadlineRows::deadline)
                .list();
    }

    private static Deadline deadline(ResultSet row, int n) throws SQLException {
        return new Deadline(
                new DeadlineId(row.getLong("id")),
                new IncidentId(row.getLong("incident_id")),
                new RecipientId(row.getLong("recipient_id")),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("origin").equals("asked"),
                row.getString("note"),
                Deadline.State.of(row.getString("state")),
                member(row, "added_by"),
                member(row, "responsible"),
                SubmissionRows.time(row, "unsaid_at"));
    }

    private static @Nullable MemberId member(ResultSet row, String column) throws SQLException {
        Long id = row.getObject(column, Long.class);
        return id == null ? null : new MemberId(id);
    }
}
