package jp.tenko.damage.desk;

import jp.tenko.roster.FoldedName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A {@link DamageFilter} as SQL: fixed words only, what people typed goes in as parameters. */
final class DamageConditions {

    String of(DamageFilter filter) {
        StringBuilder sql = new StringBuilder();
        sql.append(switch (filter.status()) {
            case DamageFilter.DAMAGED -> " and d.severity is not null\n";
            case DamageFilter.HURT -> " and d.hurt = 'hurt'\n";
            case DamageFilter.PARALLEL -> " and d.parallel\n";
            case DamageFilter.UNKNOWN -> " and d.amount_unknown\n";
            default -> "";
        });
        add(sql, filter.district(), " and k.name = :district\n");
        add(sql, filter.trade(), " and t.name = :trade\n");
        add(sql, filter.level(), " and d.level = :level\n");
        add(sql, filter.state(), " and coalesce(c.state, 'open') = :state and (d.severity is not null or d.hurt = 'hurt' or c.state is not null)\n");
        add(sql, filter.name(), " and (strpos(b.folded_name, :folded) > 0 or b.number = :number)\n");
        return sql.toString();
    }

    JdbcClient.StatementSpec with(JdbcClient.StatementSpec query, DamageFilter filter) {
        JdbcClient.StatementSpec with = query;
        with = filter.district().isEmpty() ? with : with.param("district", filter.district());
        with = filter.trade().isEmpty() ? with : with.param("trade", filter.trade());
        with = filter.level().isEmpty() ? with : with.param("level", filter.level());
        with = filter.state().isEmpty() ? with : with.param("state", filter.state());
        return filter.name().isEmpty()
                ? with
                : with.param("folded", FoldedName.of(filter.name())).param("number", filter.name().strip());
    }

    private static void add(StringBuilder sql, String chosen, String condition) {
        if (!chosen.isEmpty()) {
            sql.append(condition);
        }
    }
}
