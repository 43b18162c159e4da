package jp.tenko.damage.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import jp.tenko.damage.Level;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Position;
import org.jspecify.annotations.Nullable;

/** How a {@link DamageLine} is read from the database. */
final class LineRow {

    /** {@code b} the business, {@code d} its damage (perhaps none), {@code c} its case (perhaps none). */
    static final String COLUMNS = """
            select b.id, b.number, b.name, t.name as trade, k.name as district, b.address, b.telephone, b.email, b.latitude, b.longitude,
                   coalesce(d.revisions, 0) as revisions, d.said_at, d.business_id as said_by, d.level, d.hurt, d.trading,
                   d.yen_building, d.yen_equipment, d.yen_vehicle, d.yen_goods, d.yen_unspecified, d.amount_unknown, d.parallel,
                   c.state, m.name as on_it
            """;

    static final String JOINS = """
            left join trade t on t.id = b.trade_id
            left join district k on k.id = b.district_id
            left join lateral (select state, member_id from damage_case
                               where incident_id = :incident and business_id = b.id order by version desc limit 1) c on true
            left join member m on m.id = c.member_id
            """;

    private LineRow() {}

    static DamageLine read(ResultSet row, int n) throws SQLException {
        return new DamageLine(
                new BusinessId(row.getLong("id")),
                row.getString("number"),
                row.getString("name"),
                row.getString("trade"),
                row.getString("district"),
                row.getString("address"),
                row.getString("telephone"),
                row.getString("email"),
                position(row),
                row.getInt("revisions"),
                saidAt(row),
                Optional.ofNullable(row.getString("level")).map(Level::of).orElse(null),
                row.getString("hurt"),
                row.getString("trading"),
                new DamageLine.Yen(
                        row.getObject("yen_building", Long.class),
                        row.getObject("yen_equipment", Long.class),
                        row.getObject("yen_vehicle", Long.class),
                        row.getObject("yen_goods", Long.class),
                        row.getObject("yen_unspecified", Long.class),
                        row.getBoolean("amount_unknown")),
                row.getBoolean("parallel"),
                Optional.ofNullable(row.getString("state")).flatMap(CaseState::of).orElse(CaseState.OPEN),
                row.getString("on_it"));
    }

    static @Nullable Instant saidAt(ResultSet row) throws SQLException {
        OffsetDateTime time = row.getObject("said_at", OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Position position(ResultSet row) throws SQLException {
        Double latitude = row.getObject("latitude", Double.class);
        Double longitude = row.getObject("longitude", Double.class);
        return latitude == null || longitude == null ? null : new Position(latitude, longitude);
    }
}
