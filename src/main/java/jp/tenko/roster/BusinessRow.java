package jp.tenko.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** How a {@link Business} is read from the database. */
final class BusinessRow {

    /** What {@link #BUSINESS} reads; {@code b} is the business, {@code t} its trade, {@code d} its district. */
    static final String COLUMNS = """
            b.id, b.organization_id, b.number, b.name, b.representative, t.name as trade, d.name as district,
            b.address, b.shopping_street, b.telephone, b.email, b.latitude, b.longitude, b.employees,
            b.society_member, b.small, b.bcp
            """;

    static final String JOINS = """
            left join trade t on t.id = b.trade_id
            left join district d on d.id = b.district_id
            """;

    static final String SELECT = "select " + COLUMNS + "from business b\n" + JOINS;

    static final RowMapper<Business> BUSINESS = (row, n) -> business(row);

    private BusinessRow() {}

    private static Business business(ResultSet row) throws SQLException {
        return new Business(
                new BusinessId(row.getLong("id")),
                new OrganizationId(row.getLong("organization_id")),
                row.getString("number"),
                row.getString("name"),
                row.getString("representative"),
                row.getString("trade"),
                row.getString("district"),
                row.getString("address"),
                row.getString("shopping_street"),
                row.getString("telephone"),
                row.getString("email"),
                position(row),
                row.getObject("employees", Integer.class),
                row.getBoolean("society_member"),
                row.getBoolean("small"),
                Bcp.of(row.getString("bcp")));
    }

    private static @Nullable Position position(ResultSet row) throws SQLException {
        Double latitude = row.getObject("latitude", Double.class);
        Double longitude = row.getObject("longitude", Double.class);
        return latitude == null || longitude == null ? null : new Position(latitude, longitude);
    }
}
