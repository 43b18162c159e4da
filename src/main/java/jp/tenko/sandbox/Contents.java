package jp.tenko.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The photos people sent, by message id, as files: what {@code /v2/bot/message/{id}/content} gives. */
@Component("sandboxContents")
@Profile("sandbox")
final class Contents {

    private static final Pattern ID = Pattern.compile("\\d{1,30}");

    private static final String GONE = ".gone";

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

    /** LINE deletes it and says from then on that it is gone. */
    void unsend(String messageId) {
        Path file = of(messageId);
        if (file != null) {
            try {
                Files.move(file, folder.resolve(messageId + GONE), StandardCopyOption.REPLACE_EXISTING);
                Files.write(folder.resolve(messageId + GONE), new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException("the sandbox cannot delete a photo in " + folder, e);
            }
        }
    }

    boolean unsent(String messageId) {
        return ID.matcher(messageId).matches() && Files.exists(folder.resolve(messageId + GONE));
    }

    /** @return null when there is no such content */
    @Nullable Path of(String messageId) {
        Path file = folder.resolve(ID.matcher(messageId).matches() ? messageId : "none");
        return Files.isRegularFile(file) ? file : null;
    }

    /** By its first byte: JPEG, PNG, or what an iPhone makes. */
    static String mediaType(byte first) {
        return switch (first) {
            case (byte) 0x89 -> "image/png";
            case 0 -> "image/heic";
            default -> "image/jpeg";
        };
    }
}
