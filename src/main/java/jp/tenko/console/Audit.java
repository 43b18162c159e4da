package jp.tenko.console;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.signin.Deeds;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people did here, and whom they looked up, to be written ({@link Deeds}) and to be read. Table: {@code audit}.
 */
@Repository
public class Audit {

    private final JdbcClient db;
    private final Deeds deeds;

    Audit(JdbcClient db, Deeds deeds) {
        this.db = db;
        this.deeds = deeds;
    }

    /**
     * @param deed its words are {@code audit.<deed>}
     * @param about null: nobody in particular
     * @param detail what was chosen, in figures and codes; no telephone numbers, no answers
     */
    public void note(SignedIn by, String deed, @Nullable MemberId about, @Nullable String detail) {
        deeds.note(by.account(), deed, about, detail);
    }

    public void note(SignedIn by, String deed) {
        note(by, deed, null, null);
    }

    /** A line of the log. */
    record Entry(long id, Instant at, String who, String deed, @Nullable String about, @Nullable String detail) {}

    /**
     * The newest first.
     *
     * @param before only older ones than this id; {@link Long#MAX_VALUE} for the newest
     */
    List<Entry> read(OrganizationId organization, long before, int atMost) {
        return db.sql("""
                select l.id, l.at, coalesce(m.name, a.name) as who, l.deed, about.name as about, l.detail
                from audit l
                join account a on a.id = l.account_id
                left join member m on m.id = a.member_id
                left join member about on about.id = l.member_id
                where l.organization_id = :organization and l.id < :before
                order by l.id desc limit :most
                """)
                .param("organization", organization.value())
                .param("before", before)
                .param("most", atMost)
                .query((row, n) -> new Entry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("deed"),
                        row.getString("about"),
                        row.getString("detail")))
                .list();
    }
}
