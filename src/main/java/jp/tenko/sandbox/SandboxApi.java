package jp.tenko.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.tenko.sandbox.Quotas.Quota;
import jp.tenko.sandbox.Requests.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the page and the tests see of the sandbox: all screens, the requests of the bot, and live news. */
@RestController("sandboxApi")
@Profile("sandbox")
@RequestMapping("/sandbox/api")
class SandboxApi {

    private final Overview overview;
    private final Requests requests;
    private final Quotas quotas;
    private final LiveView live;
    private final Contents contents;
    private final PhoneMenus menus;

    SandboxApi(Overview overview, Requests requests, Quotas quotas, LiveView live, Contents contents, PhoneMenus menus) {
        this.overview = overview;
        this.requests = requests;
        this.quotas = quotas;
        this.live = live;
        this.contents = contents;
        this.menus = menus;
    }

    @GetMapping("/settings")
    Map<String, Object> settings() {
        return overview.settings();
    }

    @GetMapping("/state")
    Map<String, Object> state() {
        return overview.state();
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live() {
        return live.open();
    }

    /** The last 500 requests of the bot, oldest first. */
    @GetMapping("/requests")
    List<Request> requests(@RequestParam(defaultValue = "0") long after) {
        return requests.after(after);
    }

    @GetMapping("/counts")
    Map<String, Long> counts() {
        return requests.counts();
    }

    @GetMapping("/quota/{channel}")
    Quota quota(@PathVariable String channel) {
        return quotas.of(channel);
    }

    /** The photos of the chats, for the page. */
    @GetMapping("/photos/{id}")
    ResponseEntity<Resource> photo(@PathVariable String id) {
        return picture(contents.of(id));
    }

    /** The picture of a rich menu. */
    @GetMapping("/menus/{id}")
    ResponseEntity<Resource> menu(@PathVariable String id) {
        return picture(menus.picture(id));
    }

    private static ResponseEntity<Resource> picture(@Nullable Path file) {
        return file == null ? ResponseEntity.notFound().build()
                : ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(new FileSystemResource(file));
    }
}
