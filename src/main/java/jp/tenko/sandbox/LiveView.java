package jp.tenko.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open pages, told of everything at once. A page that cannot keep up is dropped; it comes back and reads all anew. */
@Component("sandboxLiveView")
@Profile("sandbox")
final class LiveView {

    private static final int BEHIND_AT_MOST = 2_000;
    private static final long HEARTBEAT_SECONDS = 10;

    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();

    SseEmitter open() {
        Viewer viewer = new Viewer(new SseEmitter(0L));
        viewers.add(viewer);
        Thread.ofVirtual().name("sandbox-viewer").start(() -> show(viewer));
        return viewer.emitter;
    }

    boolean watched() {
        return !viewers.isEmpty();
    }

    /** Costs nothing while nobody looks. */
    void tell(String what, Map<String, ?> news) {
        for (Viewer viewer : viewers) {
            if (!viewer.waiting.offer(new News(what, news))) {
                viewers.remove(viewer);
            }
        }
    }

    private void show(Viewer viewer) {
        try {
            viewer.emitter.send(SseEmitter.event().comment("open"));
            while (viewers.contains(viewer)) {
                News news = viewer.waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (news == null) {
                    viewer.emitter.send(SseEmitter.event().comment("still here"));
                } else {
                    viewer.emitter.send(SseEmitter.event().name(news.what).data(news.data));
                }
            }
            viewer.emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            viewers.remove(viewer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before the web server begins to wait for open connections. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        List<Viewer> open = List.copyOf(viewers);
        viewers.clear();
        open.forEach(viewer -> viewer.emitter.complete());
    }

    private record News(String what, Map<String, ?> data) {}

    private static final class Viewer {

        final SseEmitter emitter;
        final BlockingQueue<News> waiting = new ArrayBlockingQueue<>(BEHIND_AT_MOST);

        Viewer(SseEmitter emitter) {
            this.emitter = emitter;
        }
    }
}
