package jp.tenko.roster.file;

import java.util.Optional;
import jp.tenko.roster.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which file of each kind was last taken over at a start, so that it is not done again. Table: {@code imported_file}. */
@Component
class ImportedFiles {

    private final JdbcClient db;

    ImportedFiles(JdbcClient db) {
        this.db = db;
    }

    /** @param kind members, businesses, officers or totals */
    Optional<String> before(OrganizationId organization, String kind) {
        return db.sql("select sha256 from imported_file where organization_id = :organization and kind = :kind")
                .param("organization", organization.value())
                .param("kind", kind)
                .query(String.class)
                .optional();
    }

    void remember(OrganizationId organization, String kind, String sha256) {
        db.sql("""
                insert into imported_file (organization_id, kind, sha256) values (:organization, :kind, :sha256)
                on conflict (organization_id, kind) do update set sha256 = excluded.sha256
                """)
                .param("organization", organization.value())
                .param("kind", kind)
                .param("sha256", sha256)
                .update();
    }
}
