package jp.tenko.webform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import jp.tenko.rollcall.OtherWay;
import jp.tenko.rollcall.RollCall;
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

    private static final Duration JUST_NOW = Duration.ofMinutes(1);

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
}
