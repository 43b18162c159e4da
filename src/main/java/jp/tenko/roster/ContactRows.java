package jp.tenko.roster;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tenko.line.LineUserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How contacts are read from the database: three statements, however many people. */
@Component
class ContactRows {

    private final JdbcClient db;
    private final Officers officers;

    ContactRows(JdbcClient db, Officers officers) {
        this.db = db;
        this.officers = officers;
    }

    /** @param condition on {@code contact c} and {@code organization o}; the oldest contact comes first */
    List<Contact> where(String condition, Map<String, ?> params) {
        List<Contact> bare = db.sql("""
                select c.id, c.organization_id, c.name, c.telephone, c.language, c.line_user_id, c.unreachable_since
                from contact c
                join organization o on o.id = c.organization_id
                where %s
                order by c.joined_at nulls last, c.id
                """.formatted(condition))
                .params(params)
                .query((row, n) -> new Contact(
                        new ContactId(row.getLong("id")),
                        new OrganizationId(row.getLong("organization_id")),
                        row.getString("name"),
                        row.getString("telephone"),
                        row.getString("language"),
                        List.of(),
                        List.of(),
                        Optional.ofNullable(row.getString("line_user_id")).map(LineUserId::new).orElse(null),
                        Optional.ofNullable(row.getObject("unreachable_since", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list();
        return bare.isEmpty() ? bare : whole(bare);
    }

    private List<Contact> whole(List<Contact> bare) {
        Long[] ids = bare.stream().map(contact -> contact.id().value()).toArray(Long[]::new);
        Map<Long, List<Business>> businesses = db.sql("select cb.contact_id, " + BusinessRow.COLUMNS + """
                from contact_business cb
                join business b on b.id = cb.business_id and b.left_at is null
                """ + BusinessRow.JOINS + """
                where cb.contact_id = any(:ids)
                order by cb.since, b.id
                """)
                .param("ids", ids)
                .query((row, n) -> Map.entry(row.getLong("contact_id"), BusinessRow.BUSINESS.mapRow(row, n)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, LinkedHashMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<ContactId, List<Post>> posts = officers.postsOfContacts(ids);
        return bare.stream()
                .map(c -> new Contact(c.id(), c.organization(), c.name(), c.telephone(), c.language(),
                        businesses.getOrDefault(c.id().value(), List.of()), posts.getOrDefault(c.id(), List.of()),
                        c.lineUserId(), c.unreachableSince()))
                .toList();
    }
}
