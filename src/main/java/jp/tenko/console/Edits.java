package jp.tenko.console;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * What was changed on the pages and can be taken back, for a month: the log ({@link Audit}) keeps who changed what for good, but not what
 * stood there, which is private. Table: {@code edit}.
 */
@Repository
public class Edits {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final TypeReference<LinkedHashMap<String, List<String>>> CHANGES = new TypeReference<>() {};

    private final JdbcClient db;
    private final ObjectMapper json;
    private final Clock clock;

    Edits(JdbcClient db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps it; without a change nothing. In the caller's transaction. @param subject {@code member:5} */
    public void keep(SignedIn by, String subject, List<Edit.Change> changes) {
        db.sql("delete from edit where made_at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        if (changes.isEmpty()) {
            return;
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        changes.forEach(change -> fields.put(change.name(), List.of(change.before(), change.after())));
        db.sql("""
                insert into edit (organization_id, subject, changes, made_by, made_at)
                values (:organization, :subject, cast(:changes as json), :by, :at)
                """)
                .param("organization", by.organization().value())
                .param("subject", subject)
                .param("changes", json.writeValueAsString(fields))
                .param("by", by.account().id().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last one. */
    public Optional<Edit> last(SignedIn me, String subject) {
        return db.sql("""
                select e.id, coalesce(m.name, a.name) as who, e.made_at, e.changes
                from edit e join account a on a.id = e.made_by left join member m on m.id = a.member_id
                where e.organization_id = :organization and e.subject = :subject and e.made_at >= :since
                order by e.id desc limit 1
                """)
                .param("organization", me.organization().value())
                .param("subject", subject)
                .param("since", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Edit(
                        row.getLong("id"),
                        row.getString("who"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        changes(row.getString("changes"))))
                .optional();
    }

    /** This one, if it is still the last. */
    public Optional<Edit> last(SignedIn me, String subject, long id) {
        return last(me, subject).filter(edit -> edit.id() == id);
    }

    private List<Edit.Change> changes(String kept) {
        return json.readValue(kept, CHANGES).entrySet().stream()
                .map(field -> new Edit.Change(field.getKey(), field.getValue().getFirst(), field.getValue().getLast()))
                .toList();
    }
}
