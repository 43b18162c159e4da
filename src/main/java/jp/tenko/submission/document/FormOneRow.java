package jp.tenko.submission.document;

import java.util.List;

/** A row of Form I as it is read, one cell for each {@link FormOneColumn}. */
public record FormOneRow(List<Cell> cells) {

    public FormOneRow {
        cells = List.copyOf(cells);
    }

    public Cell cell(FormOneColumn column) {
        return cells.get(column.ordinal());
    }

    /**
     * @param text with what it was before in brackets, if that is short
     * @param changed since it was sent last: marked bold and underlined
     */
    public record Cell(String text, boolean changed) {}
}
