package jp.tenko.webform;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import jp.tenko.damage.SurveyByMail;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * The damage survey as mails, to businesses whom LINE does not reach. A mail is a row first and is sent after the commit
 * ({@link PromptMailSender}); whoever has reported by then is not asked. Table: {@code prompt_mail}.
 */
@Component
public class SurveyMails implements SurveyByMail {

    /** Two of the office at the same list, or one who taps twice: one mail. */
    private static final Duration JUST_NOW = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final boolean thereIsAServer;
    private final Clock clock;

    SurveyMails(JdbcClient db, ObjectProvider<JavaMailSender> sender, Clock clock) {
        this.db = db;
        this.thereIsAServer = sender.stream().findFirst().isPresent();
        this.clock = clock;
    }

    /** Whether a mail can go to this address: there is one, and a mail server is set. */
    public boolean reaches(@Nullable String email) {
        return thereIsAServer && email != null;
    }

    /** @return how many mails wait now; a business that was asked within ten minutes is not asked again */
    @Override
    public int ask(IncidentId incident, Collection<BusinessId> businesses) {
        if (businesses.isEmpty() || !thereIsAServer) {
            return 0;
        }
        Instant now = clock.instant();
        return db.sql("""
                insert into prompt_mail (incident_id, business_id, number, next_attempt_at)
                select :incident, b.id, count(p.id), :now
                from unnest(:businesses::bigint[]) as asked (id)
                join business b on b.id = asked.id and b.email is not null
                left join prompt_mail p on p.incident_id = :incident and p.business_id = b.id
                group by b.id having max(p.next_attempt_at) is null or max(p.next_attempt_at) < :justNow
                on conflict do nothing
                """)
                .param("incident", incident.value())
                .param("businesses", businesses.stream().map(BusinessId::value).toArray(Long[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("justNow", now.minus(JUST_NOW).atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * The newest mail to a business.
     *
     * @param state {@code waiting}, {@code sent}, {@code not_wanted} or {@code refused}
     * @param sentAt null: not sent
     */
    public record Mailed(String state, @Nullable Instant sentAt) {}

    /** Whoever got none is not in the map. */
    public Map<BusinessId, Mailed> newest(IncidentId incident, Collection<BusinessId> businesses) {
        return db.sql("""
                select distinct on (business_id) business_id, state, sent_at from prompt_mail
                where incident_id = :incident and business_id = any(:businesses) order by business_id, number desc
                """)
                .param("incident", incident.value())
                .param("businesses", businesses.stream().map(BusinessId::value).toArray(Long[]::new))
                .query((row, n) -> {
                    OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
                    return Map.entry(new BusinessId(row.getLong("business_id")),
                            new Mailed(row.getString("state"), sent == null ? null : sent.toInstant()));
                })
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
