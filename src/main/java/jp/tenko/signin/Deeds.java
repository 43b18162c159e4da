package jp.tenko.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people did in the console and what systems looked up over the API: both doors write here, and no row is ever changed. A row is
 * written in the transaction of the deed: both are there or neither. Table: {@code audit}.
 */
@Repository
public class Deeds {

    private final JdbcClient db;
    private final Clock clock;

    Deeds(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param deed its words are {@code audit.<deed>} in {@code messages-console*.properties}
     * @param about null: nobody in particular
     * @param detail what was chosen, in figures and codes; no telephone numbers, no answers
     */
    public void note(Account by, String deed, @Nullable MemberId about, @Nullable String detail) {
        db.sql("""
                insert into audit (organization_id, at, account_id, deed, member_id, detail)
                values (:organization, :at, :account, :deed, :member, :detail)
                """)
                .param("organization", by.organization().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.id().value())
                .param("deed", deed)
                .param("member", about == null ? null : about.value())
                .param("detail", detail)
                .update();
    }

    /** A system asks every minute for the same: it is written down once in this time, or the log would hold nothing else. */
    public void noteOnceIn(Duration time, Account by, String deed, String detail) {
        boolean noted = db.sql("""
                select exists (select from audit where account_id = :account and deed = :deed and detail = :detail and at > :since)
                """)
                .param("account", by.id().value())
                .param("deed", deed)
                .param("detail", detail)
                .param("since", clock.instant().minus(time).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (!noted) {
            note(by, deed, null, detail);
        }
    }
}
