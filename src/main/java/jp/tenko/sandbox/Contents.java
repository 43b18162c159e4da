package jp.tenko.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The photos people sent, by message id, as files: what {@code /v2/bot/message/{id}/content} gives. */
@Component("sandboxContents")
@Profile("sandbox")
final class Contents {

    private static final Pattern ID = Pattern.compile("\\d{1,30}");

    private final Path folder;

    Contents(SandboxSettings settings) {
        folder = settings.folder().resolve("content");
    }

    void keep(String messageId, byte[] picture) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(messageId), picture);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot keep a photo in " + folder, e);
        }
    }

    /** @return null when there is no such content */
    @Nullable Path of(String messageId) {
        Path file = folder.resolve(ID.matcher(messageId).matches() ? messageId : "none");
        return Files.isRegularFile(file) ? file : null;
    }

    /** JPEG or PNG, by its first byte. */
    static String mediaType(byte first) {
        return first == (byte) 0x89 ? "image/png" : "image/jpeg";
    }
}
