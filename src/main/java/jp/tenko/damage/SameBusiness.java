package jp.tenko.damage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A registration was found in the list, and both had reported: from then on these are the reports of one business. Those of
 * the registration are counted on from those of the listed one, and say that they were made without knowing of them, so a
 * person looks at both. What was said is not touched.
 */
@Component
class SameBusiness {

    /** The table's numbers are unique at every moment, so they go out of the way first. */
    private static final int ASIDE = 1_000_000;

    private final JdbcClient db;
    private final BusinessDamages damages;
    private final RevisionRows rows;

    SameBusiness(JdbcClient db, BusinessDamages damages, RevisionRows rows) {
        this.db = db;
        this.damages = damages;
        this.rows = rows;
    }

    /** @param registered already matched to {@code listed} */
    void joined(BusinessId registered, BusinessId listed) {
        for (Both both : reportedBoth(registered, listed)) {
            Reported one = new Reported(both.incident(), listed);
            damages.lock(List.of(one, new Reported(both.incident(), registered)));
            countOn(both, registered);
            Map<Reported, List<Revision>> all = rows.of(Set.of(one));
            damages.put(List.of(BusinessDamages.Row.of(one, all.getOrDefault(one, List.of()))));
        }
    }

    /**
     * Whether both can be told apart again: no report was counted on from the other's, and none was made for the listed one since
     * they are the same, of which nobody could say whose it is.
     */
    boolean separable(BusinessId registered) {
        return db.sql("""
                select not exists (
                    select from business b join damage_report r on r.business_id = b.listed_as
                    where b.id = :registered
                      and (r.received_at >= b.settled_at
                           or exists (select from damage_report o where o.business_id = b.id and o.incident_id = r.incident_id)))
                """)
                .param("registered", registered.value())
                .query(Boolean.class)
                .single();
    }

    private List<Both> reportedBoth(BusinessId registered, BusinessId listed) {
        return db.sql("""
                select incident_id, max(number) filter (where business_id = :listed) as newest
                from damage_report
                where business_id in (:registered, :listed)
                group by incident_id having count(distinct business_id) = 2
                order by incident_id
                """)
                .param("registered", registered.value())
                .param("listed", listed.value())
                .query((row, n) -> new Both(new IncidentId(row.getLong("incident_id")), row.getInt("newest")))
                .list();
    }

    private void countOn(Both both, BusinessId registered) {
        renumber(both, registered, ASIDE, "number = number + :by");
        renumber(both, registered, both.newest() - ASIDE, "number = number + :by, based_on = based_on + :by + " + ASIDE
                + ", parallel_to = coalesce(parallel_to + :by + " + ASIDE + ", :by + " + ASIDE + ")");
        List.of("photo", "damage_news").forEach(table -> db.sql(
                "update " + table + " set number = number + :by where incident_id = :incident and business_id = :registered")
                .param("by", both.newest())
                .param("incident", both.incident().value())
                .param("registered", registered.value())
                .update());
    }

    private void renumber(Both both, BusinessId registered, int by, String change) {
        db.sql("update damage_report set " + change + " where incident_id = :incident and business_id = :registered")
                .param("by", by)
                .param("incident", both.incident().value())
                .param("registered", registered.value())
                .update();
    }

    /** @param newest the highest number of the listed business */
    private record Both(IncidentId incident, int newest) {}
}
