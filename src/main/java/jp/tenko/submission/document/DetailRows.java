package jp.tenko.submission.document;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an organization's own form in which the lines stand. The first is the pattern of all: its merged cells, borders,
 * heights, running numbers and formulas are repeated. On forms drawn on a grid of small squares (方眼紙) one line may be several
 * rows high.
 */
final class DetailRows {

    private static final CellCopyPolicy LIKE_IT = new CellCopyPolicy.Builder().mergedRegions(false).build();
    private static final int SHEET_FONT = 11;       // points: the width of a column is counted in its figures
    private static final float LINE = 1.4f;
    private static final float HIGHEST = 409;

    private final XSSFSheet sheet;
    private final int first;
    private final Set<Integer> columns;
    private final int high;
    private final Map<Integer, Integer> lastColumns = new HashMap<>();
    private final Map<CellStyle, CellStyle> wrapped = new HashMap<>();

    /** @param first row of the first line, from 0 */
    DetailRows(XSSFSheet sheet, int first, Collection<Integer> columns) {
        this.sheet = sheet;
        this.first = first;
        this.columns = Set.copyOf(columns);
        this.high = columns.stream().mapToInt(column -> rows(merged(sheet, first, column))).max().orElse(1);
        columns.forEach(column -> Optional.ofNullable(merged(sheet, first, column))
                .ifPresent(region -> lastColumns.put(column, region.getLastColumn())));
    }

    /** The merged cells that hold this one; null: it stands alone. */
    static @Nullable CellRangeAddress merged(XSSFSheet sheet, int row, int column) {
        return sheet.getMergedRegions().stream().filter(region -> region.isInRange(row, column)).findFirst().orElse(null);
    }

    private static int rows(@Nullable CellRangeAddress region) {
        return region == null ? 1 : region.getLastRow() - region.getFirstRow() + 1;
    }

    /** How many lines stand ready from the first on: drawn like it, and nobody has written in them. */
    int drawn() {
        Map<Integer, List<CellRangeAddress>> merges =
                sheet.getMergedRegions().stream().collect(Collectors.groupingBy(CellRangeAddress::getFirstRow));
        int drawn = 1;
        while (isLikeTheFirst(first + drawn * high, merges)) {
            drawn++;
        }
        return drawn;
    }

    private boolean isLikeTheFirst(int at, Map<Integer, List<CellRangeAddress>> merges) {
        for (int i = 0; i < high; i++) {
            XSSFRow model = sheet.getRow(first + i);
            XSSFRow row = sheet.getRow(at + i);
            if (row == null || row.getLastCellNum() <= 0 || !isFree(row, model) || isBoxed(row) != isBoxed(model)
                    || !pattern(merges, at + i).equals(pattern(merges, first + i))) {
                return false;
            }
        }
        return true;
    }

    /** A running number, a formula or the unit beside it is drawn, too. */
    private boolean isFree(Row row, @Nullable Row model) {
        for (Cell cell : row) {
            Cell like = model == null ? null : model.getCell(cell.getColumnIndex());
            boolean drawn = like != null && !columns.contains(cell.getColumnIndex()) && like.getCellType() == cell.getCellType()
                    && (cell.getCellType() != CellType.STRING || cell.getStringCellValue().equals(like.getStringCellValue()));
            if (cell.getCellType() != CellType.BLANK && !drawn) {
                return false;
            }
        }
        return true;
    }

    private boolean isBoxed(@Nullable Row row) {
        return row != null && columns.stream().map(row::getCell).filter(Objects::nonNull).map(Cell::getCellStyle).anyMatch(style ->
                style.getBorderTop() != BorderStyle.NONE || style.getBorderBottom() != BorderStyle.NONE
                        || style.getBorderLeft() != BorderStyle.NONE || style.getBorderRight() != BorderStyle.NONE);
    }

    /** What is merged from this row on, one line high: whatever is higher holds several lines together. */
    private Set<List<Integer>> pattern(Map<Integer, List<CellRangeAddress>> merges, int row) {
        return merges.getOrDefault(row, List.of()).stream()
                .filter(region -> rows(region) <= high)
                .map(region -> List.of(region.getFirstColumn(), region.getLastColumn(), rows(region)))
                .collect(Collectors.toSet());
    }

