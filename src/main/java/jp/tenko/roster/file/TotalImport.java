package jp.tenko.roster.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.tenko.roster.Area;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.file.BadLine.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over how many businesses there are in all, by district and by trade (事業所数, CSV), joined or not, listed or not.
 * The file is the whole table: what it does not name is counted from the list again. Table: {@code area_total}.
 */
@Component
public class TotalImport implements FileImport {

    private static final FileWords<TotalColumn> WORDS = new FileWords<>("total-file.properties", TotalColumn.values());

    /** @param kind whole, district or trade; empty when it was refused */
    private record Line(int line, String kind, String name, int businesses) {}

    private final Organizations organizations;
    private final Areas areas;
    private final JdbcClient db;

    TotalImport(Organizations organizations, Areas areas, JdbcClient db) {
        this.organizations = organizations;
        this.areas = areas;
        this.db = db;
    }

    @Override
    public String kind() {
        return TOTALS;
    }

    @Override
    @Transactional
    public ImportResult read(OrganizationId organization, byte[] file, Instant now) {
        CsvFile<TotalColumn, Line> read = CsvFile.read(file, WORDS, TotalImport::line);
        List<BadLine> mistakes = new ArrayList<>(read.mistakes());
        Map<String, Line> first = new HashMap<>();
        for (Line line : read.lines()) {
            Line before = line.kind().isEmpty() ? null : first.putIfAbsent(line.kind() + " " + line.name(), line);
            if (before != null) {
                mistakes.add(new BadLine(line.line(), TotalColumn.AREA_NAME, Problem.SAME_LINE, line.name(),
                        String.valueOf(before.line())));
            }
        }
        mistakes.sort(BadLine.BY_PLACE);
        return mistakes.isEmpty() ? write(organization, read.lines()) : new ImportResult.Refused(mistakes);
    }

    /** What a file would say of these totals. */
    static OfficeList written(List<Map.Entry<Area, Integer>> totals) {
        return new OfficeList(
                Arrays.stream(TotalColumn.values()).map(WORDS::heading).toList(),
                totals.stream().map(total -> written(total.getKey(), String.valueOf(total.getValue()))).toList());
    }

    private static OfficeList.Line written(Area area, String businesses) {
        return switch (area) {
            case Area.Whole() -> written("whole", "", businesses);
            case Area.OfDistrict(String name) -> written("district", name, businesses);
            case Area.OfTrade(String name) -> written("trade", name, businesses);
        };
    }

    private static OfficeList.Line written(String kind, String name, String businesses) {
        String word = WORDS.word("kind-of-area", kind);
        return new OfficeList.Line(kind + " " + name, name.isEmpty() ? word : name, List.of(word, name, businesses));
    }

    private static Line line(Cells<TotalColumn> cells) {
        String kind = cells.needed(
                TotalColumn.KIND_OF_AREA, cells.meaning(TotalColumn.KIND_OF_AREA, "kind-of-area", Problem.NOT_A_KIND_OF_AREA));
        String name = kind.equals("whole") || kind.isEmpty()
                ? ""
                : cells.needed(TotalColumn.AREA_NAME, cells.text(TotalColumn.AREA_NAME));
        if (cells.isEmpty(TotalColumn.BUSINESSES)) {
            cells.bad(TotalColumn.BUSINESSES, Problem.MISSING_VALUE, "");
        }
        return new Line(cells.line(), kind, name, cells.count(TotalColumn.BUSINESSES).orElse(0));
    }

    private ImportResult write(OrganizationId organization, List<Line> lines) {
        organizations.lock(organization);
        areas.addDistricts(organization, names(lines, "district"));
        areas.addTrades(organization, names(lines, "trade"));
        db.sql("delete from area_total where organization_id = :organization")
                .param("organization", organization.value())
                .update();
        db.sql("""
                insert into area_total (organization_id, district_id, trade_id, businesses)
                select :organization, d.id, t.id, x.businesses
                from unnest(:kinds, :names, :counts) as x (kind, name, businesses)
                left join district d on x.kind = 'district' and d.organization_id = :organization and d.name = x.name
                left join trade t on x.kind = 'trade' and t.organization_id = :organization and t.name = x.name
                """)
                .param("organization", organization.value())
                .param("kinds", Values.texts(lines, Line::kind))
                .param("names", Values.texts(lines, Line::name))
                .param("counts", Values.all(lines, Line::businesses, Integer[]::new))
                .update();
        return new ImportResult.Imported(lines.size(), 0, 0, List.of());
    }

    private static Stream<String> names(List<Line> lines, String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind)).map(Line::name);
    }
}
