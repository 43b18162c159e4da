package jp.tenko.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import jp.tenko.sandbox.Quotas.Quota;
import jp.tenko.sandbox.Requests.Request;
import jp.tenko.sandbox.Webhooks.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** What the page and the tests see of the sandbox: all screens, the requests of the bot, live news, and storms of events. */
@RestController("sandboxApi")
@Profile("sandbox")
@RequestMapping("/sandbox/api")
class SandboxApi {

    /**
     * One of many events. With {@code text} a message, with {@code label} a tap on what is on the screen, with {@code data} a postback.
     */
    record Deed(String person, @Nullable String text, @Nullable String label, @Nullable String data) {}

    private final SandboxSettings settings;
    private final Channels channels;
    private final People people;
    private final Hands hands;
    private final Events events;
    private final Webhooks webhooks;
    private final Requests requests;
    private final Quotas quotas;
    private final BadDay badDay;
    private final LiveView live;
    private final Contents contents;
    private final Clock clock;

    SandboxApi(SandboxSettings settings, Channels channels, People people, Hands hands, Events events, Webhooks webhooks,
            Requests requests, Quotas quotas, BadDay badDay, LiveView live, Contents contents, Clock clock) {
        this.settings = settings;
        this.channels = channels;
        this.people = people;
        this.hands = hands;
        this.events = events;
        this.webhooks = webhooks;
        this.requests = requests;
        this.quotas = quotas;
        this.badDay = badDay;
        this.live = live;
        this.contents = contents;
        this.clock = clock;
    }

    @GetMapping("/settings")
    Map<String, Object> settings() {
        return Map.of(
                "oneMinuteLasts", settings.oneMinuteLasts(),
                "oneMinuteMillis", settings.oneMinuteLasts().toMillis(),
                "now", clock.millis(),
                "channels", channels.all().stream().map(channel -> Map.of("key", channel.key(), "basicId", channel.basicId())).toList());
    }

    @GetMapping("/state")
    Map<String, Object> state() {
        Map<String, Object> quotaByChannel = new LinkedHashMap<>();
        channels.all().forEach(channel -> quotaByChannel.put(channel.key(), quotas.of(channel.key())));
        return Map.of("settings", settings(), "switches", switches(badDay), "quotas", quotaByChannel,
                "unanswered", webhooks.unanswered().size(),
                "people", people.cast().stream().map(PeopleApi::screen).toList(),
                "crowd", people.everybody().size() - people.cast().size(),
                "counts", requests.counts());
    }

    static Map<String, Object> switches(BadDay badDay) {
        return Map.of("trouble", badDay.now(), "nextEvent", badDay.next(), "redelivery", badDay.redelivery(),
                "rateLimits", badDay.rateLimits());
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

    /**
     * Everything at once: all events are under way before the first answer is waited for.
     *
     * @param together how many events share one webhook request (events of several people, as LINE may send them)
     * @return one answer for each webhook request, in order: status 0 when there was none within two seconds
     */
    @PostMapping("/events")
    List<Sent> events(@RequestBody List<Deed> deeds, @RequestParam(defaultValue = "1") int together) {
        List<PhoneEvent> happened = deeds.stream().map(this::event).toList();
        List<CompletableFuture<Sent>> sending = new ArrayList<>();
        for (int from = 0; from < happened.size(); from += together) {
            sending.add(webhooks.send(happened.subList(from, Math.min(happened.size(), from + together))));
        }
        return sending.stream().map(CompletableFuture::join).toList();
    }

    private PhoneEvent event(Deed deed) {
        Phone phone = people.byId(deed.person());
        if (phone == null) {
            throw PeopleApi.refused(HttpStatus.NOT_FOUND, "nobody in the sandbox has the id " + deed.person());
        }
        if (deed.text() != null) {
            return hands.write(phone, deed.text());
        }
        if (deed.data() != null) {
            return events.postback(phone.owner(), deed.data(), null);
        }
        JsonNode action = deed.label() == null ? null : phone.button(deed.label());
        PhoneEvent tapped = action == null ? null : hands.tap(phone, action, null);
        if (tapped == null) {
            throw PeopleApi.refused(HttpStatus.NOT_FOUND, deed.person() + " has no button '" + deed.label() + "'; there are " + phone.buttonLabels());
        }
        return tapped;
    }

    /** The photos of the chats, for the page. */
    @GetMapping("/photos/{id}")
    ResponseEntity<Resource> photo(@PathVariable String id) {
        Path file = contents.of(id);
        return file == null ? ResponseEntity.notFound().build()
                : ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(new FileSystemResource(file));
    }
}
