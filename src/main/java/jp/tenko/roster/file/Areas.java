package jp.tenko.roster.file;

import java.util.Objects;
import java.util.stream.Stream;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.RosterSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Districts and trades are there as soon as a file names them. Tables: {@code district}, {@code trade}. */
@Component
class Areas {

    private final JdbcClient db;
    private final RosterSettings settings;

    Areas(JdbcClient db, RosterSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /**
     * @param names in the order of the file, which becomes the order of lists where the office has set no other ({@code
     *     tenko.roster.order}); those that are known stay where they are
     */
    void addDistricts(OrganizationId organization, Stream<@Nullable String> names) {
        add("district", organization, names);
    }

    void addTrades(OrganizationId organization, Stream<@Nullable String> names) {
        add("trade", organization, names);
    }

    private void add(String table, OrganizationId organization, Stream<@Nullable String> names) {
        db.sql("""
                insert into %1$s (organization_id, name, ordinal)
                select :organization, new.name,
                       (select count(*) from %1$s d where d.organization_id = :organization)
                           + row_number() over (order by array_position(:order::text[], new.name), new.place)
                from unnest(:names) with ordinality as new (name, place)
                where not exists (select from %1$s d
                                  where d.organization_id = :organization and d.name = new.name)
                """.formatted(table))
                .param("organization", organization.value())
                .param("order", settings.order().toArray(String[]::new))
                .param("names", names.filter(Objects::nonNull).distinct().toArray(String[]::new))
                .update();
    }
}
