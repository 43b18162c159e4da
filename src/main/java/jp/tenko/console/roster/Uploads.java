package jp.tenko.console.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.tenko.console.SignedIn;
import jp.tenko.roster.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files that are being looked at before they are taken over, for a day. Table: {@code uploaded_list}. */
@Repository
class Uploads {

    /** In bytes; ten thousand businesses fit. */
    static final long LARGEST = 2_000_000;

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LONGEST_NAME = 100;

    private final JdbcClient db;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Uploads(JdbcClient db, Supplier<UUID> ids, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param name as it is called at the office */
    public record Upload(UUID id, String kind, String name, byte[] file) {}

    UUID keep(SignedIn by, String kind, String name, byte[] file) {
        db.sql("delete from uploaded_list where uploaded_at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        UUID id = ids.get();
        db.sql("""
                insert into uploaded_list (id, organization_id, kind, name, file, uploaded_by, uploaded_at)
                values (:id, :organization, :kind, :name, :file, :by, :at)
                """)
                .param("id", id)
                .param("organization", by.organization().value())
                .param("kind", kind)
                .param("name", name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name)
                .param("file", file)
                .param("by", by.account().id().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    Optional<Upload> find(OrganizationId organization, UUID id) {
        return db.sql("select kind, name, file from uploaded_list where id = :id and organization_id = :organization")
                .param("id", id)
                .param("organization", organization.value())
                .query((row, n) -> new Upload(id, row.getString("kind"), row.getString("name"), row.getBytes("file")))
                .optional();
    }

    void drop(UUID id) {
        db.sql("delete from uploaded_list where id = :id").param("id", id).update();
    }
}
