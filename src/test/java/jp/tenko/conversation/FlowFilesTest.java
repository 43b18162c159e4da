package jp.tenko.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tenko.testing.MovableClock;
import jp.tenko.testing.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The files of flows change while Tenko runs, with and without mistakes. */
class FlowFilesTest {

    private static final String MEMO = """
            settings:
              form_id: memo
              version: "1"
              form_title: {ja: メモ, ja-x-easy: メモ, en: Memo}
              start: {keywords: [メモ]}
            survey:
              - {type: text, name: what, label: {ja: 何ですか。, ja-x-easy: なんですか。, en: What}}
            """;

    private static DataSource database;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-07-10T05:05:00Z"));
    private final JdbcClient jdbc = JdbcClient.create(database);

    @TempDir
    Path folder;

    private FlowFiles files;

    @BeforeAll
    static void a_database() {
        database = new DriverManagerDataSource(Servers.newDatabase("flow_files"), "postgres", "postgres");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V6__flow_definition.sql"), new ClassPathResource("db/migration/V9__flow_mistake.sql"))
                .execute(database);
    }

    @BeforeEach
    void the_flows_as_they_are_shipped_and_one_more() throws IOException {
        jdbc.sql("truncate flow_definition, flow_mistake").update();
        try (Stream<Path> shipped = Files.list(Path.of("conversation-flows"))) {
            for (Path file : shipped.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        write("memo.yaml", MEMO);
        files = start();
    }

    @Test
    void a_changed_flow_is_live_and_a_conversation_of_before_goes_on_with_its_own() {
        String before = files.flow("memo").hash();

        write("memo.yaml", MEMO.replace("version: \"1\"", "version: \"2\"").replace("何ですか。", "何を見ましたか。"));
        files.reload();

        assertThat(files.flow("memo").version()).isEqualTo("2");
        assertThat(files.definition(before)).get().extracting(flow -> flow.version()).isEqualTo("1");
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void all_mistakes_are_told_at_once_and_what_was_live_stays_live() {
        write("memo.yaml", MEMO.replace("type: text", "type: txt"));
        write("join.yaml", read("join.yaml").replace("survey:", "survy:"));
        files.reload();

        assertThat(files.flow("memo").version()).isEqualTo("1");
        assertThat(files.library().flow("join").title("en")).isNotEmpty();
        assertThat(mistakes()).anyMatch(mistake -> mistake.startsWith("memo.yaml FLOW001 unknown type txt"))
                .anyMatch(mistake -> mistake.startsWith("join.yaml FLOW001 unknown key survy"));
    }

    @Test
    void corrected_mistakes_are_forgotten() {
        write("memo.yaml", "settings: [");
        files.reload();
        assertThat(mistakes()).hasSize(1);

        write("memo.yaml", MEMO);
        files.reload();
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void FLOW020_a_changed_flow_with_its_old_version_is_refused_while_running_and_at_the_start() {
        write("memo.yaml", MEMO.replace("何ですか。", "何を見ましたか。"));
        files.reload();

        assertThat(mistakes()).containsExactly("memo.yaml FLOW020 content changed, but version is still 1; raise it");
        assertThatThrownBy(this::start).isInstanceOf(FailureAnalyzedException.class)
                .hasMessageContaining("memo.yaml:1 FLOW020 content changed, but version is still 1; raise it");
    }

    @Test
    void a_change_that_is_taken_back_needs_no_new_version() {
        write("memo.yaml", MEMO.replace("version: \"1\"", "version: \"2\"").replace("何ですか。", "何を見ましたか。"));
        files.reload();
        write("memo.yaml", MEMO);
        files.reload();

        assertThat(files.flow("memo").version()).isEqualTo("1");
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void FLOW023_what_the_program_may_name_cannot_go_while_it_runs() throws IOException {
        Files.delete(folder.resolve("memo.yaml"));
        write("notices.yaml", read("notices.yaml").replaceFirst("(?m)^drill_mark:.*$", "").replace("${organization}", "${organisation}"));
        files.reload();

        assertThat(mistakes()).contains("memo.yaml FLOW023 the flow is gone while Tenko runs; put it back", "notices.yaml FLOW023 text drill_mark is gone; put it back")
                .anyMatch(mistake -> mistake.contains("FLOW023 text prompt_small can show only"));
        assertThat(files.library().phrases().text("drill_mark", "ja")).isEqualTo("【訓練】");
    }

    private FlowFiles start() {
        return new FlowFiles(
                folder,
                new FlowDefinitions(jdbc, clock),
                new FlowMistakes(new TransactionTemplate(new JdbcTransactionManager(database)), jdbc, clock));
    }

    private List<String> mistakes() {
        return jdbc.sql("select file || ' ' || code || ' ' || message from flow_mistake order by file, message").query(String.class).list();
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
