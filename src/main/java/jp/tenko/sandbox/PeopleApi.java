package jp.tenko.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.tenko.sandbox.Webhooks.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** What each person does, for the page and for tests: {@code POST /sandbox/api/people/{id}/text|tap|location|photo|unsend|sticker|follow|block}. */
@RestController("sandboxPeopleApi")
@Profile("sandbox")
@RequestMapping("/sandbox/api/people")
class PeopleApi {

    /** @param text what they write */
    record Text(String text) {}

    /**
     * A tap on a button, by what is written on it or by its action.
     *
     * @param label finds the button on the screen, or the area of the menu under the chat; then {@code action} is not needed
     * @param params what a date picker gave
     */
    record Tap(@Nullable String label, @Nullable JsonNode action, @Nullable JsonNode params) {}

    record Place(@Nullable String title, @Nullable String address, double latitude, double longitude) {}

    /** @param kind a file of {@code sandbox/samples}: {@code sideways.jpg} …; null: the usual photo */
    record Photos(int count, @Nullable String kind) {}

    record Unsend(String messageId) {}

    record Sticker(String packageId, String stickerId) {}

    /** @param count so many people with names of their own making and random ids; or else the one described */
    record Newcomers(@Nullable Integer count, @Nullable String channel, @Nullable String id, @Nullable String name,
            @Nullable String language) {}

    private final People people;
    private final Crowd crowd;
    private final Hands hands;
    private final Thumbs thumbs;
    private final PhoneMenus menus;

    PeopleApi(People people, Crowd crowd, Hands hands, Thumbs thumbs, PhoneMenus menus) {
        this.people = people;
        this.crowd = crowd;
        this.hands = hands;
        this.thumbs = thumbs;
        this.menus = menus;
    }

    /** @return the ids */
    @PostMapping
    List<String> add(@RequestBody Newcomers newcomers) {
        return crowd.add(newcomers);
    }

    /** @param watch a page shows this phone from now on, and wants to be told of its messages */
    @GetMapping("/{id}/chat")
    Map<String, Object> chat(@PathVariable String id, @RequestParam(defaultValue = "false") boolean watch) {
        Phone phone = phone(id);
        if (watch) {
            phone.watch();
        }
        return screen(phone, menus.shownOn(phone));
    }

    /** @param menu the one under the chat; null when there is none */
    static Map<String, Object> screen(Phone phone, @Nullable Map<String, Object> menu) {
        Map<String, Object> screen = new LinkedHashMap<>();
        screen.put("id", phone.owner().id());
        screen.put("name", phone.owner().name());
        screen.put("language", phone.owner().language());
        screen.put("about", phone.owner().about());
        screen.put("group", phone.owner().group() == null ? People.STAFF : phone.owner().group());
        screen.put("channel", phone.owner().channel());
        screen.put("standing", phone.standing());
        screen.put("received", phone.received());
        screen.put("quickReplyShown", !phone.quickReply().isMissingNode());
        screen.put("buttons", phone.buttonLabels());
        screen.put("entries", phone.entries());
        if (menu != null) {
            screen.put("menu", menu);
        }
        return screen;
    }

    @PostMapping("/{id}/text")
    Map<String, Object> text(@PathVariable String id, @RequestBody Text said, @RequestParam(defaultValue = "false") boolean wait) {
        if (said.text() == null || said.text().isEmpty()) {
            throw refused(HttpStatus.BAD_REQUEST, "text is empty: LINE sends no empty message");
        }
        return tell(List.of(hands.write(talking(id), said.text())), wait);
    }

    @PostMapping("/{id}/tap")
    Map<String, Object> tap(@PathVariable String id, @RequestBody Tap tap, @RequestParam(defaultValue = "false") boolean wait) {
        Phone phone = talking(id);
        JsonNode action = tap.action();
        if (action == null) {
            action = tap.label() == null ? null : phone.button(tap.label());
        }
        if (action == null && tap.label() != null) {
            action = menus.action(phone, tap.label());
        }
        if (action == null) {
            throw refused(HttpStatus.NOT_FOUND,
                    "no button '" + tap.label() + "' on this screen; there are " + phone.buttonLabels());
        }
        PhoneEvent event = hands.tap(phone, action, tap.params());
        return event == null ? Map.of("action", action) : tell(List.of(event), wait);
    }

