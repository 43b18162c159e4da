package jp.tenko.flow.tool;

/**
 * Something in a workbook that is not carried over as it is.
 *
 * @param row as the spreadsheet counts, from 1; 0: the column as a whole, or the sheet
 * @param instead what happens in its place
 */
record Remark(String sheet, int row, String column, String value, String instead) {

    private static final int LONGEST = 80;

    @Override
    public String toString() {
        String shown = value.replace("\n", " ");
        return sheet + (row == 0 ? "" : " row " + row) + ", " + column + ": "
                + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown) + "\n    → " + instead;
    }
}
