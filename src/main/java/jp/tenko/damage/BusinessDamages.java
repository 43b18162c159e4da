package jp.tenko.damage;

import static jp.tenko.damage.RevisionRows.all;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code business_damage}: what is counted, one row for each business in each incident. */
@Repository
class BusinessDamages {

    private final JdbcClient db;

    BusinessDamages(JdbcClient db) {
        this.db = db;
    }

    /** Until the transaction ends nobody else reports for these; in one order, so that nobody waits for each other. */
    void lock(Collection<Reported> reported) {
        db.sql("""
                insert into business_damage as d (incident_id, business_id)
                select * from unnest(:incidents::bigint[], :businesses::bigint[]) as r (incident, business)
                order by incident, business
                on conflict (incident_id, business_id) do update set revisions = d.revisions
                """)
                .param("incidents", all(reported, one -> one.incident().value(), Long[]::new))
                .param("businesses", all(reported, one -> one.business().value(), Long[]::new))
                .update();
    }

    void put(List<Row> rows) {
        db.sql("""
                update business_damage d
                set revisions = r.revisions, said_at = r.said_at::timestamptz, level = r.level, severity = r.severity,
                    hurt = r.hurt, trading = r.trading, depth_cm = r.depth, hit = string_to_array(r.hit, ' '),
                    help = string_to_array(r.help, ' '), yen_building = r.building, yen_equipment = r.equipment,
                    yen_vehicle = r.vehicle, yen_goods = r.goods, yen_unspecified = r.unspecified, vehicles = r.vehicles,
                    amount_unknown = r.amount_unknown, parallel = r.parallel
                from unnest(:incidents::bigint[], :businesses::bigint[], :revisions::int[], :saidAts::text[], :levels::text[],
                            :severities::text[], :hurts::text[], :tradings::text[], :depths::int[], :hits::text[],
                            :helps::text[], :buildings::bigint[], :equipments::bigint[], :vehicleYens::bigint[],
                            :goods::bigint[], :unspecifieds::bigint[], :vehicles::int[], :unknowns::boolean[],
                            :parallels::boolean[])
                     as r (incident, business, revisions, said_at, level, severity, hurt, trading, depth, hit, help, building,
                           equipment, vehicle, goods, unspecified, vehicles, amount_unknown, parallel)
                where d.incident_id = r.incident and d.business_id = r.business
                """)
                .param("incidents", all(rows, row -> row.of().incident().value(), Long[]::new))
                .param("businesses", all(rows, row -> row.of().business().value(), Long[]::new))
                .param("revisions", all(rows, Row::revisions, Integer[]::new))
                .param("saidAts", all(rows, row -> row.saidAt().toString(), String[]::new))
                .param("levels", all(rows, row -> code(row.figures().level()), String[]::new))
                .param("severities", all(rows, row -> code(row.figures().severity()), String[]::new))
                .param("hurts", all(rows, row -> row.figures().hurt(), String[]::new))
                .param("tradings", all(rows, row -> row.figures().trading(), String[]::new))
                .param("depths", all(rows, row -> row.figures().depthCm(), Integer[]::new))
                .param("hits", all(rows, row -> String.join(" ", row.figures().hit()), String[]::new))
                .param("helps", all(rows, row -> String.join(" ", row.figures().help()), String[]::new))
                .param("buildings", all(rows, row -> row.figures().amounts().building(), Long[]::new))
                .param("equipments", all(rows, row -> row.figures().amounts().equipment(), Long[]::new))
                .param("vehicleYens", all(rows, row -> row.figures().amounts().vehicle(), Long[]::new))
                .param("goods", all(rows, row -> row.figures().amounts().goods(), Long[]::new))
                .param("unspecifieds", all(rows, row -> row.figures().amounts().unspecified(), Long[]::new))
                .param("vehicles", all(rows, row -> row.figures().vehicles(), Integer[]::new))
                .param("unknowns", all(rows, row -> row.figures().amounts().unknown(), Boolean[]::new))
                .param("parallels", all(rows, Row::parallel, Boolean[]::new))
                .update();
    }

    private static @Nullable String code(@Nullable Level level) {
        return level == null ? null : level.code();
    }

    private static @Nullable String code(@Nullable Severity severity) {
        return severity == null ? null : severity.code();
    }

    /** What is known of one business now. */
    record Row(Reported of, int revisions, Instant saidAt, Figures figures, boolean parallel) {

        static Row of(Reported reported, List<Revision> revisions) {
            return new Row(
                    reported,
                    revisions.size(),
                    revisions.stream().map(Revision::saidAt).max(Instant::compareTo).orElseThrow(),
                    Figures.of(Known.of(revisions)),
                    Known.parallel(revisions));
        }
    }
}
