package jp.tenko.submission.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Marking;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;

/**
 * Form I as .xlsx in the layout of the form: what is listed, and on a second sheet every damaged business, 変更無 included. Rows
 * are written to disk as they are made, so that a prefecture's 20,000 businesses fit.
 */
@Component
class FormOneBook {

    private static final int IN_MEMORY = 100;

    private final FormOneRows rows;
    private final DocumentWords words;

    FormOneBook(FormOneRows rows, DocumentWords words) {
        this.rows = rows;
        this.words = words;
    }

    byte[] of(FormOne form) {
        try (SXSSFWorkbook book = new SXSSFWorkbook(null, IN_MEMORY, true)) {
            Looks looks = new Looks(book);
            list(new Page(book.createSheet(words.of("form-one.sheet.list")), widths()), looks, form);
            all(new Page(book.createSheet(words.of("form-one.sheet.all")), widths()), looks, form);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Form I could not be written; is there room for temporary files?", e);
        }
    }

    private void list(Page page, Looks looks, FormOne form) {
        page.print(true, footer(form));
        head(page, looks, form);
        List<FormOneLine> listed = form.listed();
        columns(page, looks);
        listed.forEach(line -> row(page, looks, line));
        if (listed.isEmpty()) {
            page.across(words.of(form.lines().isEmpty() ? "form-one.nothing" : "form-one.nothing-new"), looks.cell);
        }
        page.skip();
        for (int note = 1; note <= 3; note++) {
            page.across(words.of("form-one.note." + note), looks.note);
        }
        page.printArea();
    }

    private void all(Page page, Looks looks, FormOne form) {
        page.print(true, footer(form));
        page.across(form.title(), looks.title);
        page.sides(words.of("form-one.sheet.all"), looks.bold, form.asOf(), looks.right);
        columns(page, looks);
        form.damaged().forEach(line -> row(page, looks, line));
        page.printArea();
    }

    private void head(Page page, Looks looks, FormOne form) {
        page.sides(words.of("form-one.name"), looks.bold, words.of("number", form.number()), looks.right);
        page.across(form.title(), looks.title);
        page.sides(form.recipient().addressee(), looks.bold, pair("submitted", form.submittedOn()), looks.right);
        page.sides("", looks.plain, pair("organization", form.organization()), looks.right);
        page.sides(form.unconfirmed() ? words.of("unconfirmed") : "", looks.bold, pair("filled-in-by", form.filledInBy()), looks.right);
        page.sides(
                words.of("form-one.counts", form.count(Marking.NEW), form.count(Marking.REVISED), form.count(Marking.UNCHANGED)),
                looks.plain, form.asOf(), looks.right);
    }

    private String pair(String what, String value) {
        return words.of("form-one." + what) + ": " + value;
    }

    private void columns(Page page, Looks looks) {
        page.repeat(page.row());
        page.cells(
                Arrays.stream(FormOneColumn.values()).map(column -> words.of("form-one.column." + column.code())).toList(),
                Arrays.stream(FormOneColumn.values()).map(column -> looks.head).toList());
    }

    private void row(Page page, Looks looks, FormOneLine line) {
        FormOneRow row = rows.of(line);
        page.cells(
                row.cells().stream().map(FormOneRow.Cell::text).toList(),
                Arrays.stream(FormOneColumn.values()).map(column -> style(looks, row, column)).toList());
    }

    private static CellStyle style(Looks looks, FormOneRow row, FormOneColumn column) {
        return row.cell(column).changed() ? looks.changed : column == FormOneColumn.MARKING ? looks.centred : looks.cell;
    }

    private String footer(FormOne form) {
        return form.title() + " " + words.of("number", form.number()) + " " + form.organization();
    }

    private static int[] widths() {
        return Arrays.stream(FormOneColumn.values()).mapToInt(FormOneColumn::width).toArray();
    }
}
