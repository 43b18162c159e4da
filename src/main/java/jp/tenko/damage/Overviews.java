package jp.tenko.damage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.Area;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the directors of districts and trades say, every time they say it. Table: {@code district_overview}. */
@Component
public class Overviews {

    private final JdbcClient db;
    private final Incidents incidents;
    private final AnswersColumn answers;

    Overviews(JdbcClient db, Incidents incidents, AnswersColumn answers) {
        this.db = db;
        this.incidents = incidents;
        this.answers = answers;
    }

    /** There are few of these people: one statement each. A report without an open incident opens one. */
    public void report(List<Overview> overviews) {
        for (Overview overview : overviews) {
            write(overview, incidents.ofReport(overview.organization(), overview.saidAt()));
        }
    }

    /** What each of them said last of each district and trade, the newest first. */
    public List<Overview> newest(Incident incident) {
        return db.sql("""
                select * from (
                    select distinct on (district, trade, contact_id, member_id) *
                    from district_overview where incident_id = :incident
                    order by district, trade, contact_id, member_id, said_at desc, id desc) newest
                order by said_at desc, id desc
                """)
                .param("incident", incident.id().value())
                .query((row, n) -> overview(incident.organization(), row))
                .list();
    }

    private boolean write(Overview overview, Incident incident) {
        return db.sql("""
                insert into district_overview (incident_id, district, trade, contact_id, member_id, look, roads, sure,
                                               questions, answers, sensitive, said_at, received_at, event_id)
                values (:incident, :district, :trade, :contact, :member, :look, :roads, :sure,
                        string_to_array(:questions, E'\\n'), :answers::jsonb, :sensitive, :saidAt, :receivedAt, :event)
                on conflict do nothing
                """)
                        .param("incident", incident.id().value())
                        .param("district", overview.area() instanceof Area.OfDistrict(String name) ? name : null)
                        .param("trade", overview.area() instanceof Area.OfTrade(String name) ? name : null)
                        .param("contact", overview.author() instanceof Author.ByContact(ContactId id) ? id.value() : null)
                        .param("member", overview.author() instanceof Author.ByMember(MemberId id) ? id.value() : null)
                        .param("look", overview.answer(Overview.LOOK))
                        .param("roads", overview.answer(Overview.ROADS))
                        .param("sure", overview.answer(Overview.SURE))
                        .param("questions", answers.questions(overview.answers()))
                        .param("answers", answers.json(overview.answers()))
                        .param("sensitive", overview.sensitive().toArray(String[]::new))
                        .param("saidAt", overview.saidAt().atOffset(java.time.ZoneOffset.UTC))
                        .param("receivedAt", overview.receivedAt().atOffset(java.time.ZoneOffset.UTC))
                        .param("event", overview.eventId())
                        .update()
                > 0;
    }

    private Overview overview(OrganizationId organization, ResultSet row) throws SQLException {
        Long contact = row.getObject("contact_id", Long.class);
        return new Overview(
                organization,
                area(row.getString("district"), row.getString("trade")),
                contact == null
                        ? new Author.ByMember(new MemberId(row.getLong("member_id")))
                        : new Author.ByContact(new ContactId(contact)),
                answers.read(row),
                Set.of((String[]) row.getArray("sensitive").getArray()),
                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Objects.requireNonNull(row.getString("event_id")));
    }

    private static Area area(@Nullable String district, @Nullable String trade) {
        if (district != null) {
            return new Area.OfDistrict(district);
        }
        return trade == null ? new Area.Whole() : new Area.OfTrade(trade);
    }
}
