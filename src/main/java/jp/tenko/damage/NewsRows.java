package jp.tenko.damage;

import static java.util.stream.Collectors.toCollection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code damage_news} and {@code damage_news_round}. */
@Repository
class NewsRows {

    private final JdbcClient db;

    NewsRows(JdbcClient db) {
        this.db = db;
    }

    void add(IncidentId incident, Set<NewsItem.Reason> reasons, @Nullable Revision revision, @Nullable Long overview, Instant at) {
        db.sql("""
                insert into damage_news (incident_id, reasons, business_id, number, overview_id, raised_at)
                values (:incident, :reasons, :business, :number, :overview, :at)
                """)
                .param("incident", incident.value())
                .param("reasons", reasons.stream().map(reason -> reason.name().toLowerCase(Locale.ROOT)).toArray(String[]::new))
                .param("business", revision == null ? null : revision.business().value())
                .param("number", revision == null ? null : revision.number())
                .param("overview", overview)
                .param("at", utc(at))
                .update();
    }

    /** Whether nobody has been told anything of this incident yet, nor will be: true for one caller only. */
    boolean isFirst(IncidentId incident) {
        return db.sql("insert into damage_news_round (incident_id) values (:incident) on conflict do nothing")
                        .param("incident", incident.value())
                        .update()
                > 0;
    }

    /** When the leaders were told last, and will be next; nobody else decides until the transaction ends. */
    Round lock(IncidentId incident) {
        return db.sql("""
                insert into damage_news_round as r (incident_id) values (:incident)
                on conflict (incident_id) do update set told_at = r.told_at
                returning told_at, due_at
                """)
                .param("incident", incident.value())
                .query((row, n) -> new Round(time(row, "told_at"), time(row, "due_at")))
                .single();
    }

    /** What the leaders have not been told, the oldest first. */
    List<Row> untold(IncidentId incident) {
        return db.sql("""
                select id, reasons, business_id, number, overview_id from damage_news
                where incident_id = :incident and told_at is null order by id
                """)
                .param("incident", incident.value())
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        reasons(row),
                        row.getObject("business_id", Long.class) == null ? null : new BusinessId(row.getLong("business_id")),
                        row.getInt("number"),
                        row.getObject("overview_id", Long.class)))
                .list();
    }

    void told(IncidentId incident, List<Row> rows, Instant at) {
        db.sql("update damage_news set told_at = :at where id = any(:ids)")
                .param("at", utc(at))
                .param("ids", rows.stream().map(Row::id).toArray(Long[]::new))
                .update();
        db.sql("update damage_news_round set told_at = :at, due_at = null where incident_id = :incident")
                .param("at", utc(at))
                .param("incident", incident.value())
                .update();
    }

    void due(IncidentId incident, @Nullable Instant at) {
        db.sql("update damage_news_round set due_at = :at where incident_id = :incident")
                .param("at", at == null ? null : utc(at))
                .param("incident", incident.value())
                .update();
    }

    private static Set<NewsItem.Reason> reasons(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("reasons").getArray())
                .map(reason -> NewsItem.Reason.valueOf(reason.toUpperCase(Locale.ROOT)))
                .collect(toCollection(() -> EnumSet.noneOf(NewsItem.Reason.class)));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** @param toldAt null: never yet; {@code dueAt} null: nothing is waiting */
    record Round(@Nullable Instant toldAt, @Nullable Instant dueAt) {}

    /** Of a business ({@code number}, then), or of an officer ({@code overview}). */
    record Row(
            long id, Set<NewsItem.Reason> reasons, @Nullable BusinessId business, int number, @Nullable Long overview) {}
}
