package jp.tenko.damage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts what is known of the businesses, in one statement over narrow rows. A registration that was found in the list counts
 * as the listed business, and not beside it; what the office declined does not count.
 */
@Repository
class DamageCounts {

    /** What is counted of a number of businesses; {@code d} is {@code business_damage}. */
    private static final String COUNTED = """
            count(*) as businesses, count(*) filter (where d.severity = 'light') as light,
            count(*) filter (where d.severity = 'heavy') as heavy, count(*) filter (where d.hurt = 'hurt') as hurt,
            count(*) filter (where d.parallel) as parallel, coalesce(sum(d.yen_building), 0) as building,
            coalesce(sum(d.yen_equipment), 0) as equipment, coalesce(sum(d.yen_vehicle), 0) as vehicle,
            coalesce(sum(d.vehicles), 0) as vehicles, coalesce(sum(d.yen_goods), 0) as goods,
            coalesce(sum(d.yen_unspecified), 0) as unspecified, count(*) filter (where d.amount_unknown) as amount_unknown
            """;

    private static final String REPORTED = """
            from business_damage d join business b on b.id = d.business_id
            where d.incident_id = :incident and d.revisions > 0 and b.declined_at is null
            """;

    /** Unless the listed business has a row of its own, which then holds the reports of both. */
    private static final String NOT_TWICE = """
            and not exists (select from business_damage own
                            where own.incident_id = d.incident_id and own.business_id = b.listed_as and own.revisions > 0)
            """;

    private final JdbcClient db;

    DamageCounts(JdbcClient db) {
        this.db = db;
    }

    Snapshot of(IncidentId incident) {
        List<Cell> cells = new ArrayList<>();
        Set<BusinessId> hurt = new LinkedHashSet<>();
        Set<BusinessId> parallel = new LinkedHashSet<>();
        db.sql("with cells as (select b.number is null as unmatched, b.district_id, b.trade_id, " + COUNTED + REPORTED + """
                      and b.listed_as is null
                    group by b.number is null, b.district_id, b.trade_id
                    union all
                    select false, l.district_id, l.trade_id,\s""" + COUNTED + """
                    from business b
                    join business l on l.id = b.listed_as
                    join business_damage d on d.business_id = b.id
                    where d.incident_id = :incident and d.revisions > 0 and b.declined_at is null and b.listed_as is not null
                """ + NOT_TWICE + """
                    group by l.district_id, l.trade_id)
                select 'cell' as of, null::bigint as id, coalesce(d.name, '') as district, coalesce(t.name, '') as trade, c.*
                from cells c left join district d on d.id = c.district_id left join trade t on t.id = c.trade_id
                """ + named("hurt", "d.hurt = 'hurt'") + named("parallel", "d.parallel and num_nonnulls(b.number, b.listed_as) > 0"))
                .param("incident", incident.value())
                .param("most", DamageSummary.MOST)
                .query(row -> {
                    switch (row.getString("of")) {
                        case "hurt" -> hurt.add(new BusinessId(row.getLong("id")));
                        case "parallel" -> parallel.add(new BusinessId(row.getLong("id")));
                        default -> cells.add(Cell.of(row));
                    }
                });
        return new Snapshot(cells, List.copyOf(hurt), List.copyOf(parallel));
    }

    /** The newest of them, by their ids in the list; each list has an index of its own. */
    private static String named(String of, String which) {
        return "union all (select '" + of + "', coalesce(b.listed_as, b.id), null, null, null, null, null, null, null, null, null, "
                + "null, null, null, null, null, null, null, null " + REPORTED + "and " + which + "\n" + NOT_TWICE
                + "order by d.said_at desc, d.business_id limit :most)\n";
    }

    /** Who has reported, damaged or not, by the id in the list. */
    Set<BusinessId> heard(IncidentId incident) {
        return new HashSet<>(db.sql("select coalesce(b.listed_as, b.id) as listed " + REPORTED)
                .param("incident", incident.value())
                .query((row, n) -> new BusinessId(row.getLong("listed")))
                .list());
    }

    /**
     * @param hurt the newest first
     * @param parallel the newest first
     */
    record Snapshot(List<Cell> cells, List<BusinessId> hurt, List<BusinessId> parallel) {

        /** All that are in the list. */
        Count whole() {
            return sum(cell -> !cell.unmatched());
        }

        /** Those that are not in the list (yet). */
        Count unmatched() {
            return sum(Cell::unmatched);
        }

        Count ofDistrict(String name) {
            return sum(cell -> !cell.unmatched() && cell.district().equals(name));
        }

        /** @param name empty: the trade is not known */
        Count ofTrade(String name) {
            return sum(cell -> !cell.unmatched() && cell.trade().equals(name));
        }

        private Count sum(Predicate<Cell> which) {
            return cells.stream().filter(which).map(Cell::count).reduce(Count.NONE, Count::plus);
        }
    }

    /** The businesses of one trade in one district. */
    record Cell(boolean unmatched, String district, String trade, Count count) {

        static Cell of(ResultSet row) throws SQLException {
            return new Cell(
                    row.getBoolean("unmatched"),
                    row.getString("district"),
                    row.getString("trade"),
                    new Count(
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
                                    row.getInt("amount_unknown"))));
        }
    }

    /** @param hurt at how many businesses people are hurt */
    record Count(int light, int heavy, int hurt, int parallel, Sums sums) {

        static final Count NONE = new Count(0, 0, 0, 0, Sums.NONE);

        Count plus(Count other) {
            return new Count(
                    light + other.light, heavy + other.heavy, hurt + other.hurt, parallel + other.parallel, sums.plus(other.sums));
        }
    }
}
