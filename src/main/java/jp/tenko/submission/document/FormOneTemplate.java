package jp.tenko.submission.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * An organization's own Form I: every prefecture's is another. The names given to its cells say where things go; the row of the
 * first line is what the other lines look like. Empty rows that are drawn below it are filled first, then rows are put in, and
 * what stands below moves down.
 */
final class FormOneTemplate implements AutoCloseable {

    private final XSSFWorkbook book;
    private final DocumentWords words;
    private final Map<String, CellReference> heads = new LinkedHashMap<>();
    private final Map<FormOneColumn, CellReference> columns = new EnumMap<>(FormOneColumn.class);
    private final List<String> mistakes = new ArrayList<>();

    private FormOneTemplate(XSSFWorkbook book, DocumentWords words) {
        this.book = book;
        this.words = words;
        FormOneFields.HEADS.forEach(head -> find("template.head." + head, head.equals("title")).ifPresent(cell -> heads.put(head, cell)));
        for (FormOneColumn column : FormOneColumn.values()) {
            find("form-one.csv." + column.code(), column != FormOneColumn.SHOPPING_STREET).ifPresent(cell -> columns.put(column, cell));
        }
        oneRow();
    }

    /** @return what is wrong with it, in words, each with the name that is meant; empty when it can be filled in */
    static List<String> mistakes(byte[] xlsx, DocumentWords words) {
        try (FormOneTemplate template = new FormOneTemplate(open(xlsx), words)) {
            return template.mistakes;
        } catch (IOException | InvalidFormatException | RuntimeException e) {
            return List.of(words.of("template.unreadable"));
        }
    }

    /** @return empty when it cannot be filled in */
    static Optional<byte[]> filled(byte[] xlsx, Map<String, String> heads, List<FormOneRow> rows, DocumentWords words) {
        try (FormOneTemplate template = new FormOneTemplate(open(xlsx), words)) {
            return template.mistakes.isEmpty() ? Optional.of(template.fill(heads, rows)) : Optional.empty();
        } catch (IOException | InvalidFormatException | RuntimeException e) {
            return Optional.empty();   // whatever an office made in years of copying: the layout of the plan goes out instead
        }
    }

    private static XSSFWorkbook open(byte[] xlsx) throws IOException, InvalidFormatException {
        return new XSSFWorkbook(OPCPackage.open(new ByteArrayInputStream(xlsx)));
    }

    private Optional<CellReference> find(String word, boolean needed) {
        String called = words.of(word);
        XSSFName name = book.getName(called);
        if (name == null) {
            if (needed) {
                mistakes.add(words.of("template.missing", called));
            }
            return Optional.empty();
        }
        CellReference cell = cell(name);
        if (cell == null) {
            mistakes.add(words.of("template.not-a-cell", called, Objects.requireNonNullElse(name.getRefersToFormula(), "")));
        }
        return Optional.ofNullable(cell);
    }

    private @Nullable CellReference cell(XSSFName name) {
        try {
            CellReference cell = new CellReference(name.getRefersToFormula());
            boolean there = cell.getSheetName() != null && book.getSheet(cell.getSheetName()) != null;
            return there && cell.getRow() >= 0 && cell.getCol() >= 0 ? cell : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void oneRow() {
        CellReference first = columns.values().stream().findFirst().orElse(null);
        columns.forEach((column, cell) -> {
            if (first != null && (cell.getRow() != first.getRow() || !cell.getSheetName().equals(first.getSheetName()))) {
                mistakes.add(words.of("template.other-row", words.of("form-one.csv." + column.code()), cell.formatAsString()));
            }
        });
    }

    private byte[] fill(Map<String, String> values, List<FormOneRow> rows) throws IOException {
        heads.forEach((head, cell) -> put(book.getSheet(cell.getSheetName()), cell.getRow(), cell.getCol(), values.getOrDefault(head, "")));
        CellReference first = columns.values().iterator().next();
        Sheet sheet = book.getSheet(first.getSheetName());
        int drawn = drawn(sheet, first.getRow());
        if (rows.size() > drawn) {
            makeRoom(sheet, first.getRow(), drawn, rows.size() - drawn);
            OverflowingPrint.of(sheet, first.getRow());
        }
        for (int i = 0; i < rows.size(); i++) {
            int at = first.getRow() + i;
            FormOneRow row = rows.get(i);
            columns.forEach((column, cell) -> put(sheet, at, cell.getCol(), row.cell(column).text()));
        }
        book.setForceFormulaRecalculation(true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(bytes);
        return bytes.toByteArray();
    }

    /** How many rows stand ready from the first on: they have cells there, and nothing is written in them. */
    private int drawn(Sheet sheet, int first) {
        int drawn = 1;
        while (isEmpty(sheet.getRow(first + drawn))) {
            drawn++;
        }
        return drawn;
    }

    private static boolean isEmpty(@Nullable Row row) {
        if (row == null || row.getLastCellNum() <= 0) {
            return false;
        }
        for (Cell cell : row) {
            if (cell.getCellType() != CellType.BLANK) {
                return false;
            }
        }
        return true;
    }

    private static void makeRoom(Sheet sheet, int first, int drawn, int more) {
        int below = first + drawn;
        if (below <= sheet.getLastRowNum()) {
            sheet.shiftRows(below, sheet.getLastRowNum(), more, true, false);
        }
        Row model = Objects.requireNonNull(sheet.getRow(first), "a named cell is in a row");
        for (int i = 0; i < more; i++) {
            Row row = sheet.createRow(below + i);
            row.setHeight(model.getHeight());
            for (Cell like : model) {
                row.createCell(like.getColumnIndex()).setCellStyle(like.getCellStyle());
            }
        }
    }

    private static void put(Sheet sheet, int at, int column, String text) {
        Row row = sheet.getRow(at) == null ? sheet.createRow(at) : sheet.getRow(at);
        Page.text(row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK), text);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
