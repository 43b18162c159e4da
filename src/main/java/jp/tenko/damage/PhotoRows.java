package jp.tenko.damage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.incident.IncidentId;
import jp.tenko.line.ChannelKey;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code photo}; what has become of the original is in {@code content}. */
@Repository
class PhotoRows {

    private final JdbcClient db;

    PhotoRows(JdbcClient db) {
        this.db = db;
    }

    /** One that is known already belongs to the report in which it came first. It was sent when LINE was asked for it, before its report. */
    void insert(List<Row> photos) {
        db.sql("""
                insert into photo (channel, message_id, incident_id, business_id, overview_id, number, ordinal, said_at)
                select o.channel, p.message, p.incident, p.business, p.overview, p.number, p.ordinal,
                       least(c.asked_at, p.said_at::timestamptz)
                from unnest(:messages::text[], :incidents::bigint[], :businesses::bigint[], :overviews::bigint[],
                            :numbers::int[], :ordinals::int[], :saidAts::text[])
                     as p (message, incident, business, overview, number, ordinal, said_at)
                join incident i on i.id = p.incident
                join organization o on o.id = i.organization_id
                left join content c on c.channel = o.channel and c.message_id = p.message
                on conflict do nothing
                """)
                .param("messages", RevisionRows.all(photos, Row::messageId, String[]::new))
                .param("incidents", RevisionRows.all(photos, photo -> photo.incident().value(), Long[]::new))
                .param("businesses", RevisionRows.all(
                        photos, photo -> photo.business() == null ? null : photo.business().value(), Long[]::new))
                .param("overviews", RevisionRows.all(photos, Row::overview, Long[]::new))
                .param("numbers", RevisionRows.all(photos, Row::number, Integer[]::new))
                .param("ordinals", RevisionRows.all(photos, Row::ordinal, Integer[]::new))
                .param("saidAts", RevisionRows.all(photos, photo -> photo.saidAt().toString(), String[]::new))
                .update();
    }

    /** Of this business, with those of a registration that was found in the list; in the order in which they came. */
    List<Photo> of(IncidentId incident, BusinessId business) {
        return db.sql("""
                select p.channel, p.message_id, p.number, p.said_at, p.view_state, p.width, p.height, c.state, c.sha256
                from (select coalesce(listed_as, id) as id from business where id = :business) listed
                cross join lateral (select listed.id union all select id from business where listed_as = listed.id) same
                join photo p on p.business_id = same.id and p.incident_id = :incident
                left join content c on c.channel = p.channel and c.message_id = p.message_id
                order by p.said_at, p.number, p.ordinal, p.message_id
                """)
                .param("incident", incident.value())
                .param("business", business.value())
                .query(PhotoRows::photo)
                .list();
    }

    List<Photo> byIds(ChannelKey channel, List<String> messageIds) {
        return db.sql("""
                select p.channel, p.message_id, p.number, p.said_at, p.view_state, p.width, p.height, c.state, c.sha256
                from photo p left join content c on c.channel = p.channel and c.message_id = p.message_id
                where p.channel = :channel and p.message_id = any(:messages)
                order by p.ordinal
                """)
                .param("channel", channel.value())
                .param("messages", messageIds.toArray(String[]::new))
                .query(PhotoRows::photo)
                .list();
    }

    /** The copy for viewing; empty when there is none, or the original was taken back or erased. */
    Optional<byte[]> view(ChannelKey channel, String messageId) {
        return db.sql("""
                select p.view from photo p join content c on c.channel = p.channel and c.message_id = p.message_id
                where p.channel = :channel and p.message_id = :message and p.view_state = 'ready' and c.state = 'kept'
                """)
                .param("channel", channel.value())
                .param("message", messageId)
                .query(byte[].class)
                .optional();
    }

    /** Takes one of which no copy has been made yet, for a minute; empty when none is due. */
    Optional<Due> take(Instant now) {
        return db.sql("""
                update photo p set attempts = p.attempts + 1, next_attempt_at = :lease
                where (p.channel, p.message_id) = (
                    select channel, message_id from photo
                    where view_state = 'waiting' and next_attempt_at <= :now
                    order by next_attempt_at limit 1 for update skip locked)
                returning p.channel, p.message_id, p.attempts, p.said_at,
                          (select c.state from content c
                           where c.channel = p.channel and c.message_id = p.message_id) as content
                """)
                .param("now", utc(now))
                .param("lease", utc(now.plusSeconds(60)))
                .query((row, n) -> new Due(
                        new ChannelKey(Objects.requireNonNull(row.getString("channel"))),
                        Objects.requireNonNull(row.getString("message_id")),
                        row.getInt("attempts"),
                        row.getObject("said_at", OffsetDateTime.class).toInstant(),
                        row.getString("content")))
                .optional();
    }

    void later(Due due, Instant at) {
        db.sql("""
                update photo set attempts = 0, next_attempt_at = :at
                where channel = :channel and message_id = :message and view_state = 'waiting'
                """)
                .param("at", utc(at))
                .param("channel", due.channel().value())
                .param("message", due.messageId())
                .update();
    }

    void ready(Due due, Picture.Viewing.Ready ready) {
        db.sql("""
                update photo set view_state = 'ready', view = :view, width = :width, height = :height
                where channel = :channel and message_id = :message and view_state = 'waiting'
                """)
                .param("view", ready.jpeg())
                .param("width", ready.width())
                .param("height", ready.height())
                .param("channel", due.channel().value())
                .param("message", due.messageId())
                .update();
    }

    /** There will be no copy; one that was made is deleted. */
    void unviewable(ChannelKey channel, String messageId) {
        db.sql("""
                update photo set view_state = 'unviewable', view = null, width = null, height = null
                where channel = :channel and message_id = :message
                """)
                .param("channel", channel.value())
                .param("message", messageId)
                .update();
    }

    private static Photo photo(ResultSet row, int n) throws SQLException {
        return new Photo(
                new ChannelKey(Objects.requireNonNull(row.getString("channel"))),
                Objects.requireNonNull(row.getString("message_id")),
                row.getInt("number"),
                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                state(row.getString("state"), Objects.requireNonNull(row.getString("view_state"))),
                row.getString("sha256"),
                row.getInt("width"),
                row.getInt("height"));
    }

    private static Photo.State state(@Nullable String content, String view) {
        return switch (content == null ? "gone" : content) {
            case "waiting" -> Photo.State.COMING;
            case "gone" -> Photo.State.MISSING;
            case "unsent" -> Photo.State.UNSENT;
            case "erased" -> Photo.State.ERASED;
            default -> switch (view) {
                case "ready" -> Photo.State.READY;
                case "waiting" -> Photo.State.COMING;
                default -> Photo.State.UNVIEWABLE;
            };
        };
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** A photo in a report of a business, or in an officer's overview. */
    record Row(
            String messageId,
            IncidentId incident,
            @Nullable BusinessId business,
            @Nullable Long overview,
            @Nullable Integer number,
            int ordinal,
            Instant saidAt) {}

    /** @param content what has become of the original: the state in {@code content}; null when nobody asked LINE for it */
    record Due(ChannelKey channel, String messageId, int attempts, Instant saidAt, @Nullable String content) {}
}
