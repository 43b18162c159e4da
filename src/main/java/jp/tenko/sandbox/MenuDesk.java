package jp.tenko.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import jp.tenko.sandbox.FrontDesk.Answer;
import jp.tenko.sandbox.FrontDesk.Body;
import jp.tenko.sandbox.FrontDesk.Call;
import jp.tenko.sandbox.rules.RichMenuRules;
import jp.tenko.sandbox.rules.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** LINE's endpoints for rich menus, with what it refuses (line.md §3; LINE reference, "Rich menu"). */
@RestController("sandboxMenuDesk")
@Profile("sandbox")
class MenuDesk {

    private static final int MOST_MENUS = 1_000;
    private static final int LARGEST_PICTURE = 1024 * 1024;
    private static final int MOST_LINKS = 500;

    private final FrontDesk desk;
    private final PhoneMenus menus;
    private final People people;
    private final JsonMapper json;

    MenuDesk(FrontDesk desk, PhoneMenus menus, People people, JsonMapper json) {
        this.desk = desk;
        this.menus = menus;
        this.people = people;
        this.json = json;
    }

    @PostMapping("/v2/bot/richmenu")
    void create(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-create", request, response, call -> {
            check(call.body());
            if (menus.of(call.channel().key()).size() >= MOST_MENUS) {
                throw new Refusal(400, "The maximum number of rich menus has been reached");
            }
            return Answer.ok(Map.of("richMenuId", menus.create(call.channel().key(), call.body()).id()));
        });
    }

    @PostMapping("/v2/bot/richmenu/validate")
    void validate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-validate", request, response, call -> {
            check(call.body());
            return Answer.ok(Map.of());
        });
    }

    @GetMapping("/v2/bot/richmenu/list")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-list", request, response, call -> Answer.ok(Map.of(
                "richmenus", menus.of(call.channel().key()).stream().map(this::withId).toList())));
    }

    @GetMapping("/v2/bot/richmenu/{id}")
    void get(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-get", request, response, call -> Answer.ok(withId(menu(call, id))));
    }

    @DeleteMapping("/v2/bot/richmenu/{id}")
    void delete(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-delete", request, response, call -> {
            menus.delete(menu(call, id));
            return Answer.ok(Map.of());
        });
    }

    @PostMapping("/v2/bot/richmenu/{id}/content")
    void upload(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-upload", Body.PICTURE, request, response, call -> {
            PhoneMenus.Menu menu = menu(call, id);
            if (menu.pictured()) {
                throw new Refusal(400, "An image has already been uploaded to the richmenu");
            }
            if (call.picture().length > LARGEST_PICTURE) {
                throw new Refusal(413, "The image is larger than 1 MB");
            }
            if (!isOfThisSize(call.picture(), menu.definition().path("size"))) {
                throw new Refusal(400, "The image is no JPEG or PNG of the size of the richmenu");
            }
            menus.picture(menu, call.picture());
            return Answer.ok(Map.of());
        });
    }

    @GetMapping("/v2/bot/richmenu/{id}/content")
    void picture(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-picture", request, response, call -> {
            Path picture = menus.picture(menu(call, id).id());
            if (picture == null) {
                throw new Refusal(404, "Not found");
            }
            return Answer.ok(Files.readAllBytes(picture));
        });
    }

    @PostMapping("/v2/bot/user/all/richmenu/{id}")
    void makeDefault(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-default", Body.NOTHING, request, response, call -> {
            menus.makeDefault(call.channel().key(), pictured(call, id).id());
            return Answer.ok(Map.of());
        });
    }

    @GetMapping("/v2/bot/user/all/richmenu")
    void defaultMenu(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-default", request, response, call -> answer(menus.defaultOf(call.channel().key())));
    }

    @DeleteMapping("/v2/bot/user/all/richmenu")
    void noDefault(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-default", request, response, call -> {
            menus.makeDefault(call.channel().key(), null);
            return Answer.ok(Map.of());
        });
    }

    @PostMapping("/v2/bot/user/{userId}/richmenu/{id}")
    void link(@PathVariable String userId, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        desk.serve("richmenu-link", Body.NOTHING, request, response, call -> {
            menus.link(List.of(person(call, userId)), pictured(call, id).id());
            return Answer.ok(Map.of());
        });
    }

    @GetMapping("/v2/bot/user/{userId}/richmenu")
    void linked(@PathVariable String userId, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-link", request, response, call -> answer(menus.linkOf(person(call, userId))));
    }

    @DeleteMapping("/v2/bot/user/{userId}/richmenu")
    void unlink(@PathVariable String userId, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-link", request, response, call -> {
            menus.link(List.of(person(call, userId)), null);
            return Answer.ok(Map.of());
        });
    }

    @PostMapping("/v2/bot/richmenu/bulk/link")
    void bulkLink(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-bulk", request, response, call -> {
            menus.link(persons(call), pictured(call, call.body().path("richMenuId").asString("")).id());
            return new Answer(202, Map.of(), 0);
        });
    }

    @PostMapping("/v2/bot/richmenu/bulk/unlink")
    void bulkUnlink(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("richmenu-bulk", request, response, call -> {
            menus.link(persons(call), null);
            return new Answer(202, Map.of(), 0);
        });
    }

    private static void check(JsonNode definition) {
        List<Violation> violations = RichMenuRules.violations(definition);
        if (!violations.isEmpty()) {
            throw Refusal.of(violations);
        }
    }

    private ObjectNode withId(PhoneMenus.Menu menu) {
        return json.createObjectNode().put("richMenuId", menu.id()).setAll((ObjectNode) menu.definition());
    }

    private static Answer answer(@Nullable String id) {
        if (id == null) {
            throw new Refusal(404, "the user has no richmenu");
        }
        return Answer.ok(Map.of("richMenuId", id));
    }

    private PhoneMenus.Menu menu(Call call, String id) {
        PhoneMenus.Menu menu = menus.find(call.channel().key(), id);
        if (menu == null) {
            throw new Refusal(404, "richmenu not found");
        }
        return menu;
    }

    private PhoneMenus.Menu pictured(Call call, String id) {
        PhoneMenus.Menu menu = menu(call, id);
        if (!menu.pictured()) {
            throw new Refusal(400, "must upload richmenu image before applying it to user");
        }
        return menu;
    }

    private String person(Call call, String userId) {
        Phone phone = people.byId(userId);
        if (phone == null || !phone.owner().channel().equals(call.channel().key())) {
            throw new Refusal(400, "The user ID doesn't exist in this channel");
        }
        return userId;
    }

    private List<String> persons(Call call) {
        JsonNode ids = call.body().path("userIds");
        if (!ids.isArray() || ids.isEmpty() || ids.size() > MOST_LINKS) {
            throw Refusal.of("userIds", "Size must be between 1 and " + MOST_LINKS);
        }
        List<String> persons = new ArrayList<>();
        ids.forEach(id -> persons.add(person(call, id.asString(""))));
        return persons;
    }

    private static boolean isOfThisSize(byte[] picture, JsonNode size) throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            return reader.getWidth(0) == size.path("width").asInt() && reader.getHeight(0) == size.path("height").asInt();
        }
    }
}
