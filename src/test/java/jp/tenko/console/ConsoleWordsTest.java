package jp.tenko.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConsoleWordsTest {

    @Test
    void every_word_of_the_console_is_there_in_both_languages() throws IOException {
        assertThat(words("_en").stringPropertyNames()).isEqualTo(words("").stringPropertyNames());
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        var file = ConsoleWordsTest.class.getResourceAsStream("/messages-console" + language + ".properties");
        try (var text = new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8)) {
            words.load(text);
        }
        return words;
    }
}
