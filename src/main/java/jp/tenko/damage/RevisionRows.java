package jp.tenko.damage;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code damage_report}: written and read for many businesses in one statement. */
@Repository
class RevisionRows {

    /** Rows read ahead where there may be many. */
    private static final int FETCHED = 500;

    private final JdbcClient db;
    private final AnswersColumn answers;

    RevisionRows(JdbcClient db, AnswersColumn answers) {
        this.db = db;
        this.answers = answers;
    }

    /**
     * All revisions of these, in the order in which they were said; with those of a registration that was found in the list
     * and is the listed business since. Who has none is not in the map.
     */
    Map<Reported, List<Revision>> of(Collection<Reported> reported) {
        return of(reported, "r.answers");
    }

    /** The same for somebody who may not see what is personal. */
    Map<Reported, List<Revision>> withoutPersonal(Collection<Reported> reported) {
        return of(reported, Personal.LEFT_OUT);
    }

    /** @param shown what is read as the answers: the first column of that name */
    private Map<Reported, List<Revision>> of(Collection<Reported> reported, String shown) {
        return db.sql("select " + shown + """
                 as answers, r.*, w.business as asked
                from unnest(:incidents::bigint[], :businesses::bigint[]) as w (incident, business)
                cross join lateral (select coalesce(listed_as, id) as id from business where id = w.business) listed
                cross join lateral (select listed.id union all select id from business where listed_as = listed.id) same
                join damage_report r on r.incident_id = w.incident and r.business_id = same.id
                order by r.said_at, r.number
                """)
                .param("incidents", all(reported, one -> one.incident().value(), Long[]::new))
                .param("businesses", all(reported, one -> one.business().value(), Long[]::new))
                .query(this::revision)
                .list()
                .stream()
                .collect(groupingBy(one -> new Reported(one.incident(), one.business())));
    }

    /**
     * All of an incident, by the id of the business in the list, those of one business one after the other in the order in which
     * they were said, each with the names of the questions that its form marks as sensitive.
     */
    void each(IncidentId incident, BiConsumer<Revision, List<String>> deed) {
        each("", incident, null, deed);
    }

    /** The same of one business, under whichever of its ids it reported. */
    void ofOne(IncidentId incident, BusinessId business, BiConsumer<Revision, List<String>> deed) {
        each("""
                and coalesce(b.listed_as, b.id) = (select coalesce(listed_as, id) from business where id = :business)
                """, incident, business, deed);
    }

    private void each(String which, IncidentId incident, @Nullable BusinessId business, BiConsumer<Revision, List<String>> deed) {
        db.sql("""
                select r.*, coalesce(b.listed_as, b.id) as asked
                from damage_report r join business b on b.id = r.business_id
                where r.incident_id = :incident and b.declined_at is null
                """ + which + "order by asked, r.said_at, r.number")
                .withFetchSize(FETCHED)
                .param("incident", incident.value())
                .param("business", business == null ? null : business.value())
                .query(row -> {
                    deed.accept(revision(row, 0), List.of((String[]) row.getArray("sensitive").getArray()));
                });
    }

    /** Those that were said last, the newest first, by the id of the business in the list. */
    List<Revision> newest(IncidentId incident, int most) {
        return db.sql("""
                select r.*, coalesce(b.listed_as, b.id) as asked
                from damage_report r join business b on b.id = r.business_id
                where r.incident_id = :incident and b.declined_at is null
                order by r.said_at desc, r.id desc limit :most
                """)
                .param("incident", incident.value())
                .param("most", most)
                .query(this::revision)
                .list();
    }

    /** Of the business, under whichever of its ids it reported. */
    Optional<IncidentId> lastIncident(BusinessId business) {
        return db.sql("""
                select r.incident_id from business asked
                join business b on coalesce(b.listed_as, b.id) = coalesce(asked.listed_as, asked.id)
                join damage_report r on r.business_id = b.id
                where asked.id = :business
                order by r.said_at desc, r.id desc limit 1
                """)
                .param("business", business.value())
                .query((row, n) -> new IncidentId(row.getLong("incident_id")))
                .optional();
    }

