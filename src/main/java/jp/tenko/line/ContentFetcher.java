package jp.tenko.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
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
    protected void once() throws InterruptedException {
        Optional<Contents.Due> due = contents.take();
        if (due.isPresent()) {
            fetch(due.get());
        } else {
            nudge.tryAcquire(1, TimeUnit.SECONDS);
        }
    }

    @Override
    protected void wake() {
        nudge.release(AT_ONCE);
    }

    private void fetch(Contents.Due due) throws InterruptedException {
        try {
            Path file = Files.createTempFile("tenko-content", null);
            try {
                HttpResponse<Path> answer = line.content(due.channel(), due.messageId(), file);
                switch (answer.statusCode()) {
                    case 200 -> contents.kept(
                            due,
                            answer.headers().firstValue("content-type").orElse("application/octet-stream"),
                            sha256(file),
                            file);
                    case 404, 410 -> contents.failed(due, answer.statusCode() + " from LINE", true);
                    default -> contents.failed(due, answer.statusCode() + " from LINE", false);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            contents.failed(due, e.getClass().getSimpleName(), false);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
