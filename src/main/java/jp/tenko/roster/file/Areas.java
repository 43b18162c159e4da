package jp.tenko.roster.file;

import java.util.Objects;
import java.util.stream.Stream;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Districts and trades are there as soon as a file names them. Tables: {@code district}, {@code trade}. */
@Component
class Areas {

    private final JdbcClient db;

    Areas(JdbcClient db) {
        this.db = db;
    }

    /** @param names in the order of the file, which becomes the order of lists; those that are known stay where they are */
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
                           + row_number() over (order by new.place)
                from unnest(:names) with ordinality as new (name, place)
                where not exists (select from %1$s d
                                  where d.organization_id = :organization and d.name = new.name)
                """.formatted(table))
                .param("organization", organization.value())
                .param("names", names.filter(Objects::nonNull).distinct().toArray(String[]::new))
                .update();
    }
}
