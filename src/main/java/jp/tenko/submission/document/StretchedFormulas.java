package jp.tenko.submission.document;

import java.util.Optional;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What an organization's own form counts by itself reaches to its last line: ranges that begin in the first line, or end with the
 * rows as they were drawn, and names of the first line's cells that a formula counts by.
 */
final class StretchedFormulas {

    private final XSSFSheet sheet;
    private final XSSFWorkbook book;
    private final XSSFEvaluationWorkbook formulas;
    private final int first;
    private final int high;

    /** @param first row of the first line, from 0; {@code high}: how many rows a line has */
    StretchedFormulas(XSSFSheet sheet, int first, int high) {
        this.sheet = sheet;
        this.book = sheet.getWorkbook();
        this.formulas = XSSFEvaluationWorkbook.create(book);
        this.first = first;
        this.high = high;
    }

    /** @param last row of the last line */
    void reach(int last) {
        for (Sheet of : book) {
            for (Row row : of) {
                boolean detail = of == sheet && row.getRowNum() >= first && row.getRowNum() <= last;
                for (Cell cell : row) {
                    if (!detail && cell.getCellType() == CellType.FORMULA && !cell.isPartOfArrayFormulaGroup()) {
                        stretched(cell.getCellFormula(), FormulaType.CELL, book.getSheetIndex(of), last).ifPresent(cell::setCellFormula);
                    }
                }
            }
        }
        book.getAllNames().stream().filter(name -> !name.isFunctionName() && !name.isDeleted()).forEach(name ->
                stretched(name.getRefersToFormula(), FormulaType.NAMEDRANGE, name.getSheetIndex(), last).ifPresent(name::setRefersToFormula));
    }

    private Optional<String> stretched(String formula, FormulaType type, int of, int last) {
        Ptg[] parts;
        try {
            parts = FormulaParser.parse(formula, formulas, type, of);
        } catch (FormulaParseException e) {
            return Optional.empty();   // newer than the parser: it stays as the office wrote it
        }
        boolean changed = false;
        for (Ptg part : parts) {
            if (part instanceof AreaPtgBase area && isHere(area, of) && endsTooEarly(area, last)) {
                area.setLastRow(last);
                changed = true;
            }
            if (parts.length > 1) {
                name(part).ifPresent(name -> stretch(name, last));
            }
        }
        return changed ? Optional.of(FormulaRenderer.toFormulaString(formulas, parts)) : Optional.empty();
    }

    private boolean isHere(AreaPtgBase area, int of) {
        return area instanceof Area3DPxg elsewhere
                ? elsewhere.getExternalWorkbookNumber() < 0 && sheet.getSheetName().equals(elsewhere.getSheetName())
                : of == book.getSheetIndex(sheet);
    }

    private boolean endsTooEarly(AreaPtgBase area, int last) {
        boolean endsHere = area.getLastRow() >= first && area.getLastRow() < last;
        return endsHere && (area.getFirstRow() == first || area.getLastRow() == first + high - 1);
    }

    private Optional<XSSFName> name(Ptg part) {
        String called = switch (part) {
            case NamePtg name -> formulas.getNameText(name);
            case NameXPxg name -> name.getNameName();
            default -> "";
        };
        return called.isEmpty() ? Optional.empty() : Optional.ofNullable(book.getName(called));
    }

    /** 「=COUNTA(事業所名)」 counts the lines by the name of the first of them. */
    private void stretch(Name name, int last) {
        try {
            CellReference cell = new CellReference(name.getRefersToFormula());
            if (sheet.getSheetName().equals(cell.getSheetName()) && cell.getRow() == first) {
                name.setRefersToFormula(new AreaReference(
                        cell, new CellReference(cell.getSheetName(), last, cell.getCol(), true, true), book.getSpreadsheetVersion()).formatAsString());
            }
        } catch (IllegalArgumentException e) {
            return;   // of several cells, or of none
        }
    }
}
