package jp.tenko.roster.file;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tenko.roster.FoldedName;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Officers as an import writes them. An officer from outside the staff is a contact: found again by name and telephone, or
 * by name alone where only one officer has it. Tables: {@code officer}, {@code contact}, {@code contact_business}.
 */
@Component
class ImportedOfficers {

    private final JdbcClient db;

    ImportedOfficers(JdbcClient db) {
        this.db = db;
    }

    ImportResult write(OrganizationId organization, List<OfficerLine> lines, Instant now) {
        List<Known> known = known(organization);
        List<Long> kept = new ArrayList<>();
        int added = 0;
        for (OfficerLine line : lines) {
            Long contact = line.memberNumber() == null ? contact(organization, line, known) : null;
            if (contact != null && line.businessNumber() != null) {
                speaksFor(organization, contact, line.businessNumber(), now);
            }
            Optional<Long> post = post(organization, line, contact);
            kept.add(post.orElseGet(() -> addPost(organization, line, contact)));
            added += post.isPresent() ? 0 : 1;
        }
        return new ImportResult.Imported(added, 0, lines.size() - added, end(organization, kept));
    }

    private record Known(long contact, String name, @Nullable String telephone) {}

    private List<Known> known(OrganizationId organization) {
        return db.sql("""
                select distinct c.id, c.name, c.telephone
                from contact c join officer f on f.contact_id = c.id
                where c.organization_id = :organization order by c.id
                """)
                .param("organization", organization.value())
                .query((row, n) -> new Known(row.getLong("id"), FoldedName.of(row.getString("name")), row.getString("telephone")))
                .list();
    }

    private long contact(OrganizationId organization, OfficerLine line, List<Known> known) {
        List<Known> named = known.stream().filter(one -> one.name().equals(FoldedName.of(line.name()))).toList();
        Optional<Known> same = named.stream()
                .filter(one -> line.telephone() != null && line.telephone().equals(one.telephone()))
                .findFirst()
                .or(() -> named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty());
        long contact = same.map(Known::contact).orElseGet(() -> add(organization, line));
        db.sql("update contact set name = :name, telephone = coalesce(:telephone, telephone) where id = :id")
                .param("name", line.name())
                .param("telephone", line.telephone())
                .param("id", contact)
                .update();
        return contact;
    }

    /** A person may be the contact of the same line above, with another post: then known by name and telephone. */
    private long add(OrganizationId organization, OfficerLine line) {
        return db.sql("""
                with same as (select id from contact where organization_id = :organization and name = :name
                              and telephone is not distinct from :telephone order by id limit 1),
                     added as (insert into contact (organization_id, name, telephone)
                               select :organization, :name, :telephone where not exists (select from same) returning id)
                select id from same union all select id from added
                """)
                .param("organization", organization.value())
                .param("name", line.name())
                .param("telephone", line.telephone(), java.sql.Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    private void speaksFor(OrganizationId organization, long contact, String number, Instant now) {
        db.sql("""
                insert into contact_business (contact_id, business_id, since)
                select :contact, id, :now from business where organization_id = :organization and number = :number
                on conflict do nothing
                """)
                .param("contact", contact)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("organization", organization.value())
                .param("number", number)
                .update();
    }

    private Optional<Long> post(OrganizationId organization, OfficerLine line, @Nullable Long contact) {
        return of("select f.id from officer f join x on " + SAME + " and f.contact_id is not distinct from x.contact"
                + " and f.member_id is not distinct from x.member", organization, line, contact).optional();
    }

    private long addPost(OrganizationId organization, OfficerLine line, @Nullable Long contact) {
        return of("""
                insert into officer (organization_id, district_id, trade_id, contact_id, member_id)
                select :organization, x.district, x.trade, x.contact, x.member from x returning id
                """, organization, line, contact).single();
    }

    private static final String SAME = "f.organization_id = :organization"
            + " and f.district_id is not distinct from x.district and f.trade_id is not distinct from x.trade";

    /** @param sql may use {@code x (district, trade, contact, member)}: what the line names, as ids */
    private JdbcClient.MappedQuerySpec<Long> of(
            String sql, OrganizationId organization, OfficerLine line, @Nullable Long contact) {
        return db.sql("""
                with x as (select
                    (select id from district where :ofDistrict and organization_id = :organization and name = :area) as district,
                    (select id from trade where not :ofDistrict and organization_id = :organization and name = :area) as trade,
                    cast(:contact as bigint) as contact,
                    (select id from member where organization_id = :organization and number = :member and left_at is null) as member)
                """ + sql)
                .param("organization", organization.value())
                .param("ofDistrict", line.ofDistrict())
                .param("area", line.area())
                .param("contact", contact)
                .param("member", line.memberNumber())
                .query(Long.class);
    }

    /** Posts that the file does not name. @return the names of those who held them */
    private List<String> end(OrganizationId organization, List<Long> kept) {
        return db.sql("""
                with ended as (delete from officer where organization_id = :organization and id <> all(:kept)
                               returning contact_id, member_id)
                select coalesce(c.name, m.name) from ended e
                left join contact c on c.id = e.contact_id
                left join member m on m.id = e.member_id
                """)
                .param("organization", organization.value())
                .param("kept", kept.toArray(Long[]::new))
                .query(String.class)
                .list();
    }
}
