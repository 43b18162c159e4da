package jp.tenko.roster.file;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Delisting;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.file.BadLine.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over an organization's business file (事業所名簿, CSV): all of it, or nothing and every mistake by its line.
 * Businesses are found again by their number (事業所番号). A column that the file does not have changes nothing; an empty
 * cell empties the value. What is not in the file stays, and what was taken off the list is not put
 * back by a file.
 */
@Component
public class BusinessImport implements FileImport {

    private final Organizations organizations;
    private final Businesses businesses;
    private final Delisting delisting;
    private final ImportedBusinesses imported;

    BusinessImport(Organizations organizations, Businesses businesses, Delisting delisting, ImportedBusinesses imported) {
        this.organizations = organizations;
        this.businesses = businesses;
        this.delisting = delisting;
        this.imported = imported;
    }

    @Override
    public String kind() {
        return BUSINESSES;
    }

    @Override
    @Transactional
    public ImportResult read(OrganizationId organization, byte[] file, Instant now) {
        CsvFile<BusinessColumn, BusinessLine> read = BusinessLine.readAll(file);
        organizations.lock(organization); // one import at a time
        List<Business> known = businesses.listed(organization);
        List<BadLine> mistakes = mistakes(read, known);
        return mistakes.isEmpty() ? take(organization, read, known) : new ImportResult.Refused(mistakes);
    }

    private ImportResult take(
            OrganizationId organization, CsvFile<BusinessColumn, BusinessLine> file, List<Business> known) {
        Map<String, String> gone = delisting.gone(organization).stream().collect(toMap(Delisting.Gone::number, Delisting.Gone::name));
        Map<String, Business> before = byNumber(known);
        List<Business> added = new ArrayList<>();
        List<Business> changed = new ArrayList<>();
        for (BusinessLine line : file.lines()) {
            if (gone.containsKey(line.number())) {
                continue;
            }
            Business business = before.remove(line.number());
            if (business == null) {
                added.add(line.of(organization));
            } else if (!line.onto(business, file.columns()).equals(business)) {
                changed.add(line.onto(business, file.columns()));
            }
        }
        imported.write(organization, Stream.concat(added.stream(), changed.stream()).toList());
        List<String> notInFile = known.stream().map(Business::number).filter(before::containsKey).toList();
        List<String> off = file.lines().stream().map(BusinessLine::number).filter(gone::containsKey).map(number -> number + " " + gone.get(number)).toList();
        int unchanged = file.lines().size() - added.size() - changed.size() - off.size();
        return new ImportResult.Imported(added.size(), changed.size(), unchanged, notInFile, off);
    }

    /** Those of the file itself, and two numbers that are the same but for zeros that Excel drops. */
    private static List<BadLine> mistakes(CsvFile<BusinessColumn, BusinessLine> file, List<Business> known) {
        List<BadLine> mistakes = new ArrayList<>(file.mistakes());
        Map<String, Business> numbers = byNumber(known);
        Map<String, String> withoutZeros = new HashMap<>();
        numbers.keySet().forEach(number -> withoutZeros.put(MemberFileCheck.withoutZeros(number), number));
        Map<String, BusinessLine> first = new HashMap<>();
        for (BusinessLine line : file.lines()) {
            if (line.number().isEmpty()) {
                continue;
            }
            String bare = MemberFileCheck.withoutZeros(line.number());
            BusinessLine before = first.putIfAbsent(bare, line);
            if (before != null) {
                mistakes.add(new BadLine(line.line(), BusinessColumn.NUMBER, Problem.SAME_NUMBER, line.number(),
                        String.valueOf(before.line())));
            }
            String other = withoutZeros.get(bare);
            if (other != null && !numbers.containsKey(line.number())) {
                mistakes.add(new BadLine(line.line(), BusinessColumn.NUMBER, Problem.LOST_ZEROS, line.number(), other));
            }
        }
        mistakes.sort(BadLine.BY_PLACE);
        return mistakes;
    }

    private static Map<String, Business> byNumber(List<Business> known) {
        return known.stream().collect(toMap(business -> String.valueOf(business.number()), identity()));
    }
}
