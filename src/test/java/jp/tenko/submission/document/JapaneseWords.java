package jp.tenko.submission.document;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import jp.tenko.testing.MovableClock;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of the documents without a Spring around them. */
final class JapaneseWords {

    private JapaneseWords() {}

    static DocumentWords words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages-document");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        return new DocumentWords(messages, new MovableClock(Instant.parse("2026-07-10T05:10:00Z")));
    }
}
