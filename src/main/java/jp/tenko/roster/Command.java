package jp.tenko.roster;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The chain of command (指揮の順): one director, then the deputies in the order of succession. It is changed as a whole, so
 * it is never without a director, and never has two. Table: {@code member}.
 */
@Component
public class Command {

    private final JdbcClient db;

    Command(JdbcClient db) {
        this.db = db;
    }

    /**
     * From now on these lead, in this order; everybody else is staff. In the caller's transaction.
     *
     * @param leaders the director first; at least one, nobody twice, all on the list
     */
    public void set(OrganizationId organization, List<MemberId> leaders) {
        if (leaders.isEmpty() || leaders.stream().distinct().count() < leaders.size()) {
            throw new IllegalArgumentException(leaders.size() + " leaders; expected one director and deputies, nobody twice");
        }
        Long[] ids = leaders.stream().map(MemberId::value).toArray(Long[]::new);
        int changed = db.sql("""
                update member m
                set role = case when x.place = 1 then 'director' when x.place > 1 then 'deputy' else 'staff' end,
                    deputy_order = case when x.place > 1 then x.place - 1 end
                from member k
                left join unnest(:ids) with ordinality as x (id, place) on x.id = k.id
                where m.id = k.id and m.organization_id = :organization and m.left_at is null
                """)
                .param("ids", ids)
                .param("organization", organization.value())
                .update();
        if (changed < leaders.size()) {
            throw new IllegalStateException("a leader is not of organization " + organization.value());
        }
    }
}
