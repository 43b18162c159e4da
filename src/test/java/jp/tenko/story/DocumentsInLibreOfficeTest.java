package jp.tenko.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tenko.roster.BusinessId;
import jp.tenko.submission.document.HearingPapers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a program that is not ours makes of the files; without LibreOffice nothing is said. The files and their PDFs stay in
 * {@code target/documents}, to be looked at.
 */
class DocumentsInLibreOfficeTest extends DocumentsTest {

    private static final Path LIBRE_OFFICE = Stream.of("/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of("soffice"));

    @BeforeEach
    void only_with_it() {
        assumeTrue(Files.isExecutable(LIBRE_OFFICE));
    }

    @Test
    void form_one_is_read_as_it_was_written_and_goes_on_one_page_across() throws IOException, InterruptedException {
        BusinessId works = business("1", "㈲架空鉄工所", "製造業", "八女郡広川町架空1-1");
        reports(works, "level", "floor_above", "depth_cm", "40", "hit", "building equipment", "trading", "closed", "amount", "300000");
        BusinessId diner = business("2", "🌸さくら架空食堂", "サービス業", "八女郡広川町架空2-14");
        jdbc.sql("update business set shopping_street = '架空通り商店街' where id = ?").param(diner.value()).update();
        reports(diner, "level", "floor_below", "depth_cm", "20", "hit", "building goods", "trading", "partly", "amount", "unknown");
        BusinessId tea = business("3", "架空茶園", "その他", "八女郡広川町架空3");
        reports(tea, "level", "roof_window", "hit", "building", "trading", "open", "amount", "150000");
        BusinessId sake = business("5", "架空酒店", "小売卸業", "八女郡広川町架空5");
        reports(sake, "level", "roof_window", "hit", "building", "trading", "open", "amount", "50000");
        sends(prefecture);
        sheet(works, "home_hit", "no", "office_hit", "yes", "office_use", "other", "office_above_cm", "45", "amount_building", "2000000",
                "equipment_hit", "yes", "equipment[1]/kind", "旋盤2台", "equipment[1]/where", "第1工場", "equipment[1]/state", "利用できない状況",
                "equipment[1]/days", "30", "equipment[1]/amount", "unknown", "equipment[1]/action", "repair", "amount_goods", "500000", "vehicles", "2",
                "can_trade", "pause", "pause", "7月末まで", "electricity", "unusable");
        reports(sake, "level", "none");
        BusinessId odd = business("4", "=cmd|'/c calc'!A1", "小売卸業", "八女郡広川町架空4-2");
        reports(odd, "level", "half_destroyed", "hit", "building equipment vehicle goods", "trading", "undecided", "amount", "123456789");
        clock.moveTo(Instant.parse("2026-07-11T05:55:00Z"));
        Path written = keep("form-one", xlsx(draft(prefecture)));

        convert(written, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1");
        String read = Files.readString(written.resolveSibling("form-one-様式Ⅰ.csv"), StandardCharsets.UTF_8);
        assertThat(read).contains("令和8年7月10日の大雨による商工被害状況", "=cmd|'/c calc'!A1,小売卸業,\"約1億2,346万円\"", "㈲架空鉄工所").doesNotContain("Err:", "#NAME");
        convert(written, "pdf");
        assertThat(pages(written)).isEqualTo(2);
    }

    @Test
    void the_share_out_is_one_page_and_a_hearing_sheet_one_for_each_business() throws IOException, InterruptedException {
        for (int i = 1; i <= 3; i++) {
            sheet(business("" + i, "架空商店" + i, "小売卸業", "広川町架空" + i), "representative", "架空 花子", "age", "58", "home_hit", "yes", "home_state",
                    "other", "home_above_cm", "10", "office_hit", "yes", "office_use", "warehouse", "office_state", "half_destroyed", "office_above_cm",
                    "120", "amount_building", "12000000", "equipment_hit", "yes", "equipment[1]/kind", "冷蔵庫", "equipment[1]/state", "水没",
                    "equipment[1]/days", "30", "equipment[1]/amount", "800000", "equipment[1]/action", "scrap", "can_trade", "unable", "reasons",
                    "damage", "electricity", "usable", "telephones", "mobile", "water", "unusable", "loans", "disaster_jfc", "labour", "mud");
        }
        Path sheets = keep("hearing-sheet", papers().all(incident));
        convert(sheets, "pdf");
        assertThat(pages(sheets)).isEqualTo(3);
        Path shareOut = keep("share-out", xlsx(draft(council)));
        convert(shareOut, "pdf");
        assertThat(pages(shareOut)).isEqualTo(1);
    }

    private HearingPapers papers() {
        return context.getBean(HearingPapers.class);
    }

    private static void convert(Path file, String to) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("libreoffice");
        Process process = new ProcessBuilder(LIBRE_OFFICE.toString(), "-env:UserInstallation=" + profile.toUri(), "--headless",
                "--convert-to", to, "--outdir", file.getParent().toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("LibreOffice ends").isTrue();
    }

    /** A PDF names how many pages it has in its tree of pages. */
    private static long pages(Path xlsx) throws IOException {
        String name = xlsx.getFileName().toString().replace(".xlsx", ".pdf");
        String pdf = Files.readString(xlsx.resolveSibling(name), StandardCharsets.ISO_8859_1);
        return Pattern.compile("/Type\\s*/Page[^s]").matcher(pdf).results().count();
    }
}
