package jp.tenko.submission.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Marking;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.RecipientId;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class FormOneBookTest {

    private final DocumentWords words = JapaneseWords.words();

    @Test
    void four_hundred_rows_are_printed_across_with_the_head_and_the_number_on_every_page() throws IOException {
        byte[] xlsx = new FormOneBook(new FormOneRows(words), words).of(form(400));
        Files.write(Files.createDirectories(Path.of("target", "documents")).resolve("form-one-400.xlsx"), xlsx);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            for (int i = 0; i < 2; i++) {
                Sheet sheet = book.getSheetAt(i);
                int head = sheet.getRepeatingRows().getFirstRow();
                assertThat(sheet.getRow(head).getCell(0).getStringCellValue()).isEqualTo("所在地");
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
                assertThat(sheet.getPrintSetup().getFitHeight()).as("as long as it takes").isZero();
                assertThat(sheet.getFooter().getRight()).isEqualTo("&P / &N");
            }
        }
    }

    private static FormOne form(int rows) {
        Incident flood = new Incident(
                new IncidentId(1), new OrganizationId(1), IncidentKind.HEAVY_RAIN, false, Instant.EPOCH, null, false, null, null);
        Recipient prefecture = new Recipient(new RecipientId(1), new OrganizationId(1), "prefecture", "福岡県", "福岡県商工部 御中",
                DocumentKind.FORM_ONE, Recipient.Channel.MAIL, "", false, null, false);
        List<FormOneLine> lines = IntStream.rangeClosed(1, rows)
                .mapToObj(i -> new FormOneLine(new BusinessId(i), "八女郡広川町架空" + i, "", "架空商店" + i, "小売卸業", 300_000L, false,
                        "建物と商品が被害を受けた。床上約40cmの浸水。休業中。", Marking.NEW, false, Map.of(), null))
                .toList();
        return new FormOne(flood, prefecture, 1, Instant.EPOCH, "令和8年7月10日の大雨による商工被害状況", "令和8年7月11日",
                "7月11日 11時58分現在", "広川町商工会", "大石 源一郎", false, lines);
    }
}
