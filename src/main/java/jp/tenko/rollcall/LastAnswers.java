package jp.tenko.rollcall;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each member answered a roll call last, on their own phone: whoever never has may have one that nobody reads. Table: {@code reply}. */
@Component
public class LastAnswers {

    private final JdbcClient db;

    LastAnswers(JdbcClient db) {
        this.db = db;
    }

    /** Who never answered is not in the map. */
    public Map<MemberId, Instant> of(OrganizationId organization) {
        return db.sql("""
                select m.id, a.last from member m
                cross join lateral (select max(r.answered_at) as last from reply r
                                    where r.member_id = m.id and r.source <> 'proxy') a
                where m.organization_id = :organization and m.left_at is null and a.last is not null
                """)
                .param("organization", organization.value())
                .query((row, n) -> Map.entry(
                        new MemberId(row.getLong("id")), row.getObject("last", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
