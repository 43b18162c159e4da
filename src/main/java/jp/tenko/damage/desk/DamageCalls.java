package jp.tenko.damage.desk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls to the silent, so that the second of the office sees that the first has tried. Table: {@code damage_call}. */
@Component
public class DamageCalls {

    private final JdbcClient db;

    DamageCalls(JdbcClient db) {
        this.db = db;
    }

    public void called(IncidentId incident, BusinessId business, DamageCall call) {
        db.sql("""
                insert into damage_call (incident_id, business_id, outcome, note, called_by, called_at)
                values (:incident, :business, :outcome, :note, :by, :at)
                """)
                .param("incident", incident.value())
                .param("business", business.value())
                .param("outcome", call.outcome().code())
                .param("note", call.note().replace("\0", ""))
                .param("by", call.by())
                .param("at", call.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The calls to these, the newest first; who was not called is not in the map. */
    public Map<BusinessId, List<DamageCall>> of(IncidentId incident, Collection<BusinessId> businesses) {
        return db.sql("""
                select * from damage_call where incident_id = :incident and business_id = any(:businesses)
                order by called_at desc, id desc
                """)
                .param("incident", incident.value())
                .param("businesses", businesses.stream().map(BusinessId::value).toArray(Long[]::new))
                .query((row, n) -> Map.entry(
                        new BusinessId(row.getLong("business_id")),
                        new DamageCall(
                                DamageCall.Outcome.of(row.getString("outcome")).orElseThrow(),
                                row.getString("note"),
                                row.getString("called_by"),
                                row.getObject("called_at", OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
