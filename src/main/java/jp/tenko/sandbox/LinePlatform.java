package jp.tenko.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.tenko.sandbox.FrontDesk.Answer;
import jp.tenko.sandbox.Quotas.Quota;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The stand-in for api.line.me and api-data.line.me, at the root of this web server as LINE's own client expects. It refuses what
 * LINE refuses, in LINE's words, so that a bot that works here has a chance to work there.
 */
@RestController("sandboxLinePlatform")
@Profile("sandbox")
class LinePlatform {

    private final FrontDesk desk;
    private final PostOffice post;
    private final People people;
    private final Chats chats;
    private final Quotas quotas;
    private final Contents contents;

    LinePlatform(FrontDesk desk, PostOffice post, People people, Chats chats, Quotas quotas, Contents contents) {
        this.desk = desk;
        this.post = post;
        this.people = people;
        this.chats = chats;
        this.quotas = quotas;
        this.contents = contents;
    }

    @PostMapping("/v2/bot/message/reply")
    void reply(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("reply", request, response, post::reply);
    }

    @PostMapping("/v2/bot/message/push")
    void push(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("push", request, response, post::push);
    }

    @PostMapping("/v2/bot/message/multicast")
    void multicast(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("multicast", request, response, post::multicast);
    }

    @PostMapping({"/v2/bot/message/validate/reply", "/v2/bot/message/validate/push", "/v2/bot/message/validate/multicast"})
    void validate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("validate", request, response, post::validate);
    }

    @GetMapping("/v2/bot/profile/{userId}")
    void profile(@PathVariable String userId, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("profile", request, response, call -> {
            Phone phone = people.byId(userId);
            if (phone == null || !phone.owner().channel().equals(call.channel().key())
                    || phone.standing() != Phone.Standing.FRIEND) {
                throw new Refusal(404, "Not found");
            }
            Person person = phone.owner();
            return Answer.ok(Map.of("userId", person.id(), "displayName", person.name(), "language", person.language()));
        });
    }

    @GetMapping("/v2/bot/info")
    void info(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("info", request, response, call -> Answer.ok(Map.of(
                "userId", call.channel().botUserId(), "basicId", call.channel().basicId(),
                "displayName", call.channel().key(), "chatMode", "bot", "markAsReadMode", "auto")));
    }

    @GetMapping("/v2/bot/message/quota")
    void quota(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("quota", request, response, call -> {
            Quota quota = quotas.of(call.channel().key());
            return Answer.ok(quota.limit() == null
                    ? Map.of("type", "none") : Map.of("type", "limited", "value", quota.limit()));
        });
    }

    @GetMapping("/v2/bot/message/quota/consumption")
    void consumption(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("consumption", request, response,
                call -> Answer.ok(Map.of("totalUsage", quotas.of(call.channel().key()).used())));
    }

    @GetMapping({"/v2/bot/message/{id}/content", "/v2/bot/message/{id}/content/preview"})
    void content(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("content", request, response, call -> {
            Path file = contents.of(id);
            if (file == null) {
                throw contents.unsent(id) ? new Refusal(410, "The content is gone") : new Refusal(404, "Not found");
            }
            return Answer.ok(Files.readAllBytes(file));
        });
    }

    /** Only videos and audio are transcoded; people in the sandbox send photos. */
    @GetMapping("/v2/bot/message/{id}/content/transcoding")
    void transcoding(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("transcoding", request, response, call -> {
            throw contents.of(id) == null ? new Refusal(404, "Not found")
                    : new Refusal(400, "The message is neither a video nor an audio message");
        });
    }

    @PostMapping("/v2/bot/chat/loading/start")
    void loading(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("loading", request, response, call -> {
            Phone phone = people.byId(call.body().path("chatId").asString(""));
            int seconds = call.body().path("loadingSeconds").asInt(20);
            if (phone == null) {
                throw Refusal.of("chatId", "Must be the user ID of a one-on-one chat");
            }
            if (seconds < 5 || seconds > 60 || seconds % 5 != 0) {
                throw Refusal.of("loadingSeconds", "Must be a multiple of 5 between 5 and 60");
            }
            chats.typing(phone, seconds);
            return new Answer(202, Map.of(), 0);
        });
    }

    @PostMapping("/v2/bot/chat/markAsRead")
    void markAsRead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("markAsRead", request, response, call -> Answer.ok(Map.of()));
    }

    /** Only for verified accounts, which ours is not. */
    @GetMapping("/v2/bot/followers/ids")
    void followers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("followers", request, response, call -> {
            throw new Refusal(403, "Access to this API is not available for your account");
        });
    }

    @RequestMapping("/v2/**")
    void anythingElse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve("other", request, response, call -> {
            throw new Refusal(404, "Not found");
        });
    }
}
