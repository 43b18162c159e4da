package jp.tenko.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.tenko.line.Loop;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sees that somebody changed the flows while Tenko runs. It looks once a second and does not wait to be told by the file system, which
 * says nothing on network drives and in containers; what was changed is read when it has been still for a second, so never half written.
 */
@Component
class FlowFolderWatch extends Loop {

    private final Path folder;
    private final FlowFiles flows;
    private final Semaphore stop = new Semaphore(0);
    private Map<String, String> taken;
    private Map<String, String> last;

    FlowFolderWatch(@Value("${tenko.flows}") Path folder, FlowFiles flows) {
        super(1);
        this.folder = folder;
        this.flows = flows;
        this.taken = look();
        this.last = taken;
    }

    @Override
    protected void once() throws InterruptedException {
        Map<String, String> now = look();
        if (now.equals(last) && !now.equals(taken)) {
            flows.reload();
            taken = now;
        }
        last = now;
        stop.tryAcquire(1, TimeUnit.SECONDS);
    }

    @Override
    protected void wake() {
        stop.release();
    }

    /** Of each file when it was written and how long it is. */
    private Map<String, String> look() {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, String> seen = new TreeMap<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                seen.put(file.getFileName().toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of flows cannot be read: " + folder, e);
        }
    }
}
