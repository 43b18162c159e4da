package jp.tenko.submission.federation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who types what, and what was typed. A restart loses nothing of it. Table: {@code typed_entry}. */
@Repository
public class TypedEntries {

    /** Whoever has not finished by then has gone to something else. */
    public static final Duration TAKEN_FOR = Duration.ofMinutes(30);

    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};
    private static final String COLUMNS = "business_id, taken_by, taken_at, typed_by, typed_at, typed::text as typed";

    private final JdbcClient db;
    private final Clock clock;

    TypedEntries(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those that somebody has begun. */
    public Map<BusinessId, TypedEntry> of(IncidentId incident) {
        return db.sql("select " + COLUMNS + " from typed_entry where incident_id = :incident")
                .param("incident", incident.value())
                .query(this::entry)
                .list()
                .stream()
                .collect(Collectors.toMap(TypedEntry::business, Function.identity()));
    }

    public TypedEntry of(IncidentId incident, BusinessId business) {
        return Optional.ofNullable(of(incident).get(business)).orElseGet(() -> TypedEntry.none(business));
    }

    /** Changes whenever somebody takes or types something, or something new is said: a cheap look before the whole is gathered. */
    public String fingerprint(IncidentId incident) {
        return db.sql("""
                select md5(row((select array_agg((business_id, taken_by, taken_at, typed_at)::text order by business_id)
                                from typed_entry where incident_id = :incident),
                               (select max(id) from damage_report where incident_id = :incident),
                               (select max(written_at) || ' ' || count(*) from damage_description where incident_id = :incident))::text)
                """)
                .param("incident", incident.value())
                .query(String.class)
                .single();
    }

    /**
     * From now on this person types it.
     *
     * @param anyway also when somebody else does
     * @return false when somebody else is typing it; then nothing changed
     */
    public boolean take(IncidentId incident, BusinessId business, MemberId by, boolean anyway) {
        Instant now = clock.instant();
        return db.sql("""
                insert into typed_entry (incident_id, business_id, taken_by, taken_at) values (:incident, :business, :by, :now)
                on conflict (incident_id, business_id) do update set taken_by = excluded.taken_by, taken_at = excluded.taken_at
                where :anyway or typed_entry.taken_by is null or typed_entry.taken_by = :by or typed_entry.taken_at < :old
                """)
                        .param("incident", incident.value())
                        .param("business", business.value())
                        .param("by", by.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("anyway", anyway)
                        .param("old", now.minus(TAKEN_FOR).atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** They do not type it after all. */
    public void release(IncidentId incident, BusinessId business, MemberId by) {
        db.sql("""
                update typed_entry set taken_by = null, taken_at = null
                where incident_id = :incident and business_id = :business and taken_by = :by
                """)
                .param("incident", incident.value())
                .param("business", business.value())
                .param("by", by.value())
                .update();
    }

    /**
     * It stands in the federation's system as these fields say.
     *
     * @return false when somebody else is typing it; then nothing changed
     */
    public boolean typed(IncidentId incident, BusinessId business, MemberId by, List<Field> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.merge(field.name(), field.value(), (one, other) -> one + " / " + other));
        Instant now = clock.instant();
        return db.sql("""
                insert into typed_entry (incident_id, business_id, typed_by, typed_at, typed)
                values (:incident, :business, :by, :now, :typed::jsonb)
                on conflict (incident_id, business_id) do update
                set typed_by = excluded.typed_by, typed_at = excluded.typed_at, typed = excluded.typed, taken_by = null, taken_at = null
                where typed_entry.taken_by is null or typed_entry.taken_by = :by or typed_entry.taken_at < :old
                """)
                        .param("incident", incident.value())
                        .param("business", business.value())
                        .param("by", by.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("old", now.minus(TAKEN_FOR).atOffset(ZoneOffset.UTC))
                        .param("typed", JsonMapper.shared().writeValueAsString(values))
                        .update()
                > 0;
    }

    /** It was ticked off by mistake. */
    public void untyped(IncidentId incident, BusinessId business) {
        db.sql("""
                update typed_entry set typed_by = null, typed_at = null, typed = null
                where incident_id = :incident and business_id = :business
                """)
                .param("incident", incident.value())
                .param("business", business.value())
                .update();
    }

    private TypedEntry entry(ResultSet row, int n) throws SQLException {
        Instant takenAt = time(row, "taken_at");
        boolean taken = takenAt != null && takenAt.isAfter(clock.instant().minus(TAKEN_FOR));
        String typed = row.getString("typed");
        return new TypedEntry(
                new BusinessId(row.getLong("business_id")),
                taken ? member(row, "taken_by") : null,
                taken ? takenAt : null,
                member(row, "typed_by"),
                time(row, "typed_at"),
                typed == null ? Map.of() : JsonMapper.shared().readValue(typed, FIELDS));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable MemberId member(ResultSet row, String column) throws SQLException {
        Long id = row.getObject(column, Long.class);
        return id == null ? null : new MemberId(id);
    }
}
