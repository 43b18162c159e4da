package jp.tenko.submission.document;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.damage.KnownDamage;
import jp.tenko.damage.KnownDamages;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 被害内容 of Form I as a person wrote it, kept until the facts change: then it may be wrong, and the sentence is made from the
 * answers again. Table: {@code damage_description}.
 */
@Component
public class Descriptions {

    private final JdbcClient db;
    private final FactsColumn column;
    private final KnownDamages damages;
    private final Businesses businesses;
    private final Clock clock;

    Descriptions(JdbcClient db, FactsColumn column, KnownDamages damages, Businesses businesses, Clock clock) {
        this.db = db;
        this.column = column;
        this.damages = damages;
        this.businesses = businesses;
        this.clock = clock;
    }

    /**
     * From now on these words stand on Form I, for what is known of the business now.
     *
     * @param words telephone numbers and mail addresses are taken out; blank: the sentence is made from the answers again
     * @return false when nothing is known of its damage, so that there is nothing to describe
     */
    public boolean write(IncidentId incident, BusinessId business, String words, MemberId by) {
        Optional<KnownDamage> known = damages.of(incident, business).filter(KnownDamage::damaged);
        if (known.isEmpty()) {
            return false;
        }
        BusinessId listed = known.get().business();
        String written = Impersonal.words(words);
        if (written.isEmpty()) {
            db.sql("delete from damage_description where incident_id = :incident and business_id = :business")
                    .param("incident", incident.value())
                    .param("business", listed.value())
                    .update();
            return true;
        }
        db.sql("""
                insert into damage_description (incident_id, business_id, words, facts, written_by, written_at)
                values (:incident, :business, :words, :facts::jsonb, :by, :at)
                on conflict (incident_id, business_id) do update
                set words = excluded.words, facts = excluded.facts, written_by = excluded.written_by, written_at = excluded.written_at
                """)
                .param("incident", incident.value())
                .param("business", listed.value())
                .param("words", written)
                .param("facts", column.json(DamageFacts.of(businesses.get(listed), known.get())))
                .param("by", by.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    /** What {@link #write} will not keep of these words. */
    public RemovedWords removed(String words) {
        return Impersonal.removed(words);
    }

    Map<BusinessId, Written> of(IncidentId incident) {
        Map<BusinessId, Written> written = new HashMap<>();
        db.sql("select business_id, words, facts from damage_description where incident_id = :incident")
                .param("incident", incident.value())
                .query(row -> {
                    written.put(
                            new BusinessId(row.getLong("business_id")),
                            new Written(
                                    Objects.requireNonNull(row.getString("words")),
                                    column.read(Objects.requireNonNull(row.getString("facts")))));
                });
        return written;
    }

    /** @param facts for which the words were written */
    record Written(String words, Map<String, String> facts) {}
}
