package jp.tenko.flow.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook as XLSForm sees it: tables of text, the first line of each naming the columns. {@code .xlsx} and {@code .xls} are read, {@code .xlsx} is written.
 *
 * @param byName lines by the sheet's name in small letters
 */
record Sheets(Map<String, List<Line>> byName) {

    private static final int WIDEST = 60;

    /**
     * @param row as the spreadsheet counts, from 1
     * @param cells by column as it is headed; those that are empty are left out
     */
    record Line(int row, Map<String, String> cells) {

        /** Empty when there is none. */
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    List<Line> lines(String sheet) {
        return byName.getOrDefault(sheet, List.of());
    }

    /** @throws IOException also when the file is no workbook */
    static Sheets read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + (Files.exists(file) ? " is no file" : " is not there") + "; name the workbook (.xlsx or .xls) that is to be read");
        }
        try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            Map<String, List<Line>> sheets = new LinkedHashMap<>();
            for (Sheet sheet : workbook) {
                sheets.put(sheet.getSheetName().strip().toLowerCase(Locale.ROOT), lines(sheet));
            }
            return new Sheets(sheets);
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " cannot be read as a workbook: " + e.getMessage(), e);
        }
    }

    private static List<Line> lines(Sheet sheet) {
        List<Line> lines = new ArrayList<>();
        Map<Integer, String> header = new LinkedHashMap<>();
        for (Row row : sheet) {
            Map<Integer, String> texts = new LinkedHashMap<>();
            for (Cell cell : row) {
                String text = text(cell).replace('\u00a0', ' ').replace("\r", "").strip();
                if (!text.isEmpty()) {
                    texts.put(cell.getColumnIndex(), text);
                }
            }
            if (header.isEmpty()) {
                header.putAll(texts);
            } else {
                Map<String, String> cells = new LinkedHashMap<>();
                texts.forEach((column, text) -> {
                    if (header.containsKey(column)) {
                        cells.put(header.get(column), text);
                    }
                });
                if (!cells.isEmpty()) {
                    lines.add(new Line(row.getRowNum() + 1, cells));
                }
            }
        }
        return lines;
    }

    /** A formula counts as what it was worth when the workbook was saved. */
    private static String text(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> {
                double number = cell.getNumericCellValue();
                yield number == Math.rint(number) && Math.abs(number) < 1e15 ? String.valueOf((long) number) : String.valueOf(number);
            }
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            case BLANK, ERROR, FORMULA, _NONE -> "";
        };
    }

    void write(Path file) throws IOException {
        try (Workbook workbook = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            CellStyle bold = workbook.createCellStyle();
            Font font = workbook.createFont();
            font.setBold(true);
            bold.setFont(font);
            byName.forEach((name, lines) -> write(workbook.createSheet(name), lines, bold));
            workbook.write(out);
        }
    }

    private static void write(Sheet sheet, List<Line> lines, CellStyle bold) {
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> columns.addAll(line.cells().keySet()));
        List<String> header = List.copyOf(columns);
        Row first = sheet.createRow(0);
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            first.createCell(i).setCellValue(column);
            first.getCell(i).setCellStyle(bold);
            int widest = lines.stream().mapToInt(line -> line.cell(column).length()).max().orElse(0);
            sheet.setColumnWidth(i, 256 * (3 + Math.min(WIDEST, Math.max(widest, column.length()))));
        }
        sheet.createFreezePane(0, 1);
        for (Line line : lines) {
            Row row = sheet.createRow(line.row() - 1);
            for (int i = 0; i < header.size(); i++) {
                if (!line.cell(header.get(i)).isEmpty()) {
                    row.createCell(i).setCellValue(line.cell(header.get(i)));
                }
            }
        }
    }
}
