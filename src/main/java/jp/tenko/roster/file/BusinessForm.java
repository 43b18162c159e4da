package jp.tenko.roster.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.roster.Bcp;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.District;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.Trade;
import jp.tenko.roster.file.BadLine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One business of the list in a form of the office: what may be written where is what a line of the business file may say. */
@Component
public class BusinessForm {

    private final Organizations organizations;
    private final Businesses businesses;
    private final Members members;
    private final ImportedBusinesses imported;
    private final JdbcClient db;

    BusinessForm(Organizations organizations, Businesses businesses, Members members, ImportedBusinesses imported, JdbcClient db) {
        this.organizations = organizations;
        this.businesses = businesses;
        this.members = members;
        this.imported = imported;
        this.db = db;
    }

    /** As the form is filled in before somebody changes it. @param business null: a new one */
    public static Map<Column, String> filledIn(@Nullable Business business) {
        Business shown = business == null ? nothing(new OrganizationId(0)) : business;
        Map<Column, String> cells = new LinkedHashMap<>(BusinessLine.cells(shown));
        cells.put(BusinessColumn.SOCIETY_MEMBER, shown.societyMember() ? "yes" : "no"); // choices by their code, whatever the page speaks
        cells.put(BusinessColumn.SMALL, shown.small() ? "yes" : "no");
        cells.put(BusinessColumn.BCP, shown.bcp().code());
        return cells;
    }

    /**
     * @param id null: a new one; otherwise one of the list
     * @param cells what was filled in
     * @param seen {@link FormResult#seen} of what the form showed at first
     */
    @Transactional
    public FormResult save(OrganizationId organization, @Nullable BusinessId id, Map<BusinessColumn, String> cells, String seen) {
        organizations.lock(organization); // one change of the list at a time
        Business known = id == null ? nothing(organization) : businesses.get(id);
        if (id != null && !FormResult.seen(filledIn(known)).equals(seen)) {
            return new FormResult.Overtaken(filledIn(known));
        }
        List<BadLine> mistakes = new ArrayList<>();
        BusinessLine line = BusinessLine.filledIn(cells, mistakes);
        Business after = line.onto(known, EnumSet.allOf(BusinessColumn.class));
        after = new Business(after.id(), organization, line.number(), after.name(), after.representative(), after.trade(),
                after.district(), after.address(), after.shoppingStreet(), after.telephone(), after.email(), after.position(),
                after.employees(), after.societyMember(), after.small(), after.bcp());
        numberTaken(after).ifPresent(mistakes::add);
        known(BusinessColumn.DISTRICT, after.district(), members.districts(organization).stream().map(District::name).toList())
                .ifPresent(mistakes::add);
        known(BusinessColumn.TRADE, after.trade(), businesses.trades(organization).stream().map(Trade::name).toList())
                .ifPresent(mistakes::add);
        return mistakes.isEmpty() ? write(known, after) : new FormResult.Refused(mistakes);
    }

    private static Business nothing(OrganizationId organization) {
        return new Business(new BusinessId(0), organization, null, "", null, null, null, null, null, null, null, null, null, true, false,
                Bcp.UNKNOWN);
    }

    private static Optional<BadLine> known(BusinessColumn column, @Nullable String said, List<String> names) {
        return said == null || names.contains(said)
                ? Optional.empty()
                : Optional.of(new BadLine(0, column, Problem.NO_SUCH_AREA, said, String.join("、", names)));
    }

    private Optional<BadLine> numberTaken(Business after) {
        return db.sql("select name, left_at is not null as gone from business where organization_id = :organization and id <> :id and number = :number")
                .param("organization", after.organization().value())
                .param("id", after.id().value())
                .param("number", after.number())
                .query((row, n) -> new BadLine(
                        0, BusinessColumn.NUMBER, row.getBoolean("gone") ? Problem.NUMBER_OF_BUSINESS_GONE : Problem.NUMBER_TAKEN, OfficeLists.text(after.number()), row.getString("name")))
                .optional();
    }

    private FormResult write(Business known, Business after) {
        if (known.id().value() != 0) {
            db.sql("update business set number = :number where id = :id")
                    .param("number", after.number())
                    .param("id", known.id().value())
                    .update();
        }
        imported.write(after.organization(), List.of(after));
        long id = db.sql("select id from business where organization_id = :organization and number = :number")
                .param("organization", after.organization().value())
                .param("number", after.number())
                .query(Long.class)
                .single();
        Map<BusinessColumn, String> before = BusinessLine.cells(known);
        Map<BusinessColumn, String> said = BusinessLine.cells(after);
        return new FormResult.Saved(id, Arrays.stream(BusinessColumn.values())
                .filter(column -> !before.get(column).equals(said.get(column)))
                .map(Column.class::cast)
                .toList());
    }
}
