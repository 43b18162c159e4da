package jp.tenko.damage.desk;

import java.util.List;
import jp.tenko.incident.Incident;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the damage is: of each business that has reported, its place in the list, else the one it has sent itself. */
@Component
public class MapMarks {

    private final JdbcClient db;

    MapMarks(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param severity {@code heavy}, {@code light} or {@code none}
     * @param level null: not said how bad
     */
    public record Mark(
            BusinessId business,
            String name,
            @Nullable String district,
            double latitude,
            double longitude,
            String severity,
            @Nullable String level,
            boolean hurt) {}

    /** The worst first, people hurt before all; of those for which nobody knows a place there is none. */
    public List<Mark> of(Incident incident, int most) {
        return db.sql("""
                select b.id, b.name, k.name as district, coalesce(d.severity, 'none') as severity, d.level, d.hurt = 'hurt' as hurt,
                       coalesce(b.latitude, said.latitude) as latitude, coalesce(b.longitude, said.longitude) as longitude
                from business_damage d
                join business r on r.id = d.business_id
                join business b on b.id = coalesce(r.listed_as, r.id)
                left join district k on k.id = b.district_id
                left join lateral (
                    select split_part(p.answers ->> 'place', ' ', 1)::double precision as latitude,
                           split_part(p.answers ->> 'place', ' ', 2)::double precision as longitude
                    from damage_report p
                    where b.latitude is null and p.incident_id = d.incident_id and p.business_id = d.business_id
                      and p.answers ->> 'place' ~ '^-?[0-9]{1,3}(\\.[0-9]+)? -?[0-9]{1,3}(\\.[0-9]+)? 0 0'
                    order by p.number desc limit 1) said on true
                where d.incident_id = :incident and d.revisions > 0 and r.declined_at is null
                  and b.organization_id = :organization and (b.latitude is not null or said.latitude is not null)
                order by d.hurt = 'hurt' desc nulls last, d.severity = 'heavy' desc nulls last, d.severity nulls last, d.said_at desc limit :most
                """)
                .param("incident", incident.id().value())
                .param("organization", incident.organization().value())
                .param("most", most)
                .query((row, n) -> new Mark(
                        new BusinessId(row.getLong("id")),
                        row.getString("name"),
                        row.getString("district"),
                        row.getDouble("latitude"),
                        row.getDouble("longitude"),
                        row.getString("severity"),
                        row.getString("level"),
                        row.getBoolean("hurt")))
                .list();
    }
}
