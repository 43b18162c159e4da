package jp.tenko.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Members who leave the staff. Nothing that they said is lost: they are only off the list, so nobody calls their roll, their phone is
 * a stranger's, and they are not let in. Table: {@code member}.
 */
@Component
public class Leaving {

    private final JdbcClient db;

    Leaving(JdbcClient db) {
        this.db = db;
    }

    /** Somebody who has left. */
    public record Gone(MemberId id, String number, String name, Instant at) {}

    /** What came of it. */
    public enum Result {
        DONE,
        /** The chain of command would have a gap: somebody else takes over first. */
        IN_COMMAND,
        /** They are off the list, or on it, already. */
        ALREADY
    }

    /** In the caller's transaction. */
    public Result leave(MemberId member, Instant now) {
        Optional<Role> role = db.sql("select role from member where id = :id and left_at is null for update")
                .param("id", member.value())
                .query((row, n) -> Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)))
                .optional();
        if (role.isEmpty()) {
            return Result.ALREADY;
        }
        if (role.get() != Role.STAFF) {
            return Result.IN_COMMAND;
        }
        db.sql("update join_code set voided_at = :now where member_id = :id and used_at is null and voided_at is null")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", member.value())
                .update();
        db.sql("""
                update member
                set left_at = :now, left_line_user_id = line_user_id, line_user_id = null, joined_at = null,
                    unreachable_since = null
                where id = :id
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", member.value())
                .update();
        return Result.DONE;
    }

    /** They are back, with their phone, unless it is somebody else's by now. */
    public Result comeBack(MemberId member, Instant now) {
        int back = db.sql("""
                update member m
                set left_at = null, left_line_user_id = null, line_user_id = free.phone, line_told_at = :now,
                    joined_at = case when free.phone is not null then cast(:now as timestamptz) end
                from (select g.id, case when not exists (select from member o where o.organization_id = g.organization_id
                                                         and o.line_user_id = g.left_line_user_id)
                                         and not exists (select from contact c where c.organization_id = g.organization_id
                                                         and c.line_user_id = g.left_line_user_id)
                                   then g.left_line_user_id end as phone
                      from member g where g.id = :id) free
                where m.id = free.id and m.left_at is not null
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", member.value())
                .update();
        return back == 1 ? Result.DONE : Result.ALREADY;
    }

    /** Who has left, the last first. */
    public List<Gone> gone(OrganizationId organization) {
        return db.sql("""
                select id, number, name, left_at from member
                where organization_id = :organization and left_at is not null order by left_at desc, id
                """)
                .param("organization", organization.value())
                .query((row, n) -> new Gone(
                        new MemberId(row.getLong("id")),
                        row.getString("number"),
                        row.getString("name"),
                        row.getObject("left_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
