package jp.tenko.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tenko.line.LineUserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * District and trade directors (地区理事・業種理事), who are asked first how things look. Table: {@code officer}.
 */
@Component
public class Officers {

    private static final String SELECT = """
            select f.contact_id, f.member_id, d.name as district, t.name as trade,
                   coalesce(c.name, m.name) as name, coalesce(c.telephone, m.telephone) as telephone,
                   coalesce(c.language, m.language) as language,
                   case when c.id is not null and c.unreachable_since is null then c.line_user_id
                        when m.id is not null and m.unreachable_since is null then m.line_user_id end as reachable
            from officer f
            left join district d on d.id = f.district_id
            left join trade t on t.id = f.trade_id
            left join contact c on c.id = f.contact_id
            left join member m on m.id = f.member_id
            where m.left_at is null and
            """;
    private static final String ORDER = "order by d.ordinal nulls last, t.ordinal, f.id";

    private final JdbcClient db;

    Officers(JdbcClient db) {
        this.db = db;
    }

    /** All of them, districts first; somebody with two posts twice. */
    public List<Officer> of(OrganizationId organization) {
        return db.sql(SELECT + "f.organization_id = :organization\n" + ORDER)
                .param("organization", organization.value())
                .query((row, n) -> officer(row))
                .list();
    }

    /** The posts of those of these members who hold one. */
    public Map<MemberId, List<Post>> postsOfMembers(Collection<MemberId> members) {
        return db.sql(SELECT + "f.member_id = any(:ids)\n" + ORDER)
                .param("ids", members.stream().map(MemberId::value).toArray(Long[]::new))
                .query((row, n) -> officer(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Officer::member, Collectors.mapping(Officer::post, Collectors.toList())));
    }

    Map<ContactId, List<Post>> postsOfContacts(Long[] contacts) {
        return db.sql(SELECT + "f.contact_id = any(:ids)\n" + ORDER)
                .param("ids", contacts)
                .query((row, n) -> officer(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Officer::contact, Collectors.mapping(Officer::post, Collectors.toList())));
    }

    private static Officer officer(ResultSet row) throws SQLException {
        String district = row.getString("district");
        return new Officer(
                new Post(district == null ? new Area.OfTrade(row.getString("trade")) : new Area.OfDistrict(district)),
                Optional.ofNullable(row.getObject("contact_id", Long.class)).map(ContactId::new).orElse(null),
                Optional.ofNullable(row.getObject("member_id", Long.class)).map(MemberId::new).orElse(null),
                row.getString("name"),
                row.getString("telephone"),
                row.getString("language"),
                Optional.ofNullable(row.getString("reachable")).map(LineUserId::new).orElse(null));
    }
}
