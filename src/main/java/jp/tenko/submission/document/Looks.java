package jp.tenko.submission.document;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** How the cells of a document look: black on white, so that a FAX shows the same. A workbook has few styles, made once. */
final class Looks {

    private static final String FONT = "游ゴシック";
    private static final short SIZE = 10;

    final CellStyle title;
    final CellStyle plain;
    final CellStyle bold;
    final CellStyle right;
    final CellStyle note;
    final CellStyle head;
    final CellStyle cell;
    final CellStyle centred;
    final CellStyle number;
    final CellStyle changed;
    final CellStyle section;

    Looks(Workbook book) {
        Font small = font(book, SIZE, false, false);
        Font strong = font(book, SIZE, true, false);
        title = style(book, font(book, (short) 14, true, false), HorizontalAlignment.CENTER, false);
        plain = style(book, small, HorizontalAlignment.LEFT, false);
        bold = style(book, strong, HorizontalAlignment.LEFT, false);
        right = style(book, small, HorizontalAlignment.RIGHT, false);
        note = style(book, font(book, (short) 9, false, false), HorizontalAlignment.LEFT, false);
        note.setWrapText(true);
        head = style(book, strong, HorizontalAlignment.CENTER, true);
        grey(head);
        cell = style(book, small, HorizontalAlignment.LEFT, true);
        centred = style(book, small, HorizontalAlignment.CENTER, true);
        number = style(book, small, HorizontalAlignment.RIGHT, true);
        changed = style(book, font(book, SIZE, true, true), HorizontalAlignment.LEFT, true);
        section = style(book, strong, HorizontalAlignment.LEFT, true);
        grey(section);
    }

    private static void grey(CellStyle style) {
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    /** Text that begins like a formula is text; {@code quotePrefixed} keeps it so when somebody edits the cell. */
    private static CellStyle style(Workbook book, Font font, HorizontalAlignment alignment, boolean box) {
        CellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setQuotePrefixed(true);
        if (box) {
            style.setWrapText(true);
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    private static Font font(Workbook book, short points, boolean bold, boolean underlined) {
        Font font = book.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(points);
        font.setBold(bold);
        font.setUnderline(underlined ? Font.U_SINGLE : Font.U_NONE);
        return font;
    }
}
