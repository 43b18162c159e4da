package jp.tenko.damage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Area;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code district_overview}. */
@Repository
class OverviewRows {

    private final JdbcClient db;
    private final AnswersColumn answers;

    OverviewRows(JdbcClient db, AnswersColumn answers) {
        this.db = db;
        this.answers = answers;
    }

    /** What each of them said last of each district and trade, the newest first. */
    List<Overview> newest(Incident incident) {
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

    /** Those of these ids. */
    Map<Long, Overview> byIds(OrganizationId organization, Collection<Long> ids) {
        Map<Long, Overview> byId = new HashMap<>();
        db.sql("select * from district_overview where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> byId.put(row.getLong("id"), overview(organization, row)))
                .list();
        return byId;
    }

    /** @return its id; empty when the same event has written it before */
    Optional<Long> write(Overview overview, Incident incident) {
        return db.sql("""
                insert into district_overview (incident_id, district, trade, contact_id, member_id, look, roads, sure,
                                               questions, answers, sensitive, said_at, received_at, event_id)
                values (:incident, :district, :trade, :contact, :member, :look, :roads, :sure,
                        string_to_array(:questions, E'\\n'), :answers::jsonb, :sensitive, :saidAt, :receivedAt, :event)
                on conflict do nothing
                returning id
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
                .param("saidAt", overview.saidAt().atOffset(ZoneOffset.UTC))
                .param("receivedAt", overview.receivedAt().atOffset(ZoneOffset.UTC))
                .param("event", overview.eventId())
                .query(Long.class)
                .optional();
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
