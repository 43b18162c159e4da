package jp.tenko.roster;

import java.util.List;
import java.util.Optional;
import jp.tenko.line.ChannelKey;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organizations that call their roll here, each with its own LINE channel. Table: {@code organization}. */
@Component
public class Organizations {

    private static final RowMapper<Organization> ORGANIZATION = (row, n) -> new Organization(
            new OrganizationId(row.getLong("id")), new ChannelKey(row.getString("channel")), row.getString("name"));

    /** As the office calls itself ({@link OfficeTexts#NAME}), else as the configuration does. */
    private static final String SELECT = """
            select o.id, o.channel, coalesce(s.value, o.name) as name
            from organization o left join setting s on s.organization_id = o.id and s.name = 'office.name'
            """;

    private final JdbcClient db;

    Organizations(JdbcClient db) {
        this.db = db;
    }

    /** Whose channel this is; empty when the channel belongs to nobody (its settings name no organization). */
    public Optional<Organization> of(ChannelKey channel) {
        return db.sql(SELECT + "where o.channel = :channel")
                .param("channel", channel.value())
                .query(ORGANIZATION)
                .optional();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none of this id */
    public Organization get(OrganizationId id) {
        return db.sql(SELECT + "where o.id = :id")
                .param("id", id.value())
                .query(ORGANIZATION)
                .single();
    }

    /** As the configuration calls it. */
    public String configuredName(OrganizationId id) {
        return db.sql("select name from organization where id = :id").param("id", id.value()).query(String.class).single();
    }

    /** All of them, the oldest first. */
    public List<Organization> all() {
        return db.sql(SELECT + "order by o.id")
                .query(ORGANIZATION)
                .list();
    }

    /** Makes the organization of this channel; one that is there already only takes the name. */
    public Organization put(ChannelKey channel, String name) {
        return db.sql("""
                insert into organization (channel, name) values (:channel, :name)
                on conflict (channel) do update set name = excluded.name
                returning id, channel, name
                """)
                .param("channel", channel.value())
                .param("name", name)
                .query(ORGANIZATION)
                .single();
    }

    /** Whoever takes over a file of this organization waits here until an earlier one is committed. */
    public void lock(OrganizationId id) {
        db.sql("select id from organization where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }
}