    @PostMapping("/{id}/location")
    Map<String, Object> location(@PathVariable String id, @RequestBody Place place, @RequestParam(defaultValue = "false") boolean wait) {
        return tell(List.of(hands.location(talking(id), place.title(), place.address(), place.latitude(), place.longitude())), wait);
    }

    /** Photos from the page. */
    @PostMapping(path = "/{id}/photo", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Map<String, Object> photo(@PathVariable String id, @RequestParam("photo") List<MultipartFile> files,
            @RequestParam(defaultValue = "false") boolean wait) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (MultipartFile file : files) {
            pictures.add(file.getBytes());
        }
        return tell(hands.photos(talking(id), pictures), wait);
    }

    /** For tests, which have no camera: so many copies of an invented photo. */
    @PostMapping(path = "/{id}/photo", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> inventedPhoto(@PathVariable String id, @RequestBody Photos photos,
            @RequestParam(defaultValue = "false") boolean wait) throws IOException {
        String file = photos.kind() == null ? "photo.jpg" : "samples/" + photos.kind();
        byte[] picture = new ClassPathResource("sandbox/" + file).getContentAsByteArray();
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < Math.max(1, photos.count()); i++) {
            pictures.add(picture);
        }
        return tell(hands.photos(talking(id), pictures), wait);
    }

    /** Takes back a message of their own. */
    @PostMapping("/{id}/unsend")
    Map<String, Object> unsend(@PathVariable String id, @RequestBody Unsend unsend, @RequestParam(defaultValue = "false") boolean wait) {
        PhoneEvent event = hands.unsend(talking(id), unsend.messageId());
        if (event == null) {
            throw refused(HttpStatus.NOT_FOUND, "no message " + unsend.messageId() + " of their own on this phone");
        }
        return tell(List.of(event), wait);
    }

    @PostMapping("/{id}/sticker")
    Map<String, Object> sticker(@PathVariable String id, @RequestBody Sticker sticker, @RequestParam(defaultValue = "false") boolean wait) {
        return tell(List.of(hands.sticker(talking(id), sticker.packageId(), sticker.stickerId())), wait);
    }

    @PostMapping("/{id}/follow")
    Map<String, Object> follow(@PathVariable String id, @RequestParam(defaultValue = "false") boolean wait) {
        return tell(List.of(hands.follow(phone(id))), wait);
    }

    @PostMapping("/{id}/block")
    Map<String, Object> block(@PathVariable String id, @RequestParam(defaultValue = "false") boolean wait) {
        return tell(List.of(hands.block(phone(id))), wait);
    }

    private Phone phone(String id) {
        Phone phone = people.byId(id);
        if (phone == null) {
            throw refused(HttpStatus.NOT_FOUND, "nobody in the sandbox has the id " + id);
        }
        return phone;
    }

    private Phone talking(String id) {
        Phone phone = phone(id);
        if (phone.standing() == Phone.Standing.BLOCKED) {
            throw refused(HttpStatus.CONFLICT, "this person blocked the account and cannot write to it");
        }
        return phone;
    }

    /** Waits for the bot's answer to the webhooks only when asked to, and not for ever. */
    private Map<String, Object> tell(List<PhoneEvent> events, boolean wait) {
        List<CompletableFuture<Sent>> sending = events.stream().map(thumbs::tell).toList();
        if (!wait) {
            return Map.of("webhookEventIds", events.stream().map(PhoneEvent::id).toList());
        }
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < sending.size(); i++) {
            sent.add(sending.get(i).completeOnTimeout(new Sent(events.get(i).id(), 0, 5_000), 5, TimeUnit.SECONDS).join());
        }
        return Map.of("webhookEventIds", events.stream().map(PhoneEvent::id).toList(), "webhooks", sent);
    }

    static ResponseStatusException refused(HttpStatus status, String why) {
        return new ResponseStatusException(status, why);
    }
}
