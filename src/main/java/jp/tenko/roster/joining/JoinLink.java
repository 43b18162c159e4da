package jp.tenko.roster.joining;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/**
 * A link, or a QR code of it, that opens the chat with the account with a text already typed in; the person has only to
 * send it. Source: LINE, "Using LINE URL scheme", {@code oaMessage} (line.md §4).
 */
public final class JoinLink {

    private JoinLink() {}

    /** @param basicId the account's basic id, {@code @abc1234x} ({@code tenko.line.channels.<key>.basic-id}) */
    public static URI of(String basicId, JoinCode code) {
        return of(basicId, code.grouped());
    }

    static URI of(String basicId, String text) {
        String id = basicId.startsWith("@") ? basicId : "@" + basicId;
        return URI.create("https://line.me/R/oaMessage/" + UriUtils.encode(id, StandardCharsets.UTF_8) + "/?"
                + UriUtils.encode(text, StandardCharsets.UTF_8));
    }
}
