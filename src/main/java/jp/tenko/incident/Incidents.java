package jp.tenko.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The incidents (災害) and drills (訓練) of every organization. Tables: {@code incident}, {@code response_policy}. */
@Repository
public class Incidents {

    private static final String COLUMNS =
            "id, organization_id, kind, drill, began_at, opened_by, by_itself, closed_at, closed_by";

    private final JdbcClient db;
    private final ObjectProvider<IncidentWatch> watches;

    Incidents(JdbcClient db, ObjectProvider<IncidentWatch> watches) {
        this.db = db;
        this.watches = watches;
    }

    public Incident open(Opening opening) {
        Incident opened = insert(opening);
        watches.forEach(watch -> watch.opened(opened));
        return opened;
    }

    private Incident insert(Opening opening) {
        return db.sql("""
                insert into incident (organization_id, kind, drill, began_at, opened_by, by_itself)
                values (:organization, :kind, :drill, :at, :by, :byItself)
                returning\s""" + COLUMNS)
                .param("organization", opening.organization().value())
                .param("kind", opening.kind().code())
                .param("drill", opening.drill())
                .param("at", utc(opening.at()))
                .param("by", opening.by() == null ? null : opening.by().value())
                .param("byItself", opening.byItself())
                .query(Incidents::incident)
                .single();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none of this id */
    public Incident get(IncidentId id) {
        return db.sql("select " + COLUMNS + " from incident where id = :id")
                .param("id", id.value())
                .query(Incidents::incident)
                .single();
    }

    /** The same for an id from outside, which may be made up. */
    public Optional<Incident> find(IncidentId id) {
        return db.sql("select " + COLUMNS + " from incident where id = :id")
                .param("id", id.value())
                .query(Incidents::incident)
                .optional();
    }

    /** Real ones and drills, open and closed, the newest first. */
    public List<Incident> newest(OrganizationId organization, int most) {
        return db.sql("select " + COLUMNS + """
                 from incident where organization_id = :organization order by began_at desc, id desc limit :most
                """)
                .param("organization", organization.value())
                .param("most", most)
                .query(Incidents::incident)
                .list();
    }

    /** The newest open incident (or drill) of the organization; empty when nothing goes on. */
    public Optional<Incident> current(OrganizationId organization, boolean drill) {
        return db.sql("select " + COLUMNS + """
                 from incident
                where organization_id = :organization and drill = :drill and closed_at is null
                order by began_at desc, id desc limit 1
                """)
                .param("organization", organization.value())
                .param("drill", drill)
                .query(Incidents::incident)
                .optional();
    }

    /** What goes on: the newest open real incident, else the newest open drill; empty when nothing does. */
    public Optional<Incident> ongoing(OrganizationId organization) {
        return current(organization, false).or(() -> current(organization, true));
    }

    /**
     * To which incident something belongs that was said at this time (a damage report): to the real one that goes on;
     * late news of one that was closed after it was said, to that one; else to the drill that goes on. When there is none
     * of them, it opens one by itself, of kind other and opened by nobody: what people report must not wait for an office
     * that may be under water. Two who report at the same moment open one.
     */
    public Incident ofReport(OrganizationId organization, Instant saidAt) {
        return belonging(organization, saidAt).orElseGet(() -> {
            lock(organization);
            return belonging(organization, saidAt)
                    .orElseGet(() -> open(Opening.byItself(organization, saidAt)));
        });
    }

    private Optional<Incident> belonging(OrganizationId organization, Instant saidAt) {
        return db.sql("select " + COLUMNS + """
                 from incident
                where organization_id = :organization
                  and (closed_at is null or not drill and began_at <= :at and closed_at > :at)
                order by drill, closed_at nulls first, began_at desc, id desc limit 1
                """)
                .param("organization", organization.value())
                .param("at", utc(saidAt))
                .query(Incidents::incident)
                .optional();
    }

    /** Until the transaction ends nobody else opens an incident of this organization: two who open one at once would open two. */
    public void lock(OrganizationId organization) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('incidents of organization ' || :id, 0))")
                .param("id", organization.value())
                .query((row, n) -> true)
                .single();
    }

    /**
     * The incident that a report opened by itself gets its kind and somebody who takes it up; its T stays when it began.
     *
     * @param by null: an administrator who is no member of staff
     * @return empty when somebody else has opened or adopted it
     */
    public Optional<Incident> adopt(IncidentId id, IncidentKind kind, @Nullable MemberId by) {
        return db.sql("""
                update incident set kind = :kind, opened_by = :by, by_itself = false
                where id = :id and by_itself and closed_at is null
                returning\s""" + COLUMNS)
                .param("kind", kind.code())
                .param("by", by == null ? null : by.value())
                .param("id", id.value())
                .query(Incidents::incident)
                .optional();
    }

    /** Nobody had said yet what it is. @return as it stands now */
    public Incident name(IncidentId id, IncidentKind kind) {
        db.sql("update incident set kind = :kind where id = :id and kind = 'other'")
                .param("kind", kind.code())
                .param("id", id.value())
                .update();
        return get(id);
    }

    /** From now on this policy is in force; the earlier ones stay on record. */
    public void choosePolicy(ResponsePolicy policy) {
        db.sql("""
                insert into response_policy (incident_id, code, words, chosen_by, chosen_at)
                values (:incident, :code, :words, :by, :at)
                """)
                .param("incident", policy.incident().value())
                .param("code", policy.code())
                .param("words", policy.words())
                .param("by", policy.chosenBy().value())
                .param("at", utc(policy.chosenAt()))
                .update();
    }

    /** Every policy that was chosen, the oldest first: the last one is in force. */
    public List<ResponsePolicy> policies(IncidentId incident) {
        return db.sql("""
                select incident_id, code, words, chosen_by, chosen_at from response_policy
                where incident_id = :incident order by chosen_at, id
                """)
                .param("incident", incident.value())
                .query((row, n) -> new ResponsePolicy(
                        new IncidentId(row.getLong("incident_id")),
                        row.getString("code"),
                        row.getString("words"),
                        new MemberId(row.getLong("chosen_by")),
                        row.getObject("chosen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * It is over.
     *
     * @param by null when the clock closes it
     * @return false when it was over already; then nothing changed
     */
    public boolean close(IncidentId id, @Nullable MemberId by, Instant at) {
        boolean closed = db.sql("update incident set closed_at = :at, closed_by = :by where id = :id and closed_at is null")
                        .param("at", utc(at))
                        .param("by", by == null ? null : by.value())
                        .param("id", id.value())
                        .update()
                > 0;
        if (closed) {
            Incident over = get(id);
            watches.forEach(watch -> watch.closed(over));
        }
        return closed;
    }

    /**
     * It is not over after all: a slip of the finger is taken back, and nothing was lost by it.
     *
     * @param closedSince not one that was closed before: what comes of an end may have begun
     * @return false when it is too late, or another real one has begun meanwhile; then nothing changed
     */
    public boolean reopen(IncidentId id, Instant closedSince) {
        boolean open = db.sql("""
                update incident i set closed_at = null, closed_by = null
                where id = :id and not drill and closed_at >= :since
                  and not exists (select from incident o
                                  where o.organization_id = i.organization_id and not o.drill and o.closed_at is null)
                """)
                        .param("id", id.value())
                        .param("since", utc(closedSince))
                        .update()
                > 0;
        if (open) {
            Incident goesOn = get(id);
            watches.forEach(watch -> watch.reopened(goesOn, closedSince));
        }
        return open;
    }

    private static Incident incident(ResultSet row, int n) throws SQLException {
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Incident(
                new IncidentId(row.getLong("id")),
                new OrganizationId(row.getLong("organization_id")),
                IncidentKind.of(row.getString("kind")),
                row.getBoolean("drill"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                member(row, "opened_by"),
                row.getBoolean("by_itself"),
                closedAt == null ? null : closedAt.toInstant(),
                member(row, "closed_by"));
    }

    private static @Nullable MemberId member(ResultSet row, String column) throws SQLException {
        Long id = row.getObject(column, Long.class);
        return id == null ? null : new MemberId(id);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
