package jp.tenko.submission.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Another prefecture's form: other columns in another order, three rows drawn, a note below. */
class FormOneTemplateTest {

    private final DocumentWords words = JapaneseWords.words();

    @Test
    void rows_are_filled_and_put_in_as_drawn_and_what_stands_below_moves_down() throws IOException {
        byte[] template = template(book -> {});
        assertThat(FormOneTemplate.mistakes(template, words)).isEmpty();
        List<FormOneRow> rows = IntStream.rangeClosed(1, 5).mapToObj(FormOneTemplateTest::row).toList();
        byte[] filled = filled(template, Map.of("title", "表題です", "submitted", "令和8年7月11日"), rows);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("表題です");
            assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).isEqualTo("令和8年7月11日");
            for (int i = 1; i <= 5; i++) {
                assertThat(sheet.getRow(3 + i).getCell(0).getStringCellValue()).isEqualTo("business_name" + i);
                assertThat(sheet.getRow(3 + i).getCell(2).getStringCellValue()).isEqualTo("=description" + i);
                assertThat(sheet.getRow(3 + i).getCell(0).getCellStyle().getBorderTop()).isEqualTo(BorderStyle.THICK);
            }
            assertThat(sheet.getRow(9).getCell(0).getStringCellValue()).isEqualTo("注意書き");
        }
        byte[] two = filled(template, Map.of("title", "x"), rows.subList(0, 2));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(two))) {
            assertThat(book.getSheetAt(0).getRow(7).getCell(0).getStringCellValue()).as("the note stays below three rows").isEqualTo("注意書き");
        }
    }

    @Test
    void rows_beyond_the_page_are_printed_below_the_head_of_the_table_with_numbered_pages_and_large_enough_to_read() throws IOException {
        byte[] template = template(book -> {
            Sheet sheet = book.getSheetAt(0);
            sheet.createRow(2).createCell(0).setCellValue("事業所");
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 0, 0));
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setLandscape(true);
            sheet.getPrintSetup().setFitHeight((short) 1);
            book.setPrintArea(0, 0, 5, 0, 7);
        });
        try (XSSFWorkbook book = filled(template, 400)) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRepeatingRows().formatAsString()).as("both rows of the merged head").isEqualTo("3:4");
            assertThat(sheet.getFooter().getCenter()).isEqualTo("&P / &N");
            assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
            assertThat(sheet.getPrintSetup().getLandscape()).as("as the office drew it").isTrue();
            assertThat(book.getPrintArea(0)).as("all rows and the note below them").endsWith("$A$1:$F$405");
            Files.write(Files.createDirectories(Path.of("target", "documents")).resolve("own-template-400.xlsx"), bytes(book));
        }
        try (XSSFWorkbook book = filled(template, 3)) {
            assertThat(book.getSheetAt(0).getRepeatingRows()).as("it fits as it was drawn").isNull();
        }
        byte[] own = template(book -> {
            book.getSheetAt(0).setRepeatingRows(CellRangeAddress.valueOf("1:1"));
            book.getSheetAt(0).getFooter().setLeft("県の様式");
        });
        try (XSSFWorkbook book = filled(own, 9)) {
            assertThat(book.getSheetAt(0).getRepeatingRows().formatAsString()).isEqualTo("1:1");
            assertThat(book.getSheetAt(0).getFooter().getCenter()).isEmpty();
        }
    }

    private XSSFWorkbook filled(byte[] template, int rows) throws IOException {
        List<FormOneRow> lines = IntStream.rangeClosed(1, rows).mapToObj(FormOneTemplateTest::row).toList();
        return new XSSFWorkbook(new ByteArrayInputStream(filled(template, Map.of("title", "表題"), lines)));
    }

    private static byte[] bytes(XSSFWorkbook book) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(bytes);
        return bytes.toByteArray();
    }

    @Test
    void a_bad_one_says_which_name_is_missing_or_wrong() throws IOException {
        assertThat(FormOneTemplate.mistakes(template(book -> book.removeName(book.getName("被害額"))), words)).containsExactly(
                "名前「被害額」の付いたセルがありません。明細の1行目のセルに、この名前を付けてください。");
        assertThat(FormOneTemplate.mistakes(template(book -> book.getName("区分").setRefersToFormula("様式!$G$9")), words)).containsExactly(
                "名前「区分」のセル(様式!$G$9)が、ほかの明細のセルと同じシートの同じ行にありません。明細の1行目にそろえてください。");
        assertThat(FormOneTemplate.mistakes(template(book -> book.getName("区分").setRefersToFormula("様式!$A$1:$B$2")), words)).singleElement()
                .asString().startsWith("名前「区分」は、1つのセルを指していません(様式!$A$1:$B$2)");
        assertThat(FormOneTemplate.mistakes("not a workbook".getBytes(), words)).singleElement().asString().contains(".xlsx");
        assertThat(FormOneTemplate.mistakes(new byte[0], words)).hasSize(1);
        assertThat(FormOneTemplate.filled(new byte[] {'P', 'K', 3, 4, 0}, Map.of(), List.of(row(1)), words)).isInstanceOf(Filling.Refused.class);
    }

    /** Cells that were given a name and nothing else, no border and no text: Excel writes no row for them. */
    @Test
    void a_named_row_that_the_file_does_not_have_is_made() throws IOException {
        byte[] template = template(book -> IntStream.rangeClosed(4, 6).forEach(row -> book.getSheetAt(0).removeRow(book.getSheetAt(0).getRow(row))));
        assertThat(FormOneTemplate.mistakes(template, words)).isEmpty();
        byte[] filled = filled(template, Map.of(), IntStream.rangeClosed(1, 4).mapToObj(FormOneTemplateTest::row).toList());
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            for (int i = 1; i <= 4; i++) {
                assertThat(book.getSheetAt(0).getRow(3 + i).getCell(0).getStringCellValue()).isEqualTo("business_name" + i);
            }
        }
    }

    @Test
    void one_that_cannot_be_filled_in_is_refused_when_it_is_registered_and_says_why() throws IOException {
        byte[] template = template(book -> book.getSheetAt(0).setArrayFormula("1*1", CellRangeAddress.valueOf("H5:H10")));
        assertThat(FormOneTemplate.mistakes(template, words)).singleElement().asString()
                .startsWith("見本の行を書き込めませんでした").contains("array", "配列数式");
        assertThat(FormOneTemplate.filled(template, Map.of(), List.of(row(1), row(2), row(3), row(4)), words))
                .isInstanceOfSatisfying(Filling.Refused.class, refused -> assertThat(refused.why()).contains("array"));
    }

    @Test
    void rows_that_are_added_are_merged_like_the_first_and_the_form_counts_them() throws IOException {
        byte[] template = template(book -> {
            Sheet sheet = book.getSheetAt(0);
            for (int row = 4; row <= 6; row++) {
                sheet.getRow(row).createCell(6);
                sheet.getRow(row).createCell(7);
                sheet.getRow(row).setHeightInPoints(31);
                sheet.addMergedRegion(new CellRangeAddress(row, row, 5, 7));
            }
            sheet.getRow(7).createCell(1).setCellFormula("COUNTA(A5:A7)");
            sheet.getRow(7).createCell(2).setCellFormula("COUNTA(A5:A6)+B5");
            book.setPrintArea(0, 0, 7, 0, 6);
        });
        assertThat(FormOneTemplate.mistakes(template, words)).isEmpty();
        try (XSSFWorkbook book = filled(template, 5)) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getMergedRegions()).extracting(CellRangeAddress::formatAsString)
                    .containsExactlyInAnyOrder("F5:H5", "F6:H6", "F7:H7", "F8:H8", "F9:H9");
            assertThat(sheet.getRow(7).getHeightInPoints()).isEqualTo(31);
            assertThat(sheet.getRow(9).getCell(1).getCellFormula()).isEqualTo("COUNTA(A5:A9)");
            assertThat(sheet.getRow(9).getCell(2).getCellFormula()).isEqualTo("COUNTA(A5:A9)+B5");
            assertThat(book.getCreationHelper().createFormulaEvaluator().evaluate(sheet.getRow(9).getCell(1)).getNumberValue()).isEqualTo(5);
            assertThat(book.getPrintArea(0)).endsWith("$A$1:$H$9");
        }
    }

    /** 方眼紙: narrow columns, everything merged, a line two rows high, a number before it, one line drawn, and a label beside all. */
    @Test
    void a_form_on_a_grid_of_small_squares_is_filled_block_by_block() throws IOException {
        byte[] template = grid();
        assertThat(FormOneTemplate.mistakes(template, words)).isEmpty();
        try (XSSFWorkbook book = filled(template, 4)) {
            Sheet sheet = book.getSheetAt(0);
            for (int i = 0; i < 4; i++) {
                int row = 5 + 2 * i;
                assertThat(sheet.getRow(row).getCell(1).getNumericCellValue()).as("its running number").isEqualTo(i + 1);
                assertThat(sheet.getRow(row).getCell(3).getStringCellValue()).isEqualTo("business_name" + (i + 1));
                assertThat(sheet.getMergedRegions()).contains(new CellRangeAddress(row, row + 1, 3, 8), new CellRangeAddress(row, row + 1, 21, 32));
                assertThat(sheet.getRow(row + 1).getCell(8).getCellStyle().getBorderBottom()).isEqualTo(BorderStyle.THIN);
            }
            Row count = sheet.getRow(14);
            assertThat(count.getCell(3).getStringCellValue()).isEqualTo("件数");
            assertThat(book.getCreationHelper().createFormulaEvaluator().evaluate(count.getCell(9)).getNumberValue()).as("=COUNTA(事業所名)").isEqualTo(4);
            Files.write(Files.createDirectories(Path.of("target", "documents")).resolve("own-template-grid.xlsx"), bytes(book));
        }
    }

    private static byte[] grid() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("様式");
            IntStream.range(0, 36).forEach(column -> sheet.setColumnWidth(column, 3 * 256));
            CellStyle box = book.createCellStyle();
            box.setBorderTop(BorderStyle.THIN);
            box.setBorderBottom(BorderStyle.THIN);
            box.setBorderLeft(BorderStyle.THIN);
            box.setBorderRight(BorderStyle.THIN);
            merge(sheet, 0, 1, 1, 32, null).setCellValue("");
            List<String> columns = List.of("事業所名", "所在地", "業種", "被害内容", "被害額", "区分");
            int[][] across = {{3, 8}, {9, 16}, {17, 20}, {21, 32}, {33, 34}, {35, 35}};
            for (int i = 0; i < columns.size(); i++) {
                merge(sheet, 3, 4, across[i][0], across[i][1], box).setCellValue(columns.get(i));
                merge(sheet, 5, 6, across[i][0], across[i][1], box);
                named(book, columns.get(i), new CellRangeAddress(5, 6, across[i][0], across[i][1]).formatAsString(null, true));
            }
            merge(sheet, 5, 6, 1, 2, box).setCellValue(1);
            merge(sheet, 8, 8, 3, 8, null).setCellValue("件数");
            sheet.getRow(8).createCell(9).setCellFormula("COUNTA(事業所名)");
            named(book, "表題", "$B$1:$AG$2");
            return bytes(book);
        }
    }

    private static Cell merge(Sheet sheet, int top, int bottom, int left, int right, CellStyle style) {
        for (int row = top; row <= bottom; row++) {
            Row of = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
            for (int column = left; column <= right; column++) {
                of.createCell(column).setCellStyle(style);
            }
        }
        if (bottom > top || right > left) {
            sheet.addMergedRegion(new CellRangeAddress(top, bottom, left, right));
        }
        return sheet.getRow(top).getCell(left);
    }

    @Test
    void what_a_form_will_not_say_is_told_when_it_is_registered() throws IOException {
        byte[] template = template(book -> named(book, "現在", "$E$2"));
        assertThat(FormOneTemplate.mistakes(template, words)).isEmpty();
        assertThat(FormOneTemplate.hints(template, words)).singleElement().asString().startsWith("名前「報数」の付いたセルがないため");
        assertThat(FormOneTemplate.mistakes(template(book -> book.removeName(book.getName("表題"))), words)).containsExactly(
                "名前「表題」の付いたセルがありません。表題を書き込むセルに、この名前を付けてください。");
    }

    private byte[] filled(byte[] template, Map<String, String> heads, List<FormOneRow> rows) {
        return ((Filling.Filled) FormOneTemplate.filled(template, heads, rows, words)).xlsx();
    }

    private static FormOneRow row(int number) {
        return new FormOneRow(Arrays.stream(FormOneColumn.values())
                .map(column -> new FormOneRow.Cell((column == FormOneColumn.DESCRIPTION ? "=" : "") + column.code() + number, false))
                .toList());
    }

    private interface Change {
        void to(XSSFWorkbook book);
    }

    private static byte[] template(Change change) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("様式");
            sheet.createRow(0).createCell(0);
            sheet.createRow(1).createCell(3);
            CellStyle box = book.createCellStyle();
            box.setBorderTop(BorderStyle.THICK);
            for (int row = 4; row <= 6; row++) {
                sheet.createRow(row);
                for (int column = 0; column < 6; column++) {
                    sheet.getRow(row).createCell(column).setCellStyle(box);
                }
            }
            sheet.createRow(7).createCell(0).setCellValue("注意書き");
            named(book, "表題", "$A$1");
            named(book, "提出日", "$D$2");
            List<String> columns = List.of("事業所名", "所在地", "被害内容", "被害額", "業種", "区分");
            for (int i = 0; i < columns.size(); i++) {
                named(book, columns.get(i), "$" + (char) ('A' + i) + "$5");
            }
            change.to(book);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void named(XSSFWorkbook book, String name, String cell) {
        Name named = book.createName();
        named.setNameName(name);
        named.setRefersToFormula("様式!" + cell);
    }
}
