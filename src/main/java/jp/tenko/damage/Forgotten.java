package jp.tenko.damage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Somebody tried the form on a quiet day, an incident opened by itself, and nobody in charge took it up: after a week without a
 * further report it is closed, or the reports of the next drill would belong to it.
 */
@Component
class Forgotten {

    private static final Logger log = LoggerFactory.getLogger(Forgotten.class);
    private static final Duration AFTER = Duration.ofDays(7);

    private final JdbcClient db;
    private final Incidents incidents;
    private final Clock clock;

    Forgotten(JdbcClient db, Incidents incidents, Clock clock) {
        this.db = db;
        this.incidents = incidents;
        this.clock = clock;
    }

    void close() {
        Instant now = clock.instant();
        List<IncidentId> quiet = db.sql("""
                select i.id from incident i
                where i.opened_by is null and i.closed_at is null and i.began_at < :before
                  and not exists (select from damage_report r where r.incident_id = i.id and r.received_at >= :before)
                  and not exists (select from district_overview o where o.incident_id = i.id and o.received_at >= :before)
                """)
                .param("before", now.minus(AFTER).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new IncidentId(row.getLong("id")))
                .list();
        for (IncidentId incident : quiet) {
            incidents.close(incident, null, now);
            log.info("Incident {} opened by itself and was taken up by nobody: closed after {} days", incident.value(), AFTER.toDays());
        }
    }
}
