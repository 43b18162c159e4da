package jp.tenko.damage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.Contents;
import jp.tenko.line.PastTalk;
import jp.tenko.roster.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes what is personal in the reports of an incident when its date has come: answers that the form marks as sensitive,
 * whatever looks like a telephone number or a place, the photos, the drafts, the office's memos, and the words of the talk itself. What was hit and
 * what it cost stays. Table: {@code erasure}.
 */
@Component
class Erasing {

    private static final Logger log = LoggerFactory.getLogger(Erasing.class);

    private final JdbcClient db;
    private final Incidents incidents;
    private final Organizations organizations;
    private final Contents contents;
    private final PastTalk talk;
    private final Retentions retentions;
    private final Clock clock;

    Erasing(
            JdbcClient db,
            Incidents incidents,
            Organizations organizations,
            Contents contents,
            PastTalk talk,
            Retentions retentions,
            Clock clock) {
        this.db = db;
        this.incidents = incidents;
        this.organizations = organizations;
        this.contents = contents;
        this.talk = talk;
        this.retentions = retentions;
        this.clock = clock;
    }

    /** Every incident whose date has come and which was not erased yet. */
    void eraseWhatIsDue() {
        db.sql("""
                select id from incident i
                where closed_at is not null and not exists (select from erasure e where e.incident_id = i.id)
                order by id
                """)
                .query((row, n) -> incidents.get(new IncidentId(row.getLong("id"))))
                .list()
                .stream()
                .filter(incident -> retentions.of(incident.organization()).isOver(incident, clock.instant(), clock.getZone()))
                .forEach(this::erase);
    }

    private void erase(Incident incident) {
        Map<ChannelKey, List<String>> photos = photos(incident.id());
        photos.forEach(contents::erase);
        of(incident, "update photo set view_state = 'unviewable', view = null where incident_id = :incident");
        of(incident, "update damage_report set answers = " + Personal.LEFT_OUT + " where incident_id = :incident");
        of(incident, "update district_overview set answers = " + Personal.LEFT_OUT + " where incident_id = :incident");
        of(incident, "delete from hearing_draft where incident_id = :incident");
        of(incident, "update damage_case set memo = '' where incident_id = :incident");
        of(incident, "update damage_call set note = '' where incident_id = :incident");
        talk.forget(
                organizations.get(incident.organization()).channel(), Objects.requireNonNull(incident.closedAt()));
        int count = photos.values().stream().mapToInt(List::size).sum();
        int reports = remember(incident, count);
        log.info("Incident {}: erased what is personal in {} reports, and {} photos", incident.id().value(), reports, count);
    }

    private Map<ChannelKey, List<String>> photos(IncidentId incident) {
        record Of(ChannelKey channel, String message) {}
        return db.sql("select channel, message_id from photo where incident_id = :incident")
                .param("incident", incident.value())
                .query((row, n) -> new Of(new ChannelKey(row.getString("channel")), row.getString("message_id")))
                .list()
                .stream()
                .collect(groupingBy(Of::channel, mapping(Of::message, toList())));
    }

    private int remember(Incident incident, int photos) {
        return db.sql("""
                insert into erasure (incident_id, erased_at, reports, photos)
                select :incident, :now, count(*), :photos from damage_report where incident_id = :incident
                returning reports
                """)
                .param("incident", incident.id().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("photos", photos)
                .query(Integer.class)
                .single();
    }

    private void of(Incident incident, String sql) {
        db.sql(sql).param("incident", incident.id().value()).update();
    }
}
