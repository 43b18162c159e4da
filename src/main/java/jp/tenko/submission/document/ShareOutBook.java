package jp.tenko.submission.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/** The share-out on one page A4, to be printed and put on the wall. */
@Component
class ShareOutBook {

    private static final int[] WIDTHS = {15, 9, 9, 12, 12, 13, 12, 11, 11, 10};

    private final ShareOuts shareOuts;
    private final DocumentWords words;

    ShareOutBook(ShareOuts shareOuts, DocumentWords words) {
        this.shareOuts = shareOuts;
        this.words = words;
    }

    byte[] of(ShareOut shareOut) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Looks looks = new Looks(book);
            Page page = new Page(book.createSheet(words.of("share-out.name")), WIDTHS);
            page.print(false, shareOut.title() + " " + shareOut.organization());
            page.onePage();
            page.across(shareOut.title(), looks.title);
            page.sides(shareOut.recipient().addressee(), looks.bold, shareOut.asOf(), looks.right);
            page.sides(shareOut.unconfirmed() ? words.of("unconfirmed") : "", looks.bold,
                    shareOut.organization() + " " + words.of("form-one.filled-in-by") + ": " + shareOut.filledInBy(), looks.right);
            shareOuts.remarks(shareOut).forEach(remark -> page.across(remark, looks.bold));
            shareOut.sections().forEach(section -> section(page, looks, section));
            page.printArea();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the share-out could not be written", e);
        }
    }

    private void section(Page page, Looks looks, ShareOut.Section section) {
        page.skip();
        page.across(section.heading(), looks.section);
        ShareOut.Table table = section.table();
        if (table != null) {
            page.cells(table.head(), Collections.nCopies(table.head().size(), looks.head));
            table.rows().forEach(row -> page.cells(row, styles(looks, row)));
        }
        section.lines().forEach(line -> page.across(words.of("share-out.line", line), looks.note));
    }

    private static List<CellStyle> styles(Looks looks, List<String> row) {
        return IntStream.range(0, row.size()).mapToObj(i -> i == 0 ? looks.cell : looks.number).toList();
    }
}