    List<ReportedHour> byHour(IncidentId incident) {
        return db.sql("""
                select max(said_at) as last, count(*) as reports, count(distinct business_id) as businesses
                from damage_report where incident_id = :incident
                group by date_trunc('hour', said_at) order by 1
                """)
                .param("incident", incident.value())
                .query((row, n) -> new ReportedHour(
                        row.getObject("last", OffsetDateTime.class).toInstant(), row.getInt("reports"), row.getInt("businesses")))
                .list();
    }

    void insert(List<Filed> filed) {
        List<Revision> revisions = filed.stream().map(Filed::revision).toList();
        db.sql("""
                insert into damage_report (incident_id, business_id, number, form, questions, answers, sensitive, said_at,
                                           received_at, source, contact_id, member_id, event_id, based_on, parallel_to)
                select incident, business, number, form, string_to_array(questions, E'\\n'), answers::jsonb,
                       string_to_array(sensitive, E'\\n'), said_at::timestamptz, received_at::timestamptz, source, contact, member,
                       event, based_on, parallel_to
                from unnest(:incidents::bigint[], :businesses::bigint[], :numbers::int[], :forms::text[], :questions::text[],
                            :answers::text[], :sensitive::text[], :saidAts::text[], :receivedAts::text[], :sources::text[],
                            :contacts::bigint[], :members::bigint[], :events::text[], :basedOns::int[], :parallels::int[])
                     as r (incident, business, number, form, questions, answers, sensitive, said_at, received_at, source,
                           contact, member, event, based_on, parallel_to)
                """)
                .param("incidents", all(revisions, one -> one.incident().value(), Long[]::new))
                .param("businesses", all(revisions, one -> one.business().value(), Long[]::new))
                .param("numbers", all(revisions, Revision::number, Integer[]::new))
                .param("forms", all(revisions, one -> one.form().code(), String[]::new))
                .param("questions", all(revisions, one -> answers.questions(one.answers()), String[]::new))
                .param("answers", all(revisions, one -> answers.json(one.answers()), String[]::new))
                .param("sensitive", all(filed, one -> String.join("\n", one.statement().sensitive()), String[]::new))
                .param("saidAts", all(revisions, one -> one.saidAt().toString(), String[]::new))
                .param("receivedAts", all(revisions, one -> one.receivedAt().toString(), String[]::new))
                .param("sources", all(revisions, one -> one.source().code(), String[]::new))
                .param("contacts", all(revisions, RevisionRows::contact, Long[]::new))
                .param("members", all(revisions, RevisionRows::member, Long[]::new))
                .param("events", all(revisions, Revision::eventId, String[]::new))
                .param("basedOns", all(revisions, Revision::basedOn, Integer[]::new))
                .param("parallels", all(revisions, Revision::parallelTo, Integer[]::new))
                .update();
    }

    private Revision revision(ResultSet row, int n) throws SQLException {
        Long contact = row.getObject("contact_id", Long.class);
        return new Revision(
                new IncidentId(row.getLong("incident_id")),
                new BusinessId(row.getLong("asked")),
                row.getInt("number"),
                Form.of(row.getString("form")),
                answers.read(row),
                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Source.of(row.getString("source")),
                contact == null
                        ? new Author.ByMember(new MemberId(row.getLong("member_id")))
                        : new Author.ByContact(new ContactId(contact)),
                row.getString("event_id"),
                row.getObject("based_on", Integer.class),
                row.getObject("parallel_to", Integer.class));
    }

    private static @Nullable Long contact(Revision revision) {
        return switch (revision.author()) {
            case Author.ByContact(ContactId contact) -> Long.valueOf(contact.value());
            case Author.ByMember other -> null;
        };
    }

    private static @Nullable Long member(Revision revision) {
        return switch (revision.author()) {
            case Author.ByContact other -> null;
            case Author.ByMember(MemberId member) -> Long.valueOf(member.value());
        };
    }

    static <T, C> @Nullable C[] all(Collection<T> rows, Function<T, @Nullable C> part, IntFunction<@Nullable C[]> array) {
        return rows.stream().map(part).toArray(array);
    }
}
