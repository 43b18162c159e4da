package jp.tenko.roster.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Business;
import jp.tenko.roster.District;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.Trade;
import jp.tenko.roster.file.BadLine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over the list of officers (理事名簿, CSV): 地区理事 and 業種理事. The file is the whole list: a post that it does not
 * name has ended, since a term of office ends; the person stays a contact. Districts, trades, businesses and members that
 * it names must be in the other lists.
 */
@Component
public class OfficerImport implements FileImport {

    private final Organizations organizations;
    private final Members members;
    private final Businesses businesses;
    private final ImportedOfficers imported;

    OfficerImport(Organizations organizations, Members members, Businesses businesses, ImportedOfficers imported) {
        this.organizations = organizations;
        this.members = members;
        this.businesses = businesses;
        this.imported = imported;
    }

    @Override
    public String kind() {
        return OFFICERS;
    }

    @Override
    @Transactional
    public ImportResult read(OrganizationId organization, byte[] file, Instant now) {
        CsvFile<OfficerColumn, OfficerLine> read = OfficerLine.readAll(file);
        organizations.lock(organization); // one import at a time
        List<BadLine> mistakes = new ArrayList<>(read.mistakes());
        mistakes.addAll(new Check(organization, read.lines()).mistakes);
        mistakes.sort(BadLine.BY_PLACE);
        return mistakes.isEmpty() ? imported.write(organization, read.lines(), now) : new ImportResult.Refused(mistakes);
    }

    /** What a line names and no list has. */
    private final class Check {

        private final List<BadLine> mistakes = new ArrayList<>();

        Check(OrganizationId organization, List<OfficerLine> lines) {
            List<String> districts = members.districts(organization).stream().map(District::name).toList();
            List<String> trades = businesses.trades(organization).stream().map(Trade::name).toList();
            List<String> numbers = businesses.listed(organization).stream().map(Business::number).toList();
            List<String> staff = members.of(organization).stream().map(Member::number).toList();
            Map<OfficerLine, Integer> first = new HashMap<>();
            for (OfficerLine line : lines) {
                List<String> areas = line.ofDistrict() ? districts : trades;
                missing(line, OfficerColumn.AREA, line.area(), areas, Problem.NO_SUCH_AREA, () -> String.join("、", areas));
                missing(line, OfficerColumn.BUSINESS_NUMBER, line.businessNumber(), numbers, Problem.NO_SUCH_BUSINESS, () -> "");
                missing(line, OfficerColumn.MEMBER_NUMBER, line.memberNumber(), staff, Problem.NO_SUCH_MEMBER, () -> "");
                OfficerLine same = new OfficerLine(
                        0, line.name(), line.ofDistrict(), line.area(), line.telephone(), null, line.memberNumber());
                Integer before = first.putIfAbsent(same, line.line());
                if (before != null) {
                    bad(line, OfficerColumn.NAME, Problem.SAME_LINE, line.name(), String.valueOf(before));
                }
            }
        }

        private void missing(OfficerLine line, OfficerColumn column, @Nullable String value, List<String> known,
                Problem problem, Supplier<String> other) {
            if (value != null && !value.isEmpty() && !known.contains(value)) {
                bad(line, column, problem, value, other.get());
            }
        }

        private void bad(OfficerLine line, OfficerColumn column, Problem problem, String value, String other) {
            mistakes.add(new BadLine(line.line(), column, problem, value, other));
        }
    }
}
