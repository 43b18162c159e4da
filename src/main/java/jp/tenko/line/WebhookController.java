package jp.tenko.line;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/**
 * Where LINE knocks. A 200 means: it is on disk. Nothing is handled here, because LINE waits two seconds at most
 * (line.md §1).
 */
@RestController
public class WebhookController {

    /** Far above what LINE sends; keeps a stranger from filling the memory before the signature is checked. */
    static final int BODY_AT_MOST = 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

    private final Map<String, Signature> signatures = new HashMap<>();
    private final Inbox inbox;
    private final WebhookReader reader;

    WebhookController(LineSettings settings, Inbox inbox, WebhookReader reader) {
        settings.channels().forEach((key, channel) -> signatures.put(key, new Signature(channel.secret())));
        this.inbox = inbox;
        this.reader = reader;
    }

    @PostMapping("/line/webhook/{channel}")
    ResponseEntity<Void> receive(
            @PathVariable String channel,
            @RequestHeader(name = "x-line-signature", required = false) @Nullable String header,
            HttpServletRequest request)
            throws IOException {
        Signature signature = signatures.get(channel);
        if (signature == null) {
            return answer(HttpStatus.NOT_FOUND);
        }
        byte[] body = request.getInputStream().readNBytes(BODY_AT_MOST + 1);
        if (body.length > BODY_AT_MOST) {
            return answer(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (!signature.proves(body, header)) {
            return answer(HttpStatus.UNAUTHORIZED);
        }
        return keep(new ChannelKey(channel), body);
    }

    private ResponseEntity<Void> keep(ChannelKey channel, byte[] body) {
        List<Inbox.Row> rows;
        try {
            rows = reader.rows(channel, body);
        } catch (JacksonException | IllegalArgumentException e) {
            log.warn("Webhook of channel {}: signed, but not what LINE sends ({}); refused", channel, e.getClass());
            return answer(HttpStatus.BAD_REQUEST);
        }
        try {
            inbox.accept(rows);
            return answer(HttpStatus.OK);
        } catch (Inbox.NotKept e) {
            log.warn("Webhook of channel {}: {} events could not be kept, LINE will deliver them again", channel, rows.size());
            return answer(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
