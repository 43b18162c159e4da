package jp.tenko.roster.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.FoldedName;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The office looks at a {@link Registration}: it is one of the list, it is new to the list, or it is no business here. A
 * machine does not decide that: whoever speaks for a business sees what it reported. Tables: {@code business},
 * {@code contact_business}.
 */
@Component
public class Matching {

    private final JdbcClient db;
    private final Businesses businesses;
    private final Registrations registrations;
    private final SpeakingFor speakingFor;
    private final Clock clock;

    Matching(JdbcClient db, Businesses businesses, Registrations registrations, SpeakingFor speakingFor, Clock clock) {
        this.db = db;
        this.businesses = businesses;
        this.registrations = registrations;
        this.speakingFor = speakingFor;
        this.clock = clock;
    }

    /** Of the list, what it may be: the same telephone, then the same name, then one name in the other; the own district first. */
    public List<Business> candidates(Business registered, int most) {
        Long[] ids = db.sql("""
                select b.id from business b left join district d on d.id = b.district_id
                where b.organization_id = :organization and b.number is not null and b.left_at is null
                  and (b.telephone = :telephone or b.folded_name = :name
                       or char_length(b.folded_name) >= 2 and strpos(:name, b.folded_name) > 0
                       or char_length(:name) >= 2 and strpos(b.folded_name, :name) > 0)
                order by coalesce(b.telephone = :telephone, false) desc, b.folded_name = :name desc,
                         coalesce(d.name = :district, false) desc, char_length(b.folded_name) desc, b.number
                limit :most
                """)
                .param("organization", registered.organization().value())
                .param("telephone", registered.telephone())
                .param("name", FoldedName.of(registered.name()))
                .param("district", registered.district())
                .param("most", most)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        List<BusinessId> inOrder = List.of(ids).stream().map(BusinessId::new).toList();
        var found = businesses.byIds(inOrder);
        return inOrder.stream().map(found::get).toList();
    }

    /** It is this one of the list: that one's from now on are what it reported, reports, and who speaks for it. */
    public Settling match(OrganizationId organization, BusinessId registered, BusinessId listed, MemberId by) {
        Business other = businesses.get(listed);
        if (!other.organization().equals(organization) || !other.listed()) {
            throw new IllegalStateException("business " + listed.value() + " is not in the list of this organization");
        }
        return settle(organization, registered, by, () -> {
            update("listed_as = :value", other.id().value(), registered);
            speakingFor.remember(registered, other.id());
            speakingFor.move(registered, other.id());
            return other;
        });
    }

    /** It is new to the list. It gets a number ({@code N12}), to be written into the society's own list too. */
    public Settling accept(OrganizationId organization, BusinessId registered, MemberId by) {
        return settle(organization, registered, by, () -> {
            update("number = :value", "N" + registered.value(), registered);
            return businesses.get(registered);
        });
    }

    /** It is no business here. Who registered it is a stranger again. */
    public Settling decline(OrganizationId organization, BusinessId registered, MemberId by, Instant now) {
        return settle(organization, registered, by, () -> {
            update("declined_at = :value", now.atOffset(ZoneOffset.UTC), registered);
            speakingFor.remember(registered, registered);
            speakingFor.end(registered);
            return null;
        });
    }

    /**
     * It waits again as if nobody had looked at it, with those who spoke for it. What was reported is not looked at here: ask before.
     *
     * @return false when it waits already, or is of another organization
     */
    public boolean takeBack(OrganizationId organization, BusinessId registered) {
        Optional<Optional<BusinessId>> was = db.sql("""
                select listed_as from business
                where id = :id and organization_id = :organization and registered_at is not null and settled_at is not null
                for update
                """)
                .param("id", registered.value())
                .param("organization", organization.value())
                .query((row, n) -> Optional.ofNullable(row.getObject("listed_as", Long.class)).map(BusinessId::new))
                .optional();
        if (was.isEmpty()) {
            return false;
        }
        db.sql("""
                update business set listed_as = null, declined_at = null, settled_by = null, settled_at = null, number = null
                where id = :id
                """)
                .param("id", registered.value())
                .update();
        speakingFor.back(registered, was.get().orElse(null));
        return true;
    }

    /** Whether this is a registration of the organization, decided or not. */
    public boolean isOf(OrganizationId organization, BusinessId registered) {
        return db.sql("""
                select exists (select from business
                               where id = :id and organization_id = :organization and registered_at is not null)
                """)
                .param("id", registered.value())
                .param("organization", organization.value())
                .query(Boolean.class)
                .single();
    }

    /** What was decided of registrations, the last first. */
    public List<Decided> decided(OrganizationId organization, int most) {
        return db.sql("""
                select b.id, b.name, b.number, b.listed_as, l.name as listed, m.name as by, b.settled_at
                from business b
                left join business l on l.id = b.listed_as
                left join member m on m.id = b.settled_by
                where b.organization_id = :organization and b.settled_at is not null
                order by b.settled_at desc, b.id desc limit :most
                """)
                .param("organization", organization.value())
                .param("most", most)
                .query((row, n) -> new Decided(
                        new BusinessId(row.getLong("id")),
                        row.getString("name"),
                        row.getString("number"),
                        row.getString("listed"),
                        row.getString("by"),
                        row.getObject("settled_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * A registration that somebody has looked at.
     *
     * @param number it was taken into the list; null: it was not
     * @param listed the one of the list that it is; with neither it was declined
     */
    public record Decided(
            BusinessId id, String name, @Nullable String number, @Nullable String listed, @Nullable String by, Instant at) {}

    /** Of two who decide at the same time the first is taken. */
    private Settling settle(
            OrganizationId organization, BusinessId registered, MemberId by, Supplier<@Nullable Business> decision) {
        Optional<Registration> waiting = registrations.lockWaiting(organization, registered);
        if (waiting.isEmpty()) {
            return new Settling.AlreadySettled(whoSettled(registered));
        }
        Business listed = decision.get();
        update("settled_by = :value", by.value(), registered);
        update("settled_at = :value", clock.instant().atOffset(ZoneOffset.UTC), registered);
        return new Settling.Settled(waiting.get(), listed);
    }

    private void update(String change, Object value, BusinessId business) {
        db.sql("update business set " + change + " where id = :id")
                .param("value", value)
                .param("id", business.value())
                .update();
    }

    private String whoSettled(BusinessId registered) {
        return db.sql("select m.name from business b join member m on m.id = b.settled_by where b.id = :id")
                .param("id", registered.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
