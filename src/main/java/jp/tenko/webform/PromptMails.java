package jp.tenko.webform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.tenko.rollcall.OtherWay;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * The prompt and the reminders of a roll call as mails, to those whom LINE does not reach. A mail is a row first, written with the roll
 * call's own prompt, and sent after the commit by {@link PromptMailSender}. Table: {@code prompt_mail}.
 */
@Component
public class PromptMails implements OtherWay {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration JUST_NOW = Duration.ofMinutes(1);
    private static final int ATTEMPTS_AT_MOST = 8;

    private final JdbcClient db;
    private final boolean thereIsAServer;
    private final Clock clock;

    PromptMails(JdbcClient db, ObjectProvider<JavaMailSender> sender, Clock clock) {
        this.db = db;
        this.thereIsAServer = sender.stream().findFirst().isPresent();
        this.clock = clock;
    }

    /** Whether a mail can go to them: a mail server is set, and the member list has their address. */
    public boolean reaches(Member member) {
        return thereIsAServer && member.email() != null;
    }

    /** A minute apart at least: a leader who taps twice mails once. */
    @Override
    public void ask(RollCall rollCall, Collection<Member> unreached) {
        List<Long> people = unreached.stream().filter(this::reaches).map(Member::id).map(MemberId::value).toList();
        if (people.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        db.sql("""
                insert into prompt_mail (roll_call_id, member_id, number, next_attempt_at)
                select :rollCall, m, count(p.id), :now
                from unnest(:people::bigint[]) as m left join prompt_mail p on p.roll_call_id = :rollCall and p.member_id = m
                group by m having max(p.next_attempt_at) is null or max(p.next_attempt_at) < :justNow
                on conflict do nothing
                """)
                .param("rollCall", rollCall.id().value())
                .param("people", people.toArray(Long[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("justNow", now.minus(JUST_NOW).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One to be sent now. */
    record Due(long id, RollCallId rollCall, MemberId member, int number, int attempts) {}

    /** Takes one that is due for a minute; empty when none is. */
    Optional<Due> take() {
        Instant now = clock.instant();
        return db.sql("""
                update prompt_mail set attempts = attempts + 1, next_attempt_at = :lease
                where id = (select id from prompt_mail where state = 'waiting' and next_attempt_at <= :now
                            order by next_attempt_at limit 1 for update skip locked)
                returning id, roll_call_id, member_id, number, attempts
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Due(row.getLong("id"), new RollCallId(row.getLong("roll_call_id")),
                        new MemberId(row.getLong("member_id")), row.getInt("number"), row.getInt("attempts")))
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
}
