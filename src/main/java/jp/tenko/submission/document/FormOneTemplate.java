package jp.tenko.submission.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An organization's own Form I: every prefecture's is another. The names given to its cells say where things go; the row of the
 * first line is what the other lines look like. Empty rows that are drawn below it are filled first, then rows are put in, and
 * what stands below moves down.
 */
final class FormOneTemplate implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FormOneTemplate.class);

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

    /**
     * Looks at its names, then fills it in with two lines more than it has rows: what is taken into use has been written once.
     *
     * @return what is wrong with it, in words, each with the name that is meant; empty when it can be filled in
     */
    static List<String> mistakes(byte[] xlsx, DocumentWords words) {
        try (FormOneTemplate template = new FormOneTemplate(open(xlsx), words)) {
            return template.mistakes.isEmpty() ? template.trial() : template.mistakes;
        } catch (IOException | InvalidFormatException | RuntimeException e) {
            return List.of(words.of("template.unreadable"));
        }
    }

    /** @return what can be done without, and what will not stand on the form then; for one without mistakes */
    static List<String> hints(byte[] xlsx, DocumentWords words) {
        try (FormOneTemplate template = new FormOneTemplate(open(xlsx), words)) {
            return FormOneFields.TELLING.stream()
                    .filter(head -> !template.heads.containsKey(head))
                    .map(head -> words.of("template.hint." + head, words.of("template.head." + head)))
                    .toList();
        } catch (IOException | InvalidFormatException | RuntimeException e) {
            return List.of();   // mistakes() says so
        }
    }

    /** Whatever an office made in years of copying: what cannot be filled in says why. */
    static Filling filled(byte[] xlsx, Map<String, String> heads, List<FormOneRow> rows, DocumentWords words) {
        try (FormOneTemplate template = new FormOneTemplate(open(xlsx), words)) {
            if (!template.mistakes.isEmpty()) {
                return new Filling.Refused(String.join("\n", template.mistakes));
            }
            return template.written(heads, rows);
        } catch (IOException | InvalidFormatException | RuntimeException e) {
            log.warn("an own form cannot be opened any more", e);
            return new Filling.Refused(words.of("template.unreadable"));
        }
    }

    private List<String> trial() {
        List<FormOneRow> sample = Collections.nCopies(details().drawn() + 2, new FormOneRow(Arrays.stream(FormOneColumn.values())
                .map(column -> new FormOneRow.Cell(column.code(), false))
                .toList()));
        return switch (written(Map.of(), sample)) {
            case Filling.Filled filled -> List.of();
            case Filling.Refused(String why) -> List.of(why);
        };
    }

    /** What was written is opened again: a file that nobody can open is no report. */
    private Filling written(Map<String, String> values, List<FormOneRow> rows) {
        try {
            byte[] xlsx = fill(values, rows);
            open(xlsx).close();
            return new Filling.Filled(xlsx);
        } catch (IOException | InvalidFormatException | RuntimeException e) {
            log.warn("an own form cannot be filled in", e);
            return new Filling.Refused(words.of("template.does-not-fill", Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())));
        }
    }

    private DetailRows details() {
        CellReference first = columns.values().iterator().next();
        return new DetailRows(book.getSheet(first.getSheetName()), first.getRow(),
                columns.values().stream().map(cell -> (int) cell.getCol()).toList());
    }

    private static XSSFWorkbook open(byte[] xlsx) throws IOException, InvalidFormatException {
        return new XSSFWorkbook(OPCPackage.open(new ByteArrayInputStream(xlsx)));
    }

    private Optional<CellReference> find(String word, boolean needed) {
        String called = words.of(word);
        XSSFName name = book.getName(called);
        if (name == null) {
            if (needed) {
                mistakes.add(words.of(word.startsWith("template.head.") ? "template.missing.head" : "template.missing", called));
            }
            return Optional.empty();
        }
        CellReference cell = cell(name);
        if (cell == null) {
            mistakes.add(words.of("template.not-a-cell", called, Objects.requireNonNullElse(name.getRefersToFormula(), "")));
        }
        return Optional.ofNullable(cell);
    }

    /** Merged cells are one: a text in any but their first is never seen. */
    private @Nullable CellReference cell(XSSFName name) {
        try {
            AreaReference named = new AreaReference(name.getRefersToFormula(), SpreadsheetVersion.EXCEL2007);
            CellReference cell = named.getFirstCell();
            XSSFSheet sheet = cell.getSheetName() == null ? null : book.getSheet(cell.getSheetName());
            if (sheet == null || cell.getRow() < 0 || cell.getCol() < 0) {
                return null;
            }
            CellRangeAddress merged = DetailRows.merged(sheet, cell.getRow(), cell.getCol());
            CellReference last = named.getLastCell();
            if (!named.isSingleCell() && (merged == null || !merged.isInRange(last.getRow(), last.getCol()))) {
                return null;
            }
            return merged == null ? cell : new CellReference(sheet.getSheetName(), merged.getFirstRow(), merged.getFirstColumn(), true, true);
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
        heads.forEach((head, cell) -> put(book.getSheet(cell.getSheetName()), cell, values.getOrDefault(head, "")));
        DetailRows details = details();
        if (rows.size() > details.drawn()) {
            CellReference first = columns.values().iterator().next();
            details.makeRoom(rows.size());
            OverflowingPrint.of(book.getSheet(first.getSheetName()), first.getRow());
        }
        for (int i = 0; i < rows.size(); i++) {
            int line = i;
            columns.forEach((column, cell) -> details.put(line, cell.getCol(), rows.get(line).cell(column).text()));
        }
        book.setForceFormulaRecalculation(true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(bytes);
        return bytes.toByteArray();
    }

    /** A row in which nothing was ever written or drawn is not in the file, though cells of it may have names. */
    private static void put(Sheet sheet, CellReference cell, String text) {
        Row row = Objects.requireNonNullElseGet(sheet.getRow(cell.getRow()), () -> sheet.createRow(cell.getRow()));
        Page.text(row.getCell(cell.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK), text);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
