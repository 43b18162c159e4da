package jp.tenko;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What keeps Tenko from starting, and how it says so. */
class StartTest {

    private static final String SECRET_NAME = "\"Channel secret\" on the tab \"Basic settings\"";
    private static final String TOKEN_NAME = "\"Channel access token (long-lived)\" on the tab \"Messaging API\"";

    @Test
    void production_without_a_channel_says_which_settings_are_missing_and_what_the_console_of_line_calls_them() {
        assertThatThrownBy(() -> check(Map.of()))
                .isInstanceOf(FailureAnalyzedException.class)
                .hasMessageContaining("tenko.line.channels.<key>.secret (" + SECRET_NAME + ")")
                .hasMessageContaining("tenko.line.channels.<key>.token (" + TOKEN_NAME + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<token>", "${LINE_TOKEN}", "Your-token", "changeme", "CHANGE ME", "xxxx", "sandbox-token"})
    void a_token_that_nobody_has_filled_in_is_missing(String token) {
        assertThatThrownBy(() -> check(Map.of(
                        "TENKO_LINE_CHANNELS_MAIN_SECRET", "8c570fa6dd201bb328f1c1eac23a96d8",
                        "TENKO_LINE_CHANNELS_MAIN_TOKEN", token)))
                .hasMessageContaining("tenko.line.channels.main.token (" + TOKEN_NAME + ")")
                .hasMessageNotContaining("tenko.line.channels.main.secret");
    }

    @Test
    void a_channel_with_secret_and_token_starts_and_the_sandbox_needs_none() {
        assertThatCode(() -> check(Map.of(
                        "TENKO_LINE_CHANNELS_MAIN_SECRET", "8c570fa6dd201bb328f1c1eac23a96d8",
                        "TENKO_LINE_CHANNELS_MAIN_TOKEN", "yoUr0Hm3/token+of=many/letters")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of("SPRING_PROFILES_ACTIVE", "sandbox"))).doesNotThrowAnyException();
    }

    @Test
    void a_taken_port_is_said_in_one_line_and_no_server_was_started() throws IOException {
        Path data = Path.of("target/taken-port").toAbsolutePath();
        var said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        try (var taken = new ServerSocket(0)) {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThatThrownBy(() -> Tenko.main(new String[] {
                        "--server.port=" + taken.getLocalPort(),
                        "--tenko.data=" + data,
                        "--spring.profiles.active=sandbox"
                    }))
                    .isInstanceOf(FailureAnalyzedException.class);
            System.setOut(out);
            assertThat(said.toString(StandardCharsets.UTF_8).strip())
                    .contains("Tenko did not start: port " + taken.getLocalPort() + " is in use; stop the program")
                    .contains("--server.port=")
                    .hasLineCount(1);
        } finally {
            System.setOut(out);
        }
        assertThat(data).doesNotExist();
    }

    private static void check(Map<String, Object> environment) {
        var context = new StaticApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        new ChannelCheck().initialize(context);
    }
}
