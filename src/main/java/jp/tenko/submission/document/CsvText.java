package jp.tenko.submission.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A list as Excel reads it, with nothing in it that Excel would calculate. */
final class CsvText {

    private final StringBuilder text = new StringBuilder("\uFEFF");
    private final CSVPrinter printer;

    CsvText() {
        try {
            printer = new CSVPrinter(text, CSVFormat.EXCEL);
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory does not fail", e);
        }
    }

    void line(List<String> cells) {
        try {
            printer.printRecord(cells.stream().map(CsvText::harmless));
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory does not fail", e);
        }
    }

    /** What begins like a formula must not become one. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
