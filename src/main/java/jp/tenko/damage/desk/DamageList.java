package jp.tenko.damage.desk;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All businesses of an incident as a list. Those that have reported come by their newest report, the newest first; a list with
 * the silent in it goes by name. A registration that was found in the list is the listed business; what the office declined is
 * nowhere. Every page begins where the one before ended, so the hundredth costs what the first does.
 */
@Component
public class DamageList {

    private static final String HEARD = LineRow.COLUMNS + """
            from business_damage d
            join business r on r.id = d.business_id
            join business b on b.id = coalesce(r.listed_as, r.id)
            """ + LineRow.JOINS + """
            where d.incident_id = :incident and d.revisions > 0 and r.declined_at is null and b.organization_id = :organization
              and (r.listed_as is null or not exists (
                    select from business_damage own
                    where own.incident_id = d.incident_id and own.business_id = r.listed_as and own.revisions > 0))
            """;

    /** The newest report of a business, whichever of its ids it was said under. */
    private static final String WITH_SILENT = LineRow.COLUMNS + """
            from business b
            left join lateral (
                select own.*, 0 as place from business_damage own
                where own.incident_id = :incident and own.business_id = b.id and own.revisions > 0
                union all
                select its.*, 1 from business r join business_damage its on its.business_id = r.id
                where r.listed_as = b.id and r.declined_at is null and its.incident_id = :incident and its.revisions > 0
                order by place limit 1) d on true
            """ + LineRow.JOINS + """
            where b.organization_id = :organization and b.listed_as is null and b.declined_at is null
              and (d.revisions > 0 or b.number is not null
                   and (b.left_at is null or b.counted_until >= (select began_at from incident where id = :incident)))
            """;

    private static final String SILENT = "  and d.business_id is null\n";

    private final JdbcClient db;
    private final DamageConditions conditions = new DamageConditions();

    DamageList(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param after what {@link ListPage#next} of the page before says; null or made up: from the beginning
     * @param most how many lines
     */
    public ListPage page(Incident incident, DamageFilter filter, @Nullable String after, int most) {
        ListPosition from = ListPosition.parse(after, filter);
        List<Read> read = read(incident, filter, from, most + 1);
        List<DamageLine> lines = read.stream().limit(most).map(Read::line).toList();
        return new ListPage(lines, read.size() > most ? read.get(most - 1).position().toString() : null);
    }

    /** All of them, for a file. */
    public List<DamageLine> all(Incident incident, DamageFilter filter) {
        return read(incident, filter, ListPosition.START, Integer.MAX_VALUE).stream().map(Read::line).toList();
    }

    /** The line of one business; of one that was matched to the list, the listed one's. */
    public DamageLine of(Incident incident, BusinessId business) {
        return db.sql(WITH_SILENT + " and b.id = :business")
                .param("incident", incident.id().value())
                .param("organization", incident.organization().value())
                .param("business", business.value())
                .query(LineRow::read)
                .single();
    }

    /** Whom to telephone: listed businesses that have said nothing, by district, then name. */
    public List<DamageLine> silent(Incident incident, String district, int most) {
        DamageFilter filter = new DamageFilter(DamageFilter.SILENT, district, "", "", "", "");
        return query(WITH_SILENT + SILENT + conditions.of(filter) + "order by k.ordinal nulls last, b.folded_name, b.id limit :most",
                        incident, filter)
                .param("most", most)
                .query(LineRow::read)
                .list();
    }

    /** What each of these came to; one of which nothing was heard is not in the map. */
    public Map<IncidentId, IncidentFigures> figures(Collection<IncidentId> incidents) {
        return db.sql("""
                select d.incident_id, count(*) as heard, count(*) filter (where d.severity = 'light') as light,
                       count(*) filter (where d.severity = 'heavy') as heavy, count(*) filter (where d.hurt = 'hurt') as hurt,
                       coalesce(sum(coalesce(yen_building, 0) + coalesce(yen_equipment, 0) + coalesce(yen_vehicle, 0)
                                    + coalesce(yen_goods, 0) + coalesce(yen_unspecified, 0)), 0) as yen,
                       count(*) filter (where d.amount_unknown) as amount_unknown
                from business_damage d join business r on r.id = d.business_id
                where d.incident_id = any(:incidents) and d.revisions > 0 and r.declined_at is null
                  and (r.listed_as is null or not exists (
                        select from business_damage own
                        where own.incident_id = d.incident_id and own.business_id = r.listed_as and own.revisions > 0))
                group by d.incident_id
                """)
                .param("incidents", incidents.stream().map(IncidentId::value).toArray(Long[]::new))
                .query((row, n) -> Map.entry(
                        new IncidentId(row.getLong("incident_id")),
                        new IncidentFigures(
                                row.getInt("heard"), row.getInt("light"), row.getInt("heavy"), row.getInt("hurt"),
                                row.getLong("yen"), row.getInt("amount_unknown"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Read> read(Incident incident, DamageFilter filter, ListPosition from, int most) {
        boolean byName = filter.withSilent();
        String sql = (byName ? WITH_SILENT : HEARD)
                + (filter.status().equals(DamageFilter.SILENT) ? SILENT : "")
                + conditions.of(filter)
                + from.condition()
                + (byName ? "order by b.folded_name, b.id" : "order by d.said_at desc, d.business_id desc")
                + " limit :most";
        JdbcClient.StatementSpec query = from.with(query(sql, incident, filter)).param("most", most);
        return new ArrayList<>(query.query((row, n) -> {
            DamageLine line = LineRow.read(row, n);
            Instant saidAt = LineRow.saidAt(row);
            return new Read(line, byName || saidAt == null
                    ? ListPosition.ofName(line.id().value())
                    : ListPosition.ofReport(saidAt, row.getLong("said_by")));
        }).list());
    }

    private JdbcClient.StatementSpec query(String sql, Incident incident, DamageFilter filter) {
        return conditions.with(db.sql(sql), filter)
                .param("incident", incident.id().value())
                .param("organization", incident.organization().value());
    }

    private record Read(DamageLine line, ListPosition position) {}
}
