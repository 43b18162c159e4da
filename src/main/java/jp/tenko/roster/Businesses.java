package jp.tenko.roster;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The businesses (事業者・事業所) of every organization. Tables: {@code business}, {@code trade}, {@code area_total}. They
 * come in by a file ({@code roster.file}) or register themselves ({@code roster.joining}).
 *
 * <p>A registered business that was found in the list is from then on the listed one: whoever keeps something by the id of
 * a business reads it by {@code coalesce(business.listed_as, business.id)}, so nothing that was reported is moved.
 */
@Component
public class Businesses {

    /** Later than any disaster began. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient db;

    Businesses(JdbcClient db) {
        this.db = db;
    }

    /**
     * The business of this id; of one that was matched to the list, the listed one.
     *
     * @throws org.springframework.dao.EmptyResultDataAccessException when there is none
     */
    public Business get(BusinessId id) {
        return db.sql(BusinessRow.SELECT + """
                where b.id = (select coalesce(listed_as, id) from business where id = :id)
                """)
                .param("id", id.value())
                .query(BusinessRow.BUSINESS)
                .single();
    }

    /** Those of these ids that exist, by the id that was asked for; of one that was matched to the list, the listed one. */
    public Map<BusinessId, Business> byIds(Collection<BusinessId> ids) {
        Long[] values = ids.stream().map(BusinessId::value).toArray(Long[]::new);
        return db.sql("select asked.id as asked, " + BusinessRow.COLUMNS + """
                from business asked
                join business b on b.id = coalesce(asked.listed_as, asked.id)
                """ + BusinessRow.JOINS + "where asked.id = any(:ids)")
                .param("ids", values)
                .query((row, n) -> Map.entry(
                        new BusinessId(row.getLong("asked")), BusinessRow.BUSINESS.mapRow(row, n)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The list, by district and name; without those that are not listed, or were taken off ({@link Delisting}). */
    public List<Business> listed(OrganizationId organization) {
        return listed(organization, NEVER);
    }

    /** The same for a disaster: with those that were taken off after it began. @param began when it began */
    public List<Business> listed(OrganizationId organization, Instant began) {
        return db.sql(BusinessRow.SELECT + """
                where b.organization_id = :organization and b.number is not null
                  and (b.left_at is null or b.counted_until >= :began)
                order by d.ordinal nulls last, b.folded_name, b.number
                """)
                .param("organization", organization.value())
                .param("began", began.atOffset(ZoneOffset.UTC))
                .query(BusinessRow.BUSINESS)
                .list();
    }

    /** Those of the list that have an address for mails. */
    public List<BusinessId> withEmail(OrganizationId organization) {
        return db.sql("select id from business where organization_id = :organization and number is not null and email is not null order by id")
                .param("organization", organization.value())
                .query((row, n) -> new BusinessId(row.getLong("id")))
                .list();
    }

    /**
     * Businesses in whose name this part stands ({@link FoldedName}), or whose number it is; also those not listed yet. Names
     * that begin with it come first.
     *
     * @param most how many at most; ask for one more than can be shown to know whether there are more
     */
    public List<Business> named(OrganizationId organization, String part, int most) {
        return db.sql(BusinessRow.SELECT + """
                where b.organization_id = :organization and b.listed_as is null and b.declined_at is null and b.left_at is null
                  and (strpos(b.folded_name, :part) > 0 or b.number = :number)
                order by b.number is distinct from :number, strpos(b.folded_name, :part) > 1, b.folded_name, b.id
                limit :most
                """)
                .param("organization", organization.value())
                .param("part", FoldedName.of(part))
                .param("number", part.strip())
                .param("most", most)
                .query(BusinessRow.BUSINESS)
                .list();
    }

    /** The trades (業種), in their order. */
    public List<Trade> trades(OrganizationId organization) {
        return db.sql("select name, ordinal from trade where organization_id = :organization order by ordinal")
                .param("organization", organization.value())
                .query((row, n) -> new Trade(row.getString("name"), row.getInt("ordinal")))
                .list();
    }

    /** How many there are in this area, by {@link #totals}. */
    public int count(OrganizationId organization, Area area) {
        return totals(organization).of(area);
    }

    /** How many businesses there are, whole, by district and by trade: what the office set, else what is listed. */
    public Totals totals(OrganizationId organization) {
        return totals(organization, NEVER);
    }

    /** The same for a disaster: those that were taken off the list after it began are counted. @param began when it began */
    public Totals totals(OrganizationId organization, Instant began) {
        Map<String, Integer> byDistrict = new LinkedHashMap<>();
        Map<String, Integer> byTrade = new LinkedHashMap<>();
        AtomicInteger whole = new AtomicInteger();
        db.sql("""
                with listed as (
                    select district_id, trade_id, count(*) as businesses from business
                    where organization_id = :organization and number is not null and (left_at is null or counted_until >= :began)
                    group by district_id, trade_id
                )
                select 'whole' as of, '' as name, 0 as ordinal,
                       coalesce((select businesses from area_total
                                 where organization_id = :organization and district_id is null and trade_id is null),
                                (select sum(businesses) from listed), 0) as businesses
                union all
                select 'district', k.name, k.ordinal,
                       coalesce(a.businesses, (select sum(businesses) from listed where district_id = k.id), 0)
                from district k left join area_total a on a.district_id = k.id where k.organization_id = :organization
                union all
                select 'trade', k.name, k.ordinal,
                       coalesce(a.businesses, (select sum(businesses) from listed where trade_id = k.id), 0)
                from trade k left join area_total a on a.trade_id = k.id where k.organization_id = :organization
                order by ordinal
                """)
                .param("organization", organization.value())
                .param("began", began.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    switch (row.getString("of")) {
                        case "district" -> byDistrict.put(row.getString("name"), row.getInt("businesses"));
                        case "trade" -> byTrade.put(row.getString("name"), row.getInt("businesses"));
                        default -> whole.set(row.getInt("businesses"));
                    }
                });
        return new Totals(whole.get(), byDistrict, byTrade);
    }
}
