package jp.tenko.roster.file;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import jp.tenko.roster.Area;
import jp.tenko.roster.Officer;
import jp.tenko.roster.file.BadLine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a file of officers says. A value that is not there, or that was refused, is null (an empty text for name
 * and area).
 *
 * @param line where it begins in the file, from 1
 * @param ofDistrict 地区理事, otherwise 業種理事
 * @param businessNumber of the business they speak for
 * @param memberNumber of an officer who is a member of staff
 */
record OfficerLine(
        int line,
        String name,
        boolean ofDistrict,
        String area,
        @Nullable String telephone,
        @Nullable String businessNumber,
        @Nullable String memberNumber) {

    private static final FileWords<OfficerColumn> WORDS =
            new FileWords<>("officer-file.properties", OfficerColumn.values());

    static CsvFile<OfficerColumn, OfficerLine> readAll(byte[] file) {
        return CsvFile.read(file, WORDS, OfficerLine::of);
    }

    /** What a file would say of these officers; for which business they speak is in the list of contacts. */
    static OfficeList written(List<Officer> officers, Function<Officer, String> memberNumber) {
        return new OfficeList(
                Arrays.stream(OfficerColumn.values()).map(WORDS::heading).toList(),
                officers.stream()
                        .map(officer -> new OfficeList.Line(
                                officer.post() + " " + officer.contact() + " " + officer.member(), officer.name(), List.of(
                                        officer.name(),
                                        WORDS.word("post", officer.post().ofDistrict() ? "district" : "trade"),
                                        area(officer.post().area()),
                                        OfficeLists.telephone(officer.telephone()),
                                        "",
                                        memberNumber.apply(officer))))
                        .toList());
    }

    private static String area(Area area) {
        return switch (area) {
            case Area.Whole() -> "";
            case Area.OfDistrict(String name) -> name;
            case Area.OfTrade(String name) -> name;
        };
    }

    private static OfficerLine of(Cells<OfficerColumn> cells) {
        String post = cells.needed(OfficerColumn.POST, cells.meaning(OfficerColumn.POST, "post", Problem.NOT_A_POST));
        return new OfficerLine(
                cells.line(),
                cells.needed(OfficerColumn.NAME, cells.text(OfficerColumn.NAME)),
                post.equals("district"),
                cells.needed(OfficerColumn.AREA, cells.text(OfficerColumn.AREA)),
                cells.telephone(OfficerColumn.TELEPHONE).orElse(null),
                cells.narrow(OfficerColumn.BUSINESS_NUMBER).orElse(null),
                cells.narrow(OfficerColumn.MEMBER_NUMBER).orElse(null));
    }
}
