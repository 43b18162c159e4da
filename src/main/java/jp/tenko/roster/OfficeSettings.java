package jp.tenko.roster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an organization has set otherwise than the configuration. What a value means, and which are right, the package knows that reads
 * it. Table: {@code setting}.
 */
@Component
public class OfficeSettings {

    /** Hours in which nobody is disturbed with what can wait, {@code 21:00-07:00} in Japan; not set: none. */
    public static final String QUIET_HOURS = "quiet-hours";

    private final JdbcClient db;

    OfficeSettings(JdbcClient db) {
        this.db = db;
    }

    /** Name ({@code roll-call.deadline}) → value; what is not in it is as the configuration says. */
    public Map<String, String> of(OrganizationId organization) {
        return db.sql("select name, value from setting where organization_id = :organization")
                .param("organization", organization.value())
                .query((row, n) -> Map.entry(row.getString("name"), row.getString("value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** In the caller's transaction. */
    public void set(OrganizationId organization, String name, String value, Instant now) {
        db.sql("""
                insert into setting (organization_id, name, value, changed_at) values (:organization, :name, :value, :now)
                on conflict (organization_id, name) do update set value = excluded.value, changed_at = excluded.changed_at
                """)
                .param("organization", organization.value())
                .param("name", name)
                .param("value", value)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** From now on as the configuration says. */
    public void reset(OrganizationId organization, String name) {
        db.sql("delete from setting where organization_id = :organization and name = :name")
                .param("organization", organization.value())
                .param("name", name)
                .update();
    }
}
