package jp.tenko.roster.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Members;
import jp.tenko.roster.Officer;
import jp.tenko.roster.Officers;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Telephone;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists as they are, written the way the imports of this package read them. */
@Component
public class OfficeLists {

    private final Members members;
    private final Businesses businesses;
    private final Contacts contacts;
    private final Officers officers;
    private final JdbcClient db;

    OfficeLists(Members members, Businesses businesses, Contacts contacts, Officers officers, JdbcClient db) {
        this.members = members;
        this.businesses = businesses;
        this.contacts = contacts;
        this.officers = officers;
        this.db = db;
    }

    /**
     * @param kind {@link FileImport#kind}
     * @throws IllegalArgumentException when there is no such kind of list
     */
    public OfficeList of(OrganizationId organization, String kind) {
        return switch (kind) {
            case FileImport.MEMBERS -> MemberLine.written(members.of(organization));
            case FileImport.BUSINESSES -> BusinessLine.written(businesses.listed(organization));
            case FileImport.CONTACTS -> contacts(organization);
            case FileImport.OFFICERS -> officers(organization);
            case FileImport.TOTALS -> TotalImport.written(totals(organization));
            default -> throw new IllegalArgumentException("there is no list of " + kind);
        };
    }

    /** Those who speak for a listed business; the others cannot be told in a file. */
    private OfficeList contacts(OrganizationId organization) {
        return ContactLine.written(contacts.of(organization).stream()
                .filter(contact -> contact.businesses().stream().anyMatch(Business::listed))
                .toList());
    }

    private OfficeList officers(OrganizationId organization) {
        Map<Long, String> numbers = new HashMap<>();
        members.of(organization).forEach(member -> numbers.put(member.id().value(), member.number()));
        return OfficerLine.written(officers.of(organization), officer ->
                Optional.ofNullable(officer.member()).map(member -> numbers.getOrDefault(member.value(), "")).orElse(""));
    }

    /** Area → how many businesses the office said there are. */
    private List<Map.Entry<Area, Integer>> totals(OrganizationId organization) {
        return db.sql("""
                select d.name as district, t.name as trade, a.businesses
                from area_total a
                left join district d on d.id = a.district_id
                left join trade t on t.id = a.trade_id
                where a.organization_id = :organization
                order by d.ordinal is not null, t.ordinal is not null, d.ordinal, t.ordinal
                """)
                .param("organization", organization.value())
                .query((row, n) -> Map.entry(area(row.getString("district"), row.getString("trade")), row.getInt("businesses")))
                .list();
    }

    private static Area area(@Nullable String district, @Nullable String trade) {
        if (district != null) {
            return new Area.OfDistrict(district);
        }
        return trade == null ? new Area.Whole() : new Area.OfTrade(trade);
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static String telephone(@Nullable String value) {
        return value == null ? "" : Telephone.shown(value);
    }
}
