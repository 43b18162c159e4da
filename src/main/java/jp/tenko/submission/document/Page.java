package jp.tenko.submission.document;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;

/** A sheet that is written from top to bottom, and printed on A4 with its page numbers. */
final class Page {

    /** One line of 10 points. */
    private static final float LINE = 15;

    private static final int MOST_LINES = 27;   // Excel's rows end at 409 points
    private static final int MOST = 32_000;     // and its cells at 32,767 characters

    private final Sheet sheet;
    private final int[] widths;
    private int next;
    private float loose = 3;

    /** @param widths of the columns, in half-width characters */
    Page(Sheet sheet, int... widths) {
        this.sheet = sheet;
        this.widths = widths;
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, widths[i] * 256);
        }
    }

    /** A4, as wide as one page, as long as it takes. */
    void print(boolean landscape, String footer) {
        sheet.setFitToPage(true);
        sheet.setAutobreaks(true);
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(landscape);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setMargin(PageMargin.LEFT, 0.5);
        sheet.setMargin(PageMargin.RIGHT, 0.5);
        sheet.setMargin(PageMargin.TOP, 0.6);
        sheet.setMargin(PageMargin.BOTTOM, 0.6);
        sheet.setHorizontallyCenter(true);
        sheet.getFooter().setLeft(footer.replace("&", "&&"));
        sheet.getFooter().setRight("&P / &N");
    }

    /** Everything on one sheet of paper. */
    void onePage() {
        sheet.getPrintSetup().setFitHeight((short) 1);
    }

    /** In percent of its size, where each page is begun by hand. */
    void scale(int percent) {
        sheet.setFitToPage(false);
        sheet.getPrintSetup().setScale((short) percent);
    }

    /** Rows high enough to be filled in by hand. */
    void roomToWrite() {
        loose = 7;
    }

    /** What follows is on a new sheet of paper. */
    void nextPage() {
        if (next > 0) {
            sheet.setRowBreak(next - 1);
        }
    }

    /** A PNG over the last column, from here on, so many rows high. */
    void picture(byte[] png, int column, int rows) {
        Workbook book = sheet.getWorkbook();
        ClientAnchor anchor = book.getCreationHelper().createClientAnchor();
        anchor.setCol1(column);
        anchor.setRow1(next);
        anchor.setCol2(column + 1);
        anchor.setRow2(next + rows);
        Drawing<?> drawing = sheet.getDrawingPatriarch() == null ? sheet.createDrawingPatriarch() : sheet.getDrawingPatriarch();
        drawing.createPicture(anchor, book.addPicture(png, Workbook.PICTURE_TYPE_PNG));
    }

    /** What was written goes on paper, nothing beside it. */
    void printArea() {
        sheet.getWorkbook().setPrintArea(sheet.getWorkbook().getSheetIndex(sheet), 0, widths.length - 1, 0, Math.max(0, next - 1));
    }

    int row() {
        return next;
    }

    void skip() {
        next++;
    }

    /** This row again on every page, and always in sight. */
    void repeat(int row) {
        sheet.setRepeatingRows(new CellRangeAddress(row, row, -1, -1));
        sheet.createFreezePane(0, row + 1);
    }

    /** One text over all columns. */
    void across(String text, CellStyle style) {
        int width = 0;
        for (int column : widths) {
            width += column;
        }
        Row row = sheet.createRow(next);
        row.setHeightInPoints(LINE * Math.max(1, lines(text, width)));
        boxes(row, style);
        text(row.getCell(0), text);
        merge(next, 0, widths.length - 1);
        next++;
    }

    /** Two texts in one row: at the left, and in the right half. */
    void sides(String left, CellStyle leftStyle, String right, CellStyle rightStyle) {
        Row row = sheet.createRow(next);
        row.setHeightInPoints(LINE + 1);
        cell(row, 0, left, leftStyle);
        cell(row, widths.length - 1, right, rightStyle);
        next++;
    }

    /** A row of cells, as high as its longest text; each begins at the next column. */
    void cells(List<String> texts, List<CellStyle> styles) {
        Row row = sheet.createRow(next);
        int high = 1;
        for (int i = 0; i < texts.size(); i++) {
            cell(row, i, texts.get(i), styles.get(i));
            high = Math.max(high, lines(texts.get(i), widths[i]));
        }
        row.setHeightInPoints(LINE * high + loose);
        next++;
    }

    /** A text in the first column, and one over all the others. */
    void pair(String label, CellStyle labelStyle, String text, CellStyle style) {
        int width = 0;
        for (int i = 1; i < widths.length; i++) {
            width += widths[i];
        }
        Row row = sheet.createRow(next);
        boxes(row, style);
        cell(row, 0, label, labelStyle);
        text(row.getCell(1), text);
        row.setHeightInPoints(LINE * Math.max(lines(label, widths[0]), lines(text, width)) + loose);
        merge(next, 1, widths.length - 1);
        next++;
    }

    private void boxes(Row row, CellStyle style) {
        for (int i = 0; i < widths.length; i++) {
            row.createCell(i).setCellStyle(style);
        }
    }

    private void cell(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        text(cell, text);
    }

    static void text(Cell cell, String text) {
        cell.setCellValue(text.length() <= MOST ? text : text.substring(0, MOST));
    }

    /** Without the check against all others: with thousands of rows that takes longer than everything else. */
    private void merge(int row, int from, int to) {
        if (to > from) {
            sheet.addMergedRegionUnsafe(new CellRangeAddress(row, row, from, to));
        }
    }

    /**
     * How many lines a text of 10 points takes. A column is as wide as so many figures of 11 points: a full-width character is a
     * little less than two of them. Where lines break, some room is left at their end.
     */
    static int lines(String text, int width) {
        int lines = 0;
        for (String part : text.split("\n", -1)) {
            long wide = part.codePoints().mapToLong(character -> character < 0x1100 ? 104 : 194).sum();
            lines += wide <= width * 100L ? 1 : (int) Math.max(2, Math.ceilDiv(wide * 21, width * 2000L));
        }
        return Math.min(MOST_LINES, lines);
    }
}
