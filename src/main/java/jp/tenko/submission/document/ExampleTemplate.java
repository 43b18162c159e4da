package jp.tenko.submission.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/** A form to begin with: every name that Tenko fills in stands at a cell; the layout around it is the office's own. */
@Component
public class ExampleTemplate {

    private final DocumentWords words;

    ExampleTemplate(DocumentWords words) {
        this.words = words;
    }

    public byte[] xlsx() {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet(words.of("form-one.sheet.list"));
            int row = 0;
            for (String head : FormOneFields.HEADS) {
                String name = words.of("template.head." + head);
                sheet.createRow(row).createCell(0).setCellValue(name);
                name(book, sheet, name, row++, 1);
            }
            var headings = sheet.createRow(++row);
            for (FormOneColumn column : FormOneColumn.values()) {
                String name = words.of("form-one.csv." + column.code());
                headings.createCell(column.ordinal()).setCellValue(name);
                name(book, sheet, name, row + 1, column.ordinal());
                sheet.setColumnWidth(column.ordinal(), column.width() * 256);
            }
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory does not fail", e);
        }
    }

    private static void name(XSSFWorkbook book, XSSFSheet sheet, String text, int row, int column) {
        Name name = book.createName();
        name.setNameName(text);
        name.setRefersToFormula("'" + sheet.getSheetName() + "'!" + new CellReference(row, column, true, true).formatAsString());
    }
}
