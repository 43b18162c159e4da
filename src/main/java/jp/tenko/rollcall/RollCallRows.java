package jp.tenko.rollcall;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code roll_call} and {@code roll_call_member}. */
@Repository
class RollCallRows {

    private static final String SELECT = "select r.*, i.kind from roll_call r join incident i on i.id = r.incident_id ";

    private final JdbcClient db;

    RollCallRows(JdbcClient db) {
        this.db = db;
    }

    /** Until the transaction ends nobody else starts a roll call of this organization, real or drill. */
    void lock(OrganizationId organization) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('roll calls of organization ' || :id, 0))")
                .param("id", organization.value())
                .query((row, n) -> true)
                .single();
    }

    /** The roll call as it is now, and nobody else changes it until the transaction ends. */
    RollCall lock(RollCallId id) {
        return db.sql(SELECT + "where r.id = :id for no key update of r")
                .param("id", id.value())
                .query(RollCallRow::rollCall)
                .single();
    }

    Optional<RollCall> find(RollCallId id) {
        return db.sql(SELECT + "where r.id = :id").param("id", id.value()).query(RollCallRow::rollCall).optional();
    }

    RollCall get(RollCallId id) {
        return db.sql(SELECT + "where r.id = :id").param("id", id.value()).query(RollCallRow::rollCall).single();
    }

    Optional<RollCall> open(OrganizationId organization, boolean drill) {
        return db.sql(SELECT + "where r.organization_id = :organization and r.drill = :drill and r.closed_at is null")
                .param("organization", organization.value())
                .param("drill", drill)
                .query(RollCallRow::rollCall)
                .optional();
    }

    List<RollCall> newest(OrganizationId organization, int atMost) {
        return db.sql(SELECT + "where r.organization_id = :organization order by r.started_at desc, r.id desc limit :most")
                .param("organization", organization.value())
                .param("most", atMost)
                .query(RollCallRow::rollCall)
                .list();
    }

    List<RollCall> of(IncidentId incident) {
        return db.sql(SELECT + "where r.incident_id = :incident order by r.started_at desc, r.id desc")
                .param("incident", incident.value())
                .query(RollCallRow::rollCall)
                .list();
    }

    /** The newest roll call of each of these people; an open one before a closed one, a real one before a drill. */
    Map<MemberId, RollCall> newestOf(Collection<MemberId> people, boolean openOnly) {
        record Of(MemberId member, RollCall rollCall) {}
        return db.sql("""
                select distinct on (m.member_id) m.member_id, r.*, i.kind
                from roll_call_member m
                join roll_call r on r.id = m.roll_call_id
                join incident i on i.id = r.incident_id
                where m.member_id = any(:people) and (r.closed_at is null or not :openOnly)
                order by m.member_id, r.closed_at is null desc, r.closed_at is null and not r.drill desc,
                         r.started_at desc, r.id desc
                """)
                .param("people", ids(people))
                .param("openOnly", openOnly)
                .query((row, n) -> new Of(new MemberId(row.getLong("member_id")), RollCallRow.rollCall(row, n)))
                .list()
                .stream()
                .collect(toMap(Of::member, Of::rollCall));
    }

    RollCall insert(StartOrder order, IncidentId incident, RollCallPlan plan) {
        return db.sql("""
                with r as (
                    insert into roll_call (organization_id, incident_id, drill, audience, started_by, started_at,
                        deadline_at, reminder_minutes, summary_minutes, succession_minutes, deadline_minutes,
                        auto_close_minutes, minute_lasts_ms)
                    values (:organization, :incident, :drill, :audience, :startedBy, :startedAt,
                        :deadlineAt, :reminders, :summaries, :succession, :deadline,
                        :autoClose, :minuteLasts)
                    returning *)
                select r.*, i.kind from r join incident i on i.id = r.incident_id
                """)
                .param("organization", order.organization().value())
                .param("incident", incident.value())
                .param("drill", order.drill())
                .param("audience", order.audience().toString())
                .param("startedBy", order.startedBy() == null ? null : order.startedBy().value())
                .param("startedAt", utc(order.at()))
                .param("deadlineAt", utc(plan.at(order.at(), plan.deadline())))
                .param("reminders", minutes(plan.reminders()))
                .param("summaries", minutes(plan.summaries()))
                .param("succession", plan.successionAfter().toMinutes())
                .param("deadline", plan.deadline().toMinutes())
                .param("autoClose", plan.autoCloseAfter().toMinutes())
                .param("minuteLasts", plan.oneMinuteLasts().toMillis())
                .query(RollCallRow::rollCall)
                .single();
    }

    /** Whom it asks, in one statement however many they are. */
    void insertMembers(RollCallId id, List<Member> asked) {
        db.sql("""
                insert into roll_call_member (roll_call_id, member_id, asked_by_line)
                select :rollCall, * from unnest(:members::bigint[], :byLine::boolean[])
                """)
                .param("rollCall", id.value())
                .param("members", ids(asked.stream().map(Member::id).toList()))
                .param("byLine", asked.stream().map(Member::reachableByLine).toArray(Boolean[]::new))
                .update();
    }

    /** @return whether it was open until now */
    boolean close(RollCallId id, RollCall.Ending why, @Nullable MemberId by, Instant at) {
        return db.sql("""
                update roll_call set closed_at = :at, closed_by = :by, close_reason = :why
                where id = :id and closed_at is null
                """)
                        .param("at", utc(at))
                        .param("by", by == null ? null : by.value())
                        .param("why", why.code())
                        .param("id", id.value())
                        .update()
                > 0;
    }

    void handOn(RollCallId id) {
        db.sql("update roll_call set handovers = handovers + 1 where id = :id").param("id", id.value()).update();
    }

    /** Whether more than so many are still silent; looks no further. */
    boolean moreSilentThan(RollCallId rollCall, int many) {
        return db.sql("""
                select count(*) from (select 1 from roll_call_member
                                      where roll_call_id = :id and answered_at is null limit :limit) silent
                """)
                        .param("id", rollCall.value())
                        .param("limit", many + 1)
                        .query(Integer.class)
                        .single()
                > many;
    }

    static Long[] ids(Collection<MemberId> people) {
        return people.stream().map(MemberId::value).toArray(Long[]::new);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Integer[] minutes(List<Duration> times) {
        return times.stream().map(time -> (int) time.toMinutes()).toArray(Integer[]::new);
    }
}
