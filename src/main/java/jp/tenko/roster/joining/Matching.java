package jp.tenko.roster.joining;

import java.time.Instant;
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

    Matching(JdbcClient db, Businesses businesses, Registrations registrations, SpeakingFor speakingFor) {
        this.db = db;
        this.businesses = businesses;
        this.registrations = registrations;
        this.speakingFor = speakingFor;
    }

    /** Of the list, what it may be: the same telephone, then the same name, then one name in the other; the own district first. */
    public List<Business> candidates(Business registered, int most) {
        Long[] ids = db.sql("""
                select b.id from business b left join district d on d.id = b.district_id
                where b.organization_id = :organization and b.number is not null
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
            speakingFor.end(registered);
            return null;
        });
    }

    /** Of two who decide at the same time the first is taken. */
    private Settling settle(
            OrganizationId organization, BusinessId registered, MemberId by, Supplier<@Nullable Business> decision) {
        Optional<Registration> waiting = registrations.lockWaiting(organization, registered);
        if (waiting.isEmpty()) {
            return new Settling.AlreadySettled(whoSettled(registered));
        }
        Business listed = decision.get();
        update("settled_by = :value", by.value(), registered);
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
