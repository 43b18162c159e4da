package jp.tenko.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was shown of drafts: only to say what has changed since. Table: {@code draft_shown}. */
@Repository
class ShownDrafts {

    /** Whoever approves by a card that is older is asked again without being told what has changed. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final TypeReference<LinkedHashMap<String, Long>> FIGURES = new TypeReference<>() {};
    private static final TypeReference<List<FormOneLine>> LINES = new TypeReference<>() {};

    private final JdbcClient db;
    private final Clock clock;

    ShownDrafts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void remember(Due due) {
        Instant now = clock.instant();
        db.sql("delete from draft_shown where shown_at < :old").param("old", SubmissionRows.utc(now.minus(KEPT))).update();
        db.sql("""
                insert into draft_shown (incident_id, recipient_id, fingerprint, shown_at, figures, lines)
                values (:incident, :recipient, :fingerprint, :now, :figures::jsonb, :lines::jsonb)
                on conflict do nothing
                """)
                .param("incident", due.incident().id().value())
                .param("recipient", due.recipient().id().value())
                .param("fingerprint", due.draft().seen())
                .param("now", SubmissionRows.utc(now))
                .param("figures", json(due.draft().figures()))
                .param("lines", json(due.draft().lines().stream().map(FormOneLine::shown).toList()))
                .update();
    }

    /** Empty when it was never shown, or too long ago. */
    Optional<DraftChanges> changes(String fingerprint, Due now) {
        return db.sql("""
                select figures::text as figures, lines::text as lines from draft_shown
                where incident_id = :incident and recipient_id = :recipient and fingerprint = :fingerprint
                """)
                .param("incident", now.incident().id().value())
                .param("recipient", now.recipient().id().value())
                .param("fingerprint", fingerprint.replace("\0", ""))
                .query((row, n) -> DraftChanges.between(
                        JsonMapper.shared().readValue(row.getString("lines"), LINES),
                        JsonMapper.shared().readValue(row.getString("figures"), FIGURES),
                        now.draft()))
                .optional();
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
