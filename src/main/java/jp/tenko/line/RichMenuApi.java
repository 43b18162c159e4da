package jp.tenko.line;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** LINE's requests about rich menus. Each can be repeated, except {@link #create}: look with {@link #list} before it. */
@Component
class RichMenuApi {

    /** LINE takes at most so many people in one request. */
    static final int LINKS_AT_ONCE = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration PATIENCE_FOR_A_PICTURE = Duration.ofSeconds(25);

    private final LineApi line;
    private final LineSettings settings;
    private final ObjectMapper json;

    RichMenuApi(LineApi line, LineSettings settings, ObjectMapper json) {
        this.line = line;
        this.settings = settings;
        this.json = json;
    }

    /** What LINE said; {@code ok} false: it understood, and will say the same next time. */
    record Answer(boolean ok, int status, String body) {}

    record Found(String lineId, String name) {}

    /** LINE is away or wants to be asked later; what was asked may have been done. */
    static final class NotNow extends IOException {

        NotNow(int status, String path) {
            super(status + " from LINE for " + path);
        }
    }

    List<Found> list(ChannelKey channel) throws IOException, InterruptedException {
        Answer answer = ask(channel, "GET", "/v2/bot/richmenu/list", null);
        List<Found> found = new ArrayList<>();
        if (answer.ok()) {
            for (JsonNode menu : json.readTree(answer.body()).path("richmenus")) {
                found.add(new Found(menu.path("richMenuId").asString(""), menu.path("name").asString("")));
            }
        }
        return found;
    }

    /** @return with the new menu's id as body */
    Answer create(ChannelKey channel, String definition) throws IOException, InterruptedException {
        Answer answer = ask(channel, "POST", "/v2/bot/richmenu", definition);
        return answer.ok()
                ? new Answer(true, answer.status(), json.readTree(answer.body()).required("richMenuId").asString())
                : answer;
    }

    Answer upload(ChannelKey channel, String lineId, byte[] png) throws IOException, InterruptedException {
        String path = "/v2/bot/richmenu/" + lineId + "/content";
        HttpRequest request = line.request(channel, settings.dataBaseUrl(), path)
                .setHeader("Content-Type", "image/png")
                .timeout(PATIENCE_FOR_A_PICTURE)
                .POST(BodyPublishers.ofByteArray(png))
                .build();
        return read(line.exchange(request, HttpResponse.BodyHandlers.ofString(), PATIENCE_FOR_A_PICTURE), path);
    }

    boolean hasPicture(ChannelKey channel, String lineId) throws IOException, InterruptedException {
        String path = "/v2/bot/richmenu/" + lineId + "/content";
        HttpRequest request = line.request(channel, settings.dataBaseUrl(), path).GET().build();
        HttpResponse<Void> answer = line.exchange(request, HttpResponse.BodyHandlers.discarding(), PATIENCE_FOR_A_PICTURE);
        return answer.statusCode() == 200;
    }

    Answer delete(ChannelKey channel, String lineId) throws IOException, InterruptedException {
        return ask(channel, "DELETE", "/v2/bot/richmenu/" + lineId, null);
    }

    Answer makeDefault(ChannelKey channel, String lineId) throws IOException, InterruptedException {
        return ask(channel, "POST", "/v2/bot/user/all/richmenu/" + lineId, "");
    }

    /** One person: they see it at once. */
    Answer link(ChannelKey channel, String lineUserId, String lineId) throws IOException, InterruptedException {
        return ask(channel, "POST", "/v2/bot/user/" + lineUserId + "/richmenu/" + lineId, "");
    }

    Answer unlink(ChannelKey channel, String lineUserId) throws IOException, InterruptedException {
        return ask(channel, "DELETE", "/v2/bot/user/" + lineUserId + "/richmenu", null);
    }

    /** At most {@value #LINKS_AT_ONCE} people; LINE says 202 and does it in its own time. */
    Answer link(ChannelKey channel, List<String> lineUserIds, String lineId) throws IOException, InterruptedException {
        return ask(channel, "POST", "/v2/bot/richmenu/bulk/link", json.writeValueAsString(
                Map.of("richMenuId", lineId, "userIds", lineUserIds)));
    }

    Answer unlink(ChannelKey channel, List<String> lineUserIds) throws IOException, InterruptedException {
        return ask(channel, "POST", "/v2/bot/richmenu/bulk/unlink", json.writeValueAsString(Map.of("userIds", lineUserIds)));
    }

    private Answer ask(ChannelKey channel, String method, String path, @org.jspecify.annotations.Nullable String body)
            throws IOException, InterruptedException {
        URI base = settings.apiBaseUrl();
        HttpRequest request = line.request(channel, base, path)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return read(line.exchange(request, HttpResponse.BodyHandlers.ofString(), PATIENCE), path);
    }

    /** A gateway's answer or a wrong token says nothing about the menu: later. */
    private static Answer read(HttpResponse<String> answer, String path) throws NotNow {
        int status = answer.statusCode();
        return switch (status) {
            case 400, 404, 410, 413, 415 -> new Answer(false, status, shortened(answer.body()));
            default -> {
                if (status >= 300) {
                    throw new NotNow(status, path);
                }
                yield new Answer(true, status, answer.body());
            }
        };
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
