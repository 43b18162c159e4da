package jp.tenko.roster.file;

import java.util.List;

/**
 * A list of the office as its file would say it: taken over as it is, it changes nothing.
 *
 * @param headings as the import knows them
 * @param lines in the order in which a person looks for them
 */
public record OfficeList(List<String> headings, List<Line> lines) {

    private static final String LIKE_A_FORMULA = "=+-@";

    public OfficeList {
        headings = List.copyOf(headings);
        lines = List.copyOf(lines);
    }

    /**
     * @param key tells the same thing before and after a change, however its cells change
     * @param name by which a person knows it
     */
    public record Line(String key, String name, List<String> cells) {

        public Line {
            cells = List.copyOf(cells);
        }
    }

    /** Without the apostrophe that a list to be opened in Excel has before what Excel would calculate. */
    static String asMeant(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && LIKE_A_FORMULA.indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell;
    }
}
