package jp.tenko.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The waiting side of what goes out by itself. A claim is a lease, as in the outbox; but SMTP knows no retry key, so what somebody
 * died with is not sent again: whether the server took it, a person asks.
 */
@Repository
class SendingQueue {

    /** Renewed as long as somebody is sending ({@link SendingLease}): of what a process died with people hear a minute later. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** After the sixth attempt, a good quarter of an hour, a person is faster. */
    static final int ATTEMPTS = 6;

    private final JdbcClient db;
    private final Clock clock;

    SendingQueue(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The next that is due, now this one's alone. Nothing of a drill, whatever its address. */
    @Transactional
    Optional<Submission> claim() {
        Instant now = clock.instant();
        return db.sql("""
                update submission set state = 'sending', attempts = attempts + 1, next_attempt_at = :lease
                where id = (select s.id from submission s join incident i on i.id = s.incident_id
                            where s.state = 'approved' and s.next_attempt_at <= :now and s.address <> '' and not i.drill
                            order by s.next_attempt_at, s.id limit 1
                            for update of s skip locked)
                returning\s""" + SubmissionRows.COLUMNS)
                .param("now", SubmissionRows.utc(now))
                .param("lease", SubmissionRows.utc(now.plus(LEASE)))
                .query(SubmissionRows::submission)
                .optional();
    }

    /** It is being sent still. */
    void renew(SubmissionId id) {
        db.sql("update submission set next_attempt_at = :lease where id = :id and state = 'sending'")
                .param("lease", SubmissionRows.utc(clock.instant().plus(LEASE)))
                .param("id", id.value())
                .update();
    }

    /** Whoever was sending these died in the middle: nobody sends them again before a person has asked. */
    List<Submission> leftInTheMiddle() {
        return db.sql("""
                update submission set state = 'refused', unsure = true, next_attempt_at = null, answer = 'stopped'
                where state = 'sending' and next_attempt_at <= :now
                returning\s""" + SubmissionRows.COLUMNS)
                .param("now", SubmissionRows.utc(clock.instant()))
                .query(SubmissionRows::submission)
                .list();
    }

    Optional<Submission> sent(SubmissionId id, String answer) {
        return settle(id, "sent", false, answer);
    }

    Optional<Submission> refused(SubmissionId id, boolean unsure, String answer) {
        return settle(id, "refused", unsure, answer);
    }

    /** Again later, each time twice as late: 30 s, 1 min, 2 … */
    void later(Submission submission, String answer) {
        Duration wait = Duration.ofSeconds(30L << Math.min(submission.attempts() - 1, 6));
        db.sql("""
                update submission set state = 'approved', next_attempt_at = :next, answer = :answer
                where id = :id and state = 'sending'
                """)
                .param("next", SubmissionRows.utc(clock.instant().plus(wait)))
                .param("answer", answer)
                .param("id", submission.id().value())
                .update();
    }

    private Optional<Submission> settle(SubmissionId id, String state, boolean unsure, String answer) {
        return db.sql("""
                update submission set state = :state, unsure = :unsure, answer = :answer, next_attempt_at = null,
                                      sent_at = case when :state = 'sent' then :now::timestamptz end
                where id = :id and state = 'sending'
                returning\s""" + SubmissionRows.COLUMNS)
                .param("state", state)
                .param("unsure", unsure)
                .param("answer", answer)
                .param("now", SubmissionRows.utc(clock.instant()))
                .param("id", id.value())
                .query(SubmissionRows::submission)
                .optional();
    }
}
