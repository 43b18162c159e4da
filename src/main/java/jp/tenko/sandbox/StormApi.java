package jp.tenko.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.tenko.sandbox.Webhooks.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Many people at once, as after an earthquake: for tests of order and loss, and for benchmarks. */
@RestController("sandboxStormApi")
@Profile("sandbox")
class StormApi {

    /**
     * One of many events. With {@code text} a message, with {@code label} a tap on what is on the screen, with {@code data} a postback.
     */
    record Deed(String person, @Nullable String text, @Nullable String label, @Nullable String data) {}

    private final People people;
    private final Hands hands;
    private final Events events;
    private final Webhooks webhooks;

    StormApi(People people, Hands hands, Events events, Webhooks webhooks) {
        this.people = people;
        this.hands = hands;
        this.events = events;
        this.webhooks = webhooks;
    }

    /**
     * Everything at once: all events are under way before the first answer is waited for.
     *
     * @param together how many events share one webhook request (events of several people, as LINE may send them)
     * @return one answer for each webhook request, in order: status 0 when there was none within two seconds
     */
    @PostMapping("/sandbox/api/events")
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
            throw PeopleApi.refused(HttpStatus.NOT_FOUND,
                    deed.person() + " has no button '" + deed.label() + "'; there are " + phone.buttonLabels());
        }
        return tapped;
    }
}