    /**
     * Room for so many lines. Where several are drawn, rows are put in above the last of them, as a person would: the line that
     * closes the table stays below, and what counts from the first row to the last counts them all.
     */
    void makeRoom(int lines) {
        int drawn = drawn();
        int more = (lines - drawn) * high;
        if (more <= 0) {
            return;
        }
        int at = drawn == 1 ? first + high : first + (drawn - 1) * high;
        int model = drawn > 2 ? first + high : first;
        List<CellRangeAddress> regions = List.copyOf(sheet.getMergedRegions());
        if (at <= sheet.getLastRowNum()) {
            sheet.shiftRows(at, sheet.getLastRowNum(), more, true, false);
        }
        regions.stream().filter(region -> region.getFirstRow() < at && region.getLastRow() >= at).forEach(region -> stretch(region, more));
        repeat(model, at, more / high, regions);
        for (int row = 0; drawn > 1 && row < high; row++) {
            count(row(at + more + row), more / high);
        }
        new StretchedFormulas(sheet, first, high).reach(first + Math.max(lines, drawn) * high - 1);
    }

    private void stretch(CellRangeAddress region, int more) {
        int index = sheet.getMergedRegions().indexOf(region);
        if (index >= 0) {
            sheet.removeMergedRegion(index);
        }
        sheet.addMergedRegionUnsafe(
                new CellRangeAddress(region.getFirstRow(), region.getLastRow() + more, region.getFirstColumn(), region.getLastColumn()));
    }

    private void repeat(int model, int at, int times, List<CellRangeAddress> regions) {
        List<CellRangeAddress> pattern = regions.stream()
                .filter(region -> region.getFirstRow() >= model && region.getLastRow() < model + high)
                .toList();
        for (int i = 0; i < times; i++) {
            int to = at + i * high;
            for (int row = 0; row < high; row++) {
                copy(row(model + row), row(to + row), (to - model) / high);
            }
            pattern.forEach(region -> sheet.addMergedRegionUnsafe(new CellRangeAddress(
                    region.getFirstRow() + to - model, region.getLastRow() + to - model, region.getFirstColumn(), region.getLastColumn())));
        }
    }

    private void copy(XSSFRow model, XSSFRow row, int lines) {
        row.copyRowFrom(model, LIKE_IT);
        count(row, lines);
    }

    private void count(XSSFRow row, int lines) {
        for (Cell cell : row) {
            if (cell.getCellType() == CellType.NUMERIC && !columns.contains(cell.getColumnIndex())) {
                cell.setCellValue(cell.getNumericCellValue() + lines);
            }
        }
    }

    /** A text where the line has this column, in rows high enough to show all of it. */
    void put(int line, int column, String text) {
        int at = first + line * high;
        XSSFRow row = row(at);
        Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        if (text.isEmpty()) {
            cell.setBlank();   // an empty text would be counted
            return;
        }
        Page.text(cell, text);
        int points = sheet.getWorkbook().getFontAt(cell.getCellStyle().getFontIndex()).getFontHeightInPoints();
        int lines = Page.lines(text, Math.max(1, width(column) * SHEET_FONT / points));
        if (lines > 1) {
            cell.setCellStyle(wrapped.computeIfAbsent(cell.getCellStyle(), this::wrapping));
            float needed = lines * points * LINE / high;
            for (int i = 0; i < high; i++) {
                XSSFRow one = row(at + i);
                one.setHeightInPoints(Math.max(one.getHeightInPoints(), Math.min(HIGHEST, needed)));
            }
        }
    }

    private CellStyle wrapping(CellStyle style) {
        if (style.getWrapText()) {
            return style;
        }
        CellStyle wrapping = sheet.getWorkbook().createCellStyle();
        wrapping.cloneStyleFrom(style);
        wrapping.setWrapText(true);
        return wrapping;
    }

    /** Of the cell with all that are merged with it, in half-width characters. */
    private int width(int column) {
        int last = lastColumns.getOrDefault(column, column);
        return IntStream.rangeClosed(column, last).map(sheet::getColumnWidth).sum() / 256;
    }

    private XSSFRow row(int at) {
        return Objects.requireNonNullElseGet(sheet.getRow(at), () -> sheet.createRow(at));
    }
}
