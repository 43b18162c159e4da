package jp.tenko.damage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts what is known of the businesses, in one statement. A registration that was found in the list counts as the listed
 * business, and not beside it; what the office declined does not count.
 */
@Repository
class DamageCounts {

    private static final String KNOWN = """
            select d.*, coalesce(l.id, b.id) as listed_id, coalesce(l.number, b.number) is null as unmatched,
                   coalesce(l.district_id, b.district_id) as district_id, coalesce(l.trade_id, b.trade_id) as trade_id
            from business_damage d
            join business b on b.id = d.business_id
            left join business l on l.id = b.listed_as
            where d.incident_id = :incident and d.revisions > 0 and b.declined_at is null
              and (l.id is null or not exists (select from business_damage own
                                               where own.incident_id = d.incident_id and own.business_id = l.id
                                                 and own.revisions > 0))
            """;

    private final JdbcClient db;

    DamageCounts(JdbcClient db) {
        this.db = db;
    }

    Snapshot of(IncidentId incident) {
        Map<String, Count> byDistrict = new HashMap<>();
        Map<String, Count> byTrade = new HashMap<>();
        Map<String, Count> all = new HashMap<>();
        List<BusinessId> hurt = new ArrayList<>();
        List<BusinessId> parallel = new ArrayList<>();
        db.sql("with known as materialized (" + KNOWN + """
                ), counted as (
                    select unmatched, district_id, trade_id, grouping(district_id) as over_districts,
                           grouping(trade_id) as over_trades, count(*) as businesses,
                           count(*) filter (where severity = 'light') as light,
                           count(*) filter (where severity = 'heavy') as heavy,
                           count(*) filter (where hurt = 'hurt') as hurt, count(*) filter (where parallel) as parallel,
                           coalesce(sum(yen_building), 0) as building, coalesce(sum(yen_equipment), 0) as equipment,
                           coalesce(sum(yen_vehicle), 0) as vehicle, coalesce(sum(vehicles), 0) as vehicles,
                           coalesce(sum(yen_goods), 0) as goods, coalesce(sum(yen_unspecified), 0) as unspecified,
                           count(*) filter (where amount_unknown) as amount_unknown
                    from known
                    group by grouping sets ((unmatched), (unmatched, district_id), (unmatched, trade_id))
                )
                select case when over_districts = 0 then 'district' when over_trades = 0 then 'trade'
                            when unmatched then 'unmatched' else 'whole' end as of,
                       coalesce(d.name, t.name, '') as name, c.*, null::bigint as id
                from counted c
                left join district d on d.id = c.district_id
                left join trade t on t.id = c.trade_id
                where not c.unmatched or c.over_districts + c.over_trades = 2
                union all
                (select 'hurt', '', null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, listed_id
                 from known where hurt = 'hurt' order by said_at desc, listed_id limit :most)
                union all
                (select 'parallel', '', null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, listed_id
                 from known where parallel and not unmatched order by said_at desc, listed_id limit :most)
                """)
                .param("incident", incident.value())
                .param("most", DamageSummary.MOST)
                .query(row -> {
                    String of = row.getString("of");
                    switch (of) {
                        case "district" -> byDistrict.put(row.getString("name"), Count.of(row));
                        case "trade" -> byTrade.put(row.getString("name"), Count.of(row));
                        case "hurt" -> hurt.add(new BusinessId(row.getLong("id")));
                        case "parallel" -> parallel.add(new BusinessId(row.getLong("id")));
                        default -> all.put(of, Count.of(row));
                    }
                });
        return new Snapshot(
                all.getOrDefault("whole", Count.NONE), all.getOrDefault("unmatched", Count.NONE), byDistrict, byTrade, hurt,
                parallel);
    }

    /** Who has reported, damaged or not, by the id in the list. */
    Set<BusinessId> heard(IncidentId incident) {
        return new HashSet<>(db.sql("select listed_id from (" + KNOWN + ") known")
                .param("incident", incident.value())
                .query((row, n) -> new BusinessId(row.getLong("listed_id")))
                .list());
    }

    /**
     * @param whole all that are in the list
     * @param unmatched those that are not in the list (yet)
     * @param hurt the newest first
     */
    record Snapshot(
            Count whole,
            Count unmatched,
            Map<String, Count> byDistrict,
            Map<String, Count> byTrade,
            List<BusinessId> hurt,
            List<BusinessId> parallel) {

        Count ofDistrict(String name) {
            return byDistrict.getOrDefault(name, Count.NONE);
        }

        Count ofTrade(String name) {
            return byTrade.getOrDefault(name, Count.NONE);
        }
    }

    /** @param hurt at how many businesses people are hurt */
    record Count(int light, int heavy, int hurt, int parallel, Sums sums) {

        static final Count NONE = new Count(0, 0, 0, 0, Sums.NONE);

        static Count of(ResultSet row) throws SQLException {
            return new Count(
                    row.getInt("light"),
                    row.getInt("heavy"),
                    row.getInt("hurt"),
                    row.getInt("parallel"),
                    new Sums(
                            row.getInt("businesses"),
                            row.getLong("building"),
                            row.getLong("equipment"),
                            row.getLong("vehicle"),
                            row.getInt("vehicles"),
                            row.getLong("goods"),
                            row.getLong("unspecified"),
                            row.getInt("amount_unknown")));
        }
    }
}
