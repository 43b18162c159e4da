package jp.tenko.damage;

import static jp.tenko.damage.RevisionRows.all;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hearing sheets (ヒアリングシート) that take days: saved at the end of each group, so that nothing is lost with Redis or a
 * telephone, and gone on with by whoever has the time. A finished one goes to {@link DamageReports#revise}. Table:
 * {@code hearing_draft}.
 */
@Component
public class HearingSheets {

    private final JdbcClient db;
    private final Incidents incidents;
    private final AnswersColumn answers;

    HearingSheets(JdbcClient db, Incidents incidents, AnswersColumn answers) {
        this.db = db;
        this.incidents = incidents;
        this.answers = answers;
    }

    /** A group is answered. An older save that comes late changes nothing. @param passedOver see {@link HearingDraft} */
    public void save(Statement group, Collection<String> passedOver) {
        List<Statement> groups = List.of(group);
        List<Incident> belongs = groups.stream()
                .map(one -> incidents.ofReport(one.organization(), one.saidAt()))
                .toList();
        db.sql("""
                insert into hearing_draft as d
                    (incident_id, business_id, author, questions, answers, sensitive, based_on, said_at)
                select distinct on (incident, business, author)
                       incident, business, author, string_to_array(questions, E'\\n'), answers::jsonb,
                       string_to_array(sensitive, E'\\n'), based_on, said_at::timestamptz
                from unnest(:incidents::bigint[], :businesses::bigint[], :authors::text[], :questions::text[],
                            :answers::text[], :sensitive::text[], :basedOns::int[], :saidAts::text[])
                     as r (incident, business, author, questions, answers, sensitive, based_on, said_at)
                order by incident, business, author, said_at::timestamptz desc
                on conflict (incident_id, business_id, author) do update
                set questions = excluded.questions, answers = excluded.answers, sensitive = excluded.sensitive,
                    based_on = excluded.based_on, said_at = excluded.said_at
                where d.said_at <= excluded.said_at
                """)
                .param("incidents", all(belongs, one -> one.id().value(), Long[]::new))
                .param("businesses", all(groups, one -> one.business().value(), Long[]::new))
                .param("authors", all(groups, one -> author(one.author()), String[]::new))
                .param("questions", all(groups, one -> answers.questions(one.answers(), passedOver), String[]::new))
                .param("answers", all(groups, one -> answers.json(one.answers()), String[]::new))
                .param("sensitive", all(groups, one -> String.join("\n", one.sensitive()), String[]::new))
                .param("basedOns", all(groups, Statement::basedOn, Integer[]::new))
                .param("saidAts", all(groups, one -> one.saidAt().toString(), String[]::new))
                .update();
    }

    /**
     * The sheet that was worked on last and is not finished, also of a registration that was found in the list; empty when there
     * is none.
     */
    public Optional<HearingDraft> draft(IncidentId incident, BusinessId business) {
        return db.sql("""
                with same as (
                    select b.id from business asked
                    cross join lateral (select coalesce(asked.listed_as, asked.id) as id) listed
                    cross join lateral (select listed.id union all select id from business where listed_as = listed.id) b
                    where asked.id = :business
                )
                select * from hearing_draft d
                where incident_id = :incident and business_id in (select id from same)
                  and not exists (select from damage_report r
                                  where r.incident_id = d.incident_id and r.business_id in (select id from same)
                                    and r.form = 'hearing_sheet' and r.said_at >= d.said_at)
                order by said_at desc limit 1
                """)
                .param("incident", incident.value())
                .param("business", business.value())
                .query((row, n) -> new HearingDraft(
                        incident,
                        business,
                        answers.read(row),
                        answers.passedOver(row),
                        row.getObject("based_on", Integer.class),
                        row.getObject("said_at", OffsetDateTime.class).toInstant(),
                        author(Objects.requireNonNull(row.getString("author")))))
                .optional();
    }

    private static String author(Author author) {
        return switch (author) {
            case Author.ByContact(ContactId contact) -> "contact:" + contact.value();
            case Author.ByMember(MemberId member) -> "member:" + member.value();
        };
    }

    private static Author author(String stored) {
        long id = Long.parseLong(stored.substring(stored.indexOf(':') + 1));
        return stored.startsWith("contact:")
                ? new Author.ByContact(new ContactId(id))
                : new Author.ByMember(new MemberId(id));
    }
}
