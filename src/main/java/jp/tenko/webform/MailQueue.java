package jp.tenko.webform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails that wait to be sent, whatever they ask. Table: {@code prompt_mail}. */
@Component
class MailQueue {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int ATTEMPTS_AT_MOST = 8;

    private final JdbcClient db;
    private final Clock clock;

    MailQueue(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** One to be sent now. @param number 0: the first time; n: the nth time it asks again */
    record Due(long id, MailFor asks, int number, int attempts) {}

    /** Takes one that is due for a minute; empty when none is. */
    Optional<Due> take() {
        Instant now = clock.instant();
        return db.sql("""
                update prompt_mail set attempts = attempts + 1, next_attempt_at = :lease
                where id = (select id from prompt_mail where state = 'waiting' and next_attempt_at <= :now
                            order by next_attempt_at limit 1 for update skip locked)
                returning id, roll_call_id, member_id, incident_id, business_id, number, attempts
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .query(MailQueue::due)
                .optional();
    }

    void sent(Due due) {
        db.sql("update prompt_mail set state = 'sent', sent_at = :now, last_error = null where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", due.id())
                .update();
    }

    void notWanted(Due due) {
        db.sql("update prompt_mail set state = 'not_wanted' where id = :id").param("id", due.id()).update();
    }

    /** Again later, or given up after {@value #ATTEMPTS_AT_MOST} attempts, some hours. */
    void failed(Due due, String why) {
        db.sql("update prompt_mail set state = :state, next_attempt_at = :next, last_error = :why where id = :id")
                .param("state", due.attempts() >= ATTEMPTS_AT_MOST ? "refused" : "waiting")
                .param("next", clock.instant().plusSeconds(30L << Math.min(due.attempts(), 8)).atOffset(ZoneOffset.UTC))
                .param("why", why)
                .param("id", due.id())
                .update();
    }

    private static Due due(ResultSet row, int n) throws SQLException {
        Long rollCall = row.getObject("roll_call_id", Long.class);
        MailFor asks = rollCall != null
                ? new MailFor.RollCall(new RollCallId(rollCall), new MemberId(row.getLong("member_id")))
                : new MailFor.Survey(new IncidentId(row.getLong("incident_id")), new BusinessId(row.getLong("business_id")));
        return new Due(row.getLong("id"), asks, row.getInt("number"), row.getInt("attempts"));
    }
}
