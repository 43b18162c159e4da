package jp.tenko.flow.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.tool.Sheets.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** XLSForm workbooks in and out. */
class WorkbookTest {

    private static final Map<String, String> LANGUAGES = Map.of("ja", "日本語", "ja-x-easy", "やさしい にほんご", "en", "English");

    @TempDir
    private Path folder = Path.of("");

    static Stream<Path> flows() throws IOException {
        List<Path> flows = new ArrayList<>();
        for (Path from : List.of(FlowToolTest.FOLDER, Path.of("src/test/resources/flows"))) {
            try (Stream<Path> files = Files.list(from)) {
                files.filter(file -> file.toString().endsWith(".yaml") && !file.getFileName().toString().matches("(commands|notices|rich-menus).yaml")).forEach(flows::add);
            }
        }
        return flows.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void a_flow_that_goes_out_and_comes_in_again_is_the_same(Path flow) throws IOException {
        XlsForm form = XlsForm.parse(Files.readString(flow));
        Path file = folder.resolve("flow.xlsx");

        ToWorkbook.of(form, LANGUAGES).sheets().write(file);
        XlsForm again = XlsForm.parse(FromWorkbook.of(Sheets.read(file), Set.of("ja", "ja-x-easy", "en", "zh-Hans", "vi")).form().yaml());

        assertThat(again.survey().toString()).isEqualTo(plain(form.survey()).toString());
        assertThat(again.choices()).isEqualTo(form.choices());
        assertThat(again.settings()).containsAllEntriesOf(form.settings());
    }

    /** Keys in the order in which an import writes them. */
    private static List<XlsForm.Row> plain(List<XlsForm.Row> rows) {
        List<String> order = List.of("call", "type", "name", "label", "hint", "short", "required_message", "constraint_message", "unrecognized_message", "required",
                "relevant", "constraint", "default", "calculation", "choice_filter", "parameters", "appearance");
        return rows.stream().map(row -> {
            Map<String, Object> keys = new LinkedHashMap<>();
            order.stream().filter(row.keys()::containsKey).forEach(key -> keys.put(key, row.keys().get(key)));
            row.keys().forEach(keys::putIfAbsent);
            return new XlsForm.Row(row.kind(), row.name(), keys, plain(row.inside()));
        }).toList();
    }

    @Test
    void a_form_of_others_becomes_a_flow_and_what_does_not_carry_over_is_told_row_by_row() throws IOException {
        FromWorkbook.Result result = FromWorkbook.of(form("""
                type|name|label::English (en)|label::Français (fr)|relevant|constraint|calculation|appearance|required|repeat_count|media::image::English (en)
                start|start||||||||
                deviceid|device||||||||
                begin group|HH|Household|||||field-list|||
                select_one damage or_other|Damage Level|<b>How</b> bad is it?|Combien ?|||||yes||house.png
                integer|people|How many people?|||. >= 0 and . < 50|||yes||
                begin_repeat|rooms|Room||${people} > 0|||||${people}|
                text|use|What is it used for?||||||||
                begin_repeat|walls|Wall||||||||
                integer|cracks|Cracks?||||||||
                end_repeat|||||||||
                end_repeat|||||||||
                calculate|total||||| sum(${cracks})||||
                calculate|late||||| pulldata('list', 'a', 'b', ${people})||||
                audio|voice|Say something||||||||
                note|thanks|Thank you, ${total} cracks in ${voice}||${Damage Level} = 'totally destroyed!'||||||
                end group|||||||||
                barcode|code|Scan||||||||
                """, """
                list_name|name|label::English (en)|region
                damage|none|No damage|north
                damage|totally destroyed!|Totally destroyed, beyond any repair|north
                """, "form_title|form_id|style\nPDNA 2026|PDNA_2026|pages"), Set.of("ja", "en"));

        assertThat(result.remarks().stream().map(remark -> remark.sheet() + " " + remark.row() + " " + remark.column() + ": " + remark.instead())).contains(
                "survey 0 label::fr: left out: the bot does not speak it",
                "choices 3 name: is called totally_destroyed_",
                "choices 3 label: a button has room for 20 characters: 「Totally destroyed,…」. The whole label is among the words that mean it; find a shorter one",
                "choices 0 region: left out: nothing filters by it",
                "settings 2 form_id: is called pdna-2026",
                "settings 2 style: left out",
                "survey 2 type: worked out as now()",
                "survey 3 type: empty: nothing is known of a person's device",
                "survey 4 appearance: left out",
                "survey 5 name: is called damage_level",
                "survey 5 label: without bold, colours and the like: a chat shows plain text",
                "survey 5 media::image::English (en): left out",
                "survey 7 repeat_count: asked one by one whether there is another, at most 20",
                "survey 9 type: a group: in a chat a repeat stands in no other repeat, so it is asked once",
                "survey 14 calculation: left out: it stays empty; unknown function pulldata() in: pulldata('list', 'a', 'b', ${people})",
                "survey 15 type: left out: audio is not taken, and a picture or words can be asked for instead",
                "survey 16 label: … : it is not known at this place",
                "survey 18 type: it is typed: LINE reads no barcodes for us");
        XlsForm form = result.form();
        assertThat(form.question("damage_level").orElseThrow().text("type")).isEqualTo("select_one damage_or_other");
        assertThat(form.question("damage_level_other").orElseThrow().text("relevant")).isEqualTo("selected(${damage_level}, 'other')");
        assertThat(form.question("thanks").orElseThrow().text("relevant")).isEqualTo("${damage_level} = 'totally_destroyed_'");
        assertThat(form.question("thanks").orElseThrow().words("label", "en")).contains("Thank you, ${total} cracks in …");
        assertThat(form.question("rooms").orElseThrow().kind()).isEqualTo(XlsForm.Kind.REPEAT);
        assertThat(form.question("walls").orElseThrow().kind()).isEqualTo(XlsForm.Kind.GROUP);
        assertThat(errors(form)).isEmpty();
    }

    @Test
    void a_long_list_is_searched_instead_of_shown() throws IOException {
        String many = Stream.iterate(1, i -> i + 1).limit(40).map(i -> "village|v" + i + "|Village " + i + "\n").collect(Collectors.joining());

        FromWorkbook.Result result = FromWorkbook.of(form("type|name|label\nselect_one village|village|Which village?\n", "list_name|name|label\n" + many, ""), Set.of("en"));

        assertThat(result.form().question("village").orElseThrow().text("appearance")).isEqualTo("autocomplete");
        assertThat(result.remarks()).anyMatch(remark -> remark.instead().startsWith("40 choices"));
    }

    @Test
    void a_choice_knows_the_columns_by_which_it_is_filtered() {
        FromWorkbook.Result result = FromWorkbook.of(form("""
                type|name|label|choice_filter
                select_one district|district|District?|
                select_one village|village|Village?|district = ${district}
                """, "list_name|name|label|district\ndistrict|a|A|\nvillage|v|V|a\n", ""), Set.of("en"));

        assertThat(result.form().choices().get("village").getFirst()).containsEntry("district", "a");
        assertThat(result.form().question("village").orElseThrow().text("choice_filter")).isEqualTo("district = ${district}");
    }

    @Test
    void what_is_no_form_is_told_as_such() throws IOException {
        Path text = Files.writeString(folder.resolve("text.xlsx"), "no workbook");

        assertThatThrownBy(() -> Sheets.read(text)).isInstanceOf(IOException.class).hasMessageContaining("cannot be read as a workbook");
        assertThatThrownBy(() -> FromWorkbook.of(new Sheets(Map.of("sheet1", List.of())), Set.of("ja"))).hasMessageContaining("is no XLSForm");
    }

    private List<String> errors(XlsForm form) throws IOException {
        Path file = Files.writeString(folder.resolve(form.formId() + ".yaml"), form.yaml());
        return FlowLibrary.check(FlowToolTest.FOLDER, file).stream().filter(finding -> finding.severity() == jp.tenko.flow.Finding.Severity.ERROR)
                .map(Object::toString).toList();
    }

    private static Sheets form(String survey, String choices, String settings) {
        Map<String, List<Line>> sheets = new LinkedHashMap<>();
        sheets.put("survey", lines(survey));
        sheets.put("choices", lines(choices));
        sheets.put("settings", lines(settings));
        return new Sheets(sheets);
    }

    private static List<Line> lines(String table) {
        List<String> rows = table.lines().toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            String[] header = rows.getFirst().split("\\|");
            String[] cells = rows.get(i).split("\\|", -1);
            Map<String, String> line = new LinkedHashMap<>();
            for (int column = 0; column < cells.length; column++) {
                if (!cells[column].isBlank()) {
                    line.put(header[column], cells[column].strip());
                }
            }
            lines.add(new Line(i + 1, line));
        }
        return lines;
    }

    @Test
    void a_group_that_is_never_closed_ends_with_the_sheet_and_is_told() {
        Sheets sheets = new Sheets(Map.of("survey", List.of(
                new Line(2, Map.of("type", "begin group", "name", "home", "label", "Home")),
                new Line(3, Map.of("type", "text", "name", "what", "label", "What?")))));

        FromWorkbook.Result read = FromWorkbook.of(sheets, Set.of("ja", "en"));

        assertThat(read.remarks().toString()).contains("this group is never closed");
        assertThat(read.form().yaml()).contains("home", "what");
    }
}
