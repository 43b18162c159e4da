package jp.tenko.flow.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowToolTest {

    static final Path FOLDER = Path.of("conversation-flows");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_flows_that_are_shipped_have_no_mistake() {
        Ran check = run("check");

        assertThat(check.out()).endsWith("0 error(s), 0 warning(s)\n");
        assertThat(check.code()).isZero();
    }

    @Test
    void every_mistake_is_told_with_its_file_and_line_and_the_exit_code_is_1() throws IOException {
        copyFlows();
        edit("join.yaml", "name: code", "name: Code");

        Ran check = run("check", folder.toString());

        assertThat(check.out()).contains(folder.resolve("join.yaml") + ":57: error FLOW001 [Code] name must be small letters").endsWith("error(s), 0 warning(s)\n");
        assertThat(check.code()).isEqualTo(1);
    }

    @Test
    void a_conversation_is_held_in_the_terminal() throws IOException {
        String talk = talk("tap 1\ntap 出勤できる\n1\n通れない所がある\nlocation 33.24,130.55 広川町\nとばす\n\n", "staff-safety");

        assertThat(talk).contains("< 無事ですか。  1[無事]  2[けがをした]  3[救助が必要]", "= record roll-call.reply safety=safe\n",
                "road_place=33.240000 130.550000 0 0 広川町", "< ありがとうございました。");
    }

    @Test
    void what_came_of_a_record_is_asked_for_in_the_terminal() throws IOException {
        String talk = talk("ABC\njoined name=佐藤 organization=商工会\n", "join");

        assertThat(talk).contains("-> (joined, wrong, expired, locked, already_joined, ", "< 佐藤さん、商工会の点呼に参加しました。");
    }

    @Test
    void a_button_that_is_not_there_is_told_and_the_conversation_goes_on() throws IOException {
        assertThat(talk("tap 全壊\ntap 1\n", "staff-safety")).contains("# no button [全壊] was ever shown", "= record roll-call.reply safety=safe");
    }

    @Test
    void dialogues_follow_a_change_of_words_line_by_line_and_keep_what_still_holds() throws IOException {
        copyFlows();
        edit("staff-safety.yaml", "ja: 無事ですか。,", "ja: 無事でいますか。,");
        edit("staff-safety.yaml", "ja: 家に被害はありますか。", "ja: 家はどうですか。");
        Path dialogue = folder.resolve("dialogues/staff-safety-safe.dialogue.txt");
        String before = Files.readString(dialogue);

        assertThat(run("--folder", folder.toString(), "dialogues").code()).isEqualTo(1);
        assertThat(run("--folder", folder.toString(), "dialogues", "--update").code()).isZero();

        assertThat(Files.readString(dialogue)).isNotEqualTo(before)
                .isEqualTo(before.replace("< 家に被害はありますか。", "< 家はどうですか。"));
        assertThat(run("--folder", folder.toString(), "dialogues").code()).isZero();
    }

    @Test
    void the_page_of_diagrams_shows_the_flows_as_they_are() throws IOException {
        assertThat(Files.readString(Path.of("docs/flows.md")))
                .as("docs/flows.md is of other flows than conversation-flows/; draw it again: ./tenko-flow diagram -o docs/flows.md")
                .isEqualTo(run("diagram").out());
    }

    @Test
    void a_choice_that_no_dialogue_exercises_is_listed() throws IOException {
        copyFlows();
        for (String name : List.of("start-roll-call-drill", "start-roll-call-real")) {
            Files.delete(folder.resolve("dialogues/" + name + ".dialogue.txt"));
        }

        assertThat(run("--folder", folder.toString(), "coverage").out()).contains("FLOW030");
    }

    @Test
    void help_is_a_command_and_a_workbook_that_is_not_there_is_called_so() {
        assertThat(run("help").out()).contains("tenko-flow", "import", "talk").doesNotContain("Unmatched");
        assertThat(run("help").code()).isZero();
        Ran missing = run("import", "nowhere.xlsx");
        assertThat(missing.out()).startsWith("nowhere.xlsx is not there");
        assertThat(missing.code()).isEqualTo(1);
    }

    private String talk(String typed, String flow) throws IOException {
        Talk talk = new Talk();
        new picocli.CommandLine(talk).parseArgs(flow);
        StringWriter out = new StringWriter();
        talk.hold(new BufferedReader(new StringReader(typed)), new PrintWriter(out));
        return out.toString();
    }

    private record Ran(int code, String out) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        return new Ran(FlowTool.run(new PrintWriter(out), new PrintWriter(out), arguments), out.toString());
    }

    private void copyFlows() throws IOException {
        Files.createDirectories(folder.resolve("dialogues"));
        try (var files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(FOLDER.relativize(file)));
            }
        }
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }
}
