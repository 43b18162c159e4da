package jp.tenko.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** What an embedded server and its programs say, in one file that is appended to and never grows without end. */
record ServerLog(Path file) {

    private static final long LARGE = 10_000_000;
    private static final int LAST_LINES = 8;

    /** A large one is put aside, so that there are never more than two. */
    static ServerLog open(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && Files.size(file) > LARGE) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ServerLog(file);
    }

    ProcessBuilder writtenBy(List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()));
    }

    /** Its end, for the person who has to find out why a server does not start. */
    String lastLines() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    FailureAnalyzedException failure(String what) throws IOException {
        return new FailureAnalyzedException(what + "; the end of " + file + " says:\n" + lastLines(), null);
    }
}
