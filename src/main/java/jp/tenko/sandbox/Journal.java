package jp.tenko.sandbox;

import jakarta.annotation.PreDestroy;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened on the phones, one JSON object per line, so that a restart shows the same screens. Lines are written by a
 * thread of its own in the order they came, many at a time; the last few milliseconds may be lost in a crash, and a line cut in
 * half is skipped when reading.
 */
@Component("sandboxJournal")
@Profile("sandbox")
final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final Map<String, Object> END = Map.of();

    private final Path file;
    private final boolean on;
    private final JsonMapper json;
    private final BlockingQueue<Map<String, ?>> waiting = new LinkedBlockingQueue<>(50_000);
    private @Nullable Thread writer;

    Journal(SandboxSettings settings, JsonMapper json) {
        this.file = settings.folder().resolve("journal.ndjson");
        this.on = settings.journal();
        this.json = json;
    }

    void read(Consumer<JsonNode> each) {
        if (!on || !Files.exists(file)) {
            return;
        }
        int skipped = 0;
        // not Files.newBufferedReader: it refuses a whole block for half a character at its end
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    each.accept(json.readTree(line));
                } catch (JacksonException e) {
                    skipped++;
                }
            }
        } catch (IOException e) {
            LOG.warn("{} could not be read to its end ({}): the phones show what was read", file, e.getMessage());
        }
        if (skipped > 0) {
            LOG.warn("{}: {} line(s) skipped that were not written to their end", file, skipped);
        }
    }

    /** Starts the file anew with only what is still remembered; the old one stays until the new one is complete. */
    void rewrite(Iterable<? extends Map<String, ?>> lines) {
        if (!on) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling("journal.new");
            try (BufferedWriter out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                for (Map<String, ?> line : lines) {
                    out.write(json.writeValueAsString(line));
                    out.write('\n');
                }
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            writer = Thread.ofPlatform().daemon().name("sandbox-journal").start(this::write);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot write to " + file, e);
        }
    }

    void add(Map<String, ?> line) {
        if (writer == null) {
            return;
        }
        try {
            waiting.put(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
            for (Map<String, ?> line = waiting.take(); line != END; line = waiting.take()) {
                out.write(json.writeValueAsString(line));
                out.write('\n');
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException | JacksonException e) {
            LOG.error("{} cannot be written ({}): a restart will show older screens", file, e.getMessage());
            writer = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        Thread running = writer;
        if (running != null) {
            waiting.put(END);
            running.join(5_000);
        }
    }
}
