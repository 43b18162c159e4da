package jp.tenko.roster.file;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.tenko.roster.Bcp;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Position;
import jp.tenko.roster.file.BadLine.Problem;

/**
 * What one line of a business file says.
 *
 * @param line where it begins in the file, from 1
 * @param said a value that is not there, or that was refused, is null (an empty text for number and name)
 */
record BusinessLine(int line, Business said) {

    private static final FileWords<BusinessColumn> WORDS =
            new FileWords<>("business-file.properties", BusinessColumn.values());
    private static final OrganizationId NONE = new OrganizationId(0);

    static CsvFile<BusinessColumn, BusinessLine> readAll(byte[] file) {
        return CsvFile.read(file, WORDS, BusinessLine::of);
    }

    String number() {
        return String.valueOf(said.number());
    }

    private static BusinessLine of(Cells<BusinessColumn> cells) {
        return new BusinessLine(cells.line(), new Business(
                new BusinessId(0),
                NONE,
                cells.needed(BusinessColumn.NUMBER, cells.narrow(BusinessColumn.NUMBER)),
                cells.needed(BusinessColumn.NAME, cells.text(BusinessColumn.NAME)),
                cells.text(BusinessColumn.REPRESENTATIVE).orElse(null),
                cells.text(BusinessColumn.TRADE).orElse(null),
                cells.text(BusinessColumn.DISTRICT).orElse(null),
                cells.text(BusinessColumn.ADDRESS).orElse(null),
                cells.text(BusinessColumn.SHOPPING_STREET).orElse(null),
                cells.telephone(BusinessColumn.TELEPHONE).orElse(null),
                cells.matching(MemberLine.EMAIL, BusinessColumn.EMAIL, Problem.NOT_AN_EMAIL).orElse(null),
                position(cells).orElse(null),
                cells.count(BusinessColumn.EMPLOYEES).orElse(null),
                cells.yes(BusinessColumn.SOCIETY_MEMBER, Problem.NOT_A_SOCIETY_MEMBER).orElse(true),
                cells.yes(BusinessColumn.SMALL, Problem.NOT_YES_OR_NO).orElse(false),
                cells.meaning(BusinessColumn.BCP, "bcp", Problem.NOT_A_BCP)
                        .map(meaning -> Bcp.valueOf(meaning.toUpperCase(Locale.ROOT)))
                        .orElse(Bcp.UNKNOWN)));
    }

    private static Optional<Position> position(Cells<BusinessColumn> cells) {
        if (cells.isEmpty(BusinessColumn.LATITUDE) != cells.isEmpty(BusinessColumn.LONGITUDE)) {
            cells.bad(
                    cells.isEmpty(BusinessColumn.LATITUDE) ? BusinessColumn.LATITUDE : BusinessColumn.LONGITUDE,
                    Problem.HALF_A_POSITION, "");
        }
        Optional<Double> latitude = cells.degrees(BusinessColumn.LATITUDE, 90);
        Optional<Double> longitude = cells.degrees(BusinessColumn.LONGITUDE, 180);
        return latitude.isPresent() && longitude.isPresent()
                ? Optional.of(new Position(latitude.get(), longitude.get()))
                : Optional.empty();
    }

    /** What a file would say of these businesses. */
    static OfficeList written(List<Business> businesses) {
        return new OfficeList(
                Arrays.stream(BusinessColumn.values()).map(WORDS::heading).toList(),
                businesses.stream()
                        .map(business -> new OfficeList.Line(
                                business.id().toString(), business.name(), List.copyOf(cells(business).values())))
                        .toList());
    }

    /** In the order of the columns. */
    static Map<BusinessColumn, String> cells(Business business) {
        Map<BusinessColumn, String> cells = new EnumMap<>(BusinessColumn.class);
        Position position = business.position();
        cells.put(BusinessColumn.NUMBER, OfficeLists.text(business.number()));
        cells.put(BusinessColumn.NAME, business.name());
        cells.put(BusinessColumn.REPRESENTATIVE, OfficeLists.text(business.representative()));
        cells.put(BusinessColumn.TRADE, OfficeLists.text(business.trade()));
        cells.put(BusinessColumn.DISTRICT, OfficeLists.text(business.district()));
        cells.put(BusinessColumn.ADDRESS, OfficeLists.text(business.address()));
        cells.put(BusinessColumn.SHOPPING_STREET, OfficeLists.text(business.shoppingStreet()));
        cells.put(BusinessColumn.TELEPHONE, OfficeLists.telephone(business.telephone()));
        cells.put(BusinessColumn.EMAIL, OfficeLists.text(business.email()));
        cells.put(BusinessColumn.LATITUDE, position == null ? "" : degrees(position.latitude()));
        cells.put(BusinessColumn.LONGITUDE, position == null ? "" : degrees(position.longitude()));
        cells.put(BusinessColumn.EMPLOYEES, OfficeLists.text(business.employees()));
        cells.put(BusinessColumn.SOCIETY_MEMBER, WORDS.yesOrNo(BusinessColumn.SOCIETY_MEMBER, business.societyMember()));
        cells.put(BusinessColumn.SMALL, WORDS.yesOrNo(BusinessColumn.SMALL, business.small()));
        cells.put(BusinessColumn.BCP, WORDS.word("bcp", business.bcp().code()));
        return cells;
    }

    private static String degrees(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    /** What somebody filled in. @param mistakes what is wrong is added to it */
    static BusinessLine filledIn(Map<BusinessColumn, String> cells, List<BadLine> mistakes) {
        return of(new Cells<>(0, cells, WORDS, mistakes));
    }

    /** A business that was not known. */
    Business of(OrganizationId organization) {
        return new Business(
                said.id(), organization, said.number(), said.name(), said.representative(), said.trade(), said.district(),
                said.address(), said.shoppingStreet(), said.telephone(), said.email(), said.position(), said.employees(),
                said.societyMember(), said.small(), said.bcp());
    }

    /**
     * What is known of the business, with what this line says put over it.
     *
     * @param columns those that count: what is in no column of the file stays as it is known
     */
    Business onto(Business known, Set<BusinessColumn> columns) {
        boolean position = columns.contains(BusinessColumn.LATITUDE) && columns.contains(BusinessColumn.LONGITUDE);
        return new Business(
                known.id(),
                known.organization(),
                known.number(),
                said.name(),
                columns.contains(BusinessColumn.REPRESENTATIVE) ? said.representative() : known.representative(),
                columns.contains(BusinessColumn.TRADE) ? said.trade() : known.trade(),
                columns.contains(BusinessColumn.DISTRICT) ? said.district() : known.district(),
                columns.contains(BusinessColumn.ADDRESS) ? said.address() : known.address(),
                columns.contains(BusinessColumn.SHOPPING_STREET) ? said.shoppingStreet() : known.shoppingStreet(),
                columns.contains(BusinessColumn.TELEPHONE) ? said.telephone() : known.telephone(),
                columns.contains(BusinessColumn.EMAIL) ? said.email() : known.email(),
                position ? said.position() : known.position(),
                columns.contains(BusinessColumn.EMPLOYEES) ? said.employees() : known.employees(),
                columns.contains(BusinessColumn.SOCIETY_MEMBER) ? said.societyMember() : known.societyMember(),
                columns.contains(BusinessColumn.SMALL) ? said.small() : known.small(),
                columns.contains(BusinessColumn.BCP) ? said.bcp() : known.bcp());
    }
}
