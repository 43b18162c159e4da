package jp.tenko.line;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Brings people's photos from LINE to the table {@code content}, as a stream, again and again until they are there or gone. */
@Component
class ContentFetcher extends Loop {

    private static final int AT_ONCE = 2;

    private final Contents contents;
    private final LineApi line;
    private final Semaphore nudge = new Semaphore(0);

    ContentFetcher(Contents contents, LineApi line) {
        super(AT_ONCE);
        this.contents = contents;
        this.line = line;
    }

    @Override
    void once() throws InterruptedException {
        Optional<Contents.Due> due = contents.take();
        if (due.isPresent()) {
            fetch(due.get());
        } else {
            nudge.tryAcquire(1, TimeUnit.SECONDS);
        }
    }

    @Override
    void wake() {
        nudge.release(AT_ONCE);
    }

    private void fetch(Contents.Due due) throws InterruptedException {
        try {
            HttpResponse<InputStream> answer = line.content(due.channel(), due.messageId());
            try (InputStream body = answer.body()) {
                switch (answer.statusCode()) {
                    case 200 -> keep(due, answer.headers().firstValue("content-type").orElse("application/octet-stream"), body);
                    case 404, 410 -> contents.failed(due, answer.statusCode() + " from LINE", true);
                    default -> contents.failed(due, answer.statusCode() + " from LINE", false);
                }
            }
        } catch (IOException e) {
            contents.failed(due, e.getClass().getSimpleName(), false);
        }
    }

    private void keep(Contents.Due due, String mediaType, InputStream body) throws IOException {
        Path file = Files.createTempFile("tenko-content", null);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            Files.copy(new DigestInputStream(body, sha256), file, StandardCopyOption.REPLACE_EXISTING);
            contents.kept(due, mediaType, HexFormat.of().formatHex(sha256.digest()), file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } finally {
            Files.delete(file);
        }
    }
}
