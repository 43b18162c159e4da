package jp.tenko.damage.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far the office is with each damaged business. Every change is a row of its own, so nothing that somebody wrote is ever
 * lost; whoever changes it says which version they saw. Table: {@code damage_case}.
 */
@Component
public class DamageCases {

    private final JdbcClient db;

    DamageCases(JdbcClient db) {
        this.db = db;
    }

    /** Everything that was written down of it, the newest first; empty: nobody has touched it. */
    public List<DamageCase> history(IncidentId incident, BusinessId business) {
        return db.sql("""
                select * from damage_case where incident_id = :incident and business_id = :business order by version desc
                """)
                .param("incident", incident.value())
                .param("business", business.value())
                .query(DamageCases::read)
                .list();
    }

    public DamageCase now(IncidentId incident, BusinessId business) {
        return history(incident, business).stream().findFirst().orElse(DamageCase.UNTOUCHED);
    }

    /**
     * In the caller's transaction. Of two who change the same version at the same moment the second one waits, and is told.
     *
     * @param wanted its {@code version} is the one that its author saw
     */
    public CaseChange change(IncidentId incident, BusinessId business, DamageCase wanted) {
        DamageCase before = now(incident, business);
        if (before.saysTheSameAs(wanted)) {
            return new CaseChange.NothingNew(before);
        }
        return before.version() == wanted.version() && insert(incident, business, wanted)
                ? new CaseChange.Written(now(incident, business))
                : new CaseChange.Overtaken(now(incident, business));
    }

    private boolean insert(IncidentId incident, BusinessId business, DamageCase wanted) {
        return db.sql("""
                insert into damage_case (incident_id, business_id, version, state, memo, member_id, changed_by, changed_at)
                values (:incident, :business, :version, :state, :memo, :member, :by, :at)
                on conflict do nothing
                """)
                        .param("incident", incident.value())
                        .param("business", business.value())
                        .param("version", wanted.version() + 1)
                        .param("state", wanted.state().code())
                        .param("memo", wanted.memo().replace("\0", ""))
                        .param("member", wanted.onIt() == null ? null : wanted.onIt().value())
                        .param("by", wanted.changedBy())
                        .param("at", Objects.requireNonNull(wanted.changedAt()).atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static DamageCase read(ResultSet row, int n) throws SQLException {
        Long member = row.getObject("member_id", Long.class);
        return new DamageCase(
                row.getInt("version"),
                CaseState.of(row.getString("state")).orElseThrow(),
                row.getString("memo"),
                member == null ? null : new MemberId(member),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
