package jp.tenko.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A list as a file that Excel opens right: UTF-8 with a mark in front, in the reader's language, and nothing that Excel would calculate. */
@Component
public class Csv {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final MessageSource messages;
    private final Clock clock;

    Csv(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** @param headings their words are {@code csv.<heading>} */
    public ResponseEntity<byte[]> of(String name, List<String> headings, List<List<String>> lines) {
        return asIs(name, headings.stream().map(heading -> word("csv." + heading, heading)).toList(), lines);
    }

    /** @param headings as they are written */
    public ResponseEntity<byte[]> asIs(String name, List<String> headings, List<List<String>> lines) {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
            printer.printRecord(headings);
            for (List<String> line : lines) {
                printer.printRecord(line.stream().map(Csv::harmless));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory does not fail", e);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    public String word(String key, String otherwise, Object... values) {
        return Objects.requireNonNullElse(messages.getMessage(key, values.length == 0 ? null : values, otherwise, LocaleContextHolder.getLocale()), otherwise);
    }

    /** A choice in words; an answer in somebody's own words as it is. */
    public String answer(String question, String value) {
        return word("answer." + question + "." + value, value);
    }

    public String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    /** A name that begins like a formula must not become one. A telephone number in brackets or with + is text anyway. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
