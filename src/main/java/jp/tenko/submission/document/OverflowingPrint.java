package jp.tenko.submission.document;

import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * How an office's own form is printed when its rows go beyond the page it was drawn for: the head of the table on every page, and
 * which of how many pages it is, since a FAX arrives sheet by sheet. What the office has set itself stays.
 */
final class OverflowingPrint {

    private OverflowingPrint() {}

    /** @param first the first line of the table; its head is the row above, with all rows of a cell that is merged into it */
    static void of(Sheet sheet, int first) {
        if (sheet.getRepeatingRows() == null && first > 0) {
            sheet.setRepeatingRows(new CellRangeAddress(headFrom(sheet, first), first - 1, -1, -1));
        }
        Footer footer = sheet.getFooter();
        if ((footer.getLeft() + footer.getCenter() + footer.getRight()).isBlank()) {
            footer.setCenter("&P / &N");
        }
        PrintSetup setup = sheet.getPrintSetup();
        if (sheet.getFitToPage() && setup.getFitHeight() > 0) {
            setup.setFitHeight((short) 0); // all on one page would be too small to read
        }
    }

    private static int headFrom(Sheet sheet, int first) {
        return sheet.getMergedRegions().stream()
                .filter(merged -> merged.getFirstRow() < first && merged.getLastRow() == first - 1)
                .mapToInt(CellRangeAddress::getFirstRow)
                .min()
                .orElse(first - 1);
    }
}
