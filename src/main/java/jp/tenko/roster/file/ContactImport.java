package jp.tenko.roster.file;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.file.BadLine.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over people who speak for businesses (担当者名簿, CSV): those who joined somewhere before, or whom the office knows.
 * Most come another way, with a code or by themselves. Found again by their LINE user, else by name and telephone. Nobody is
 * unlinked, neither from LINE nor from a business. Tables: {@code contact}, {@code contact_business}.
 */
@Component
public class ContactImport implements FileImport {

    private final Organizations organizations;
    private final Businesses businesses;
    private final JdbcClient db;

    ContactImport(Organizations organizations, Businesses businesses, JdbcClient db) {
        this.organizations = organizations;
        this.businesses = businesses;
        this.db = db;
    }

    @Override
    public String kind() {
        return CONTACTS;
    }

    /** @param now when somebody counts as joined to whom the file gives a LINE user id */
    @Override
    @Transactional
    public ImportResult read(OrganizationId organization, byte[] file, Instant now) {
        CsvFile<ContactColumn, ContactLine> read = ContactLine.readAll(file);
        organizations.lock(organization); // one import at a time
        List<BadLine> mistakes = mistakes(organization, read);
        if (!mistakes.isEmpty()) {
            return new ImportResult.Refused(mistakes);
        }
        int added = 0;
        for (ContactLine line : read.lines()) {
            Optional<Long> known = find(organization, line);
            long contact = known.orElseGet(() -> add(organization, line, now));
            known.ifPresent(id -> change(id, line, now));
            speaksFor(organization, contact, line, now);
            added += known.isPresent() ? 0 : 1;
        }
        return new ImportResult.Imported(added, read.lines().size() - added, 0, List.of());
    }

    private List<BadLine> mistakes(OrganizationId organization, CsvFile<ContactColumn, ContactLine> file) {
        List<BadLine> mistakes = new ArrayList<>(file.mistakes());
        Set<String> numbers = new HashSet<>();
        businesses.listed(organization).stream().map(Business::number).forEach(numbers::add);
        Set<String> staff = Set.copyOf(db.sql("""
                select line_user_id from member where organization_id = :organization and line_user_id is not null
                """).param("organization", organization.value()).query(String.class).list());
        Map<String, Integer> phones = new HashMap<>();
        for (ContactLine line : file.lines()) {
            line.businessNumbers().stream()
                    .filter(number -> !number.isEmpty() && !numbers.contains(number))
                    .forEach(number -> mistakes.add(new BadLine(
                            line.line(), ContactColumn.BUSINESS_NUMBERS, Problem.NO_SUCH_BUSINESS, number, "")));
            String phone = line.lineUserId();
            Integer before = phone == null ? null : phones.putIfAbsent(phone, line.line());
            if (phone != null && before != null) {
                mistakes.add(new BadLine(line.line(), ContactColumn.LINE_USER_ID, Problem.SAME_LINE_USER, phone,
                        String.valueOf(before)));
            } else if (phone != null && staff.contains(phone)) {
                mistakes.add(new BadLine(line.line(), ContactColumn.LINE_USER_ID, Problem.LINE_USER_OF_STAFF, phone, ""));
            }
        }
        mistakes.sort(BadLine.BY_PLACE);
        return mistakes;
    }

    private Optional<Long> find(OrganizationId organization, ContactLine line) {
        return db.sql("""
                select id from contact
                where organization_id = :organization
                  and (line_user_id = :user or (name = :name and telephone is not distinct from :telephone
                                                and (line_user_id is null or cast(:user as text) is null)))
                order by line_user_id = :user desc nulls last, id
                limit 1
                """)
                .param("organization", organization.value())
                .param("user", line.lineUserId())
                .param("name", line.name())
                .param("telephone", line.telephone())
                .query(Long.class)
                .optional();
    }

    private long add(OrganizationId organization, ContactLine line, Instant now) {
        return db.sql("""
                insert into contact (organization_id, name, telephone, language, line_user_id, joined_at, line_told_at)
                values (:organization, :name, :telephone, :language, :user,
                        case when cast(:user as text) is not null then cast(:now as timestamptz) end,
                        case when cast(:user as text) is not null then cast(:now as timestamptz) end)
                returning id
                """)
                .param("organization", organization.value())
                .param("name", line.name())
                .param("telephone", line.telephone())
                .param("language", line.language())
                .param("user", line.lineUserId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The language is theirs to choose. */
    private void change(long contact, ContactLine line, Instant now) {
        db.sql("""
                update contact set name = :name, telephone = coalesce(:telephone, telephone),
                    joined_at = case when line_user_id is null and cast(:user as text) is not null then :now else joined_at end,
                    line_user_id = coalesce(line_user_id, :user)
                where id = :id
                """)
                .param("name", line.name())
                .param("telephone", line.telephone())
                .param("user", line.lineUserId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", contact)
                .update();
    }

    private void speaksFor(OrganizationId organization, long contact, ContactLine line, Instant now) {
        db.sql("""
                insert into contact_business (contact_id, business_id, since)
                select :contact, b.id, cast(:now as timestamptz) + x.place * interval '1 microsecond'
                from unnest(:numbers) with ordinality as x (number, place)
                join business b on b.organization_id = :organization and b.number = x.number
                on conflict do nothing
                """)
                .param("contact", contact)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("numbers", line.businessNumbers().toArray(String[]::new))
                .param("organization", organization.value())
                .update();
    }
}
